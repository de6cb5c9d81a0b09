package dev.relais.conversation;

import dev.relais.insight.Insight;
import dev.relais.rules.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a conversation. A conversation is the fold of its events.
 *
 * <p>Records of facts: they are never changed and never taken back; what undoes one is another event.
 */
public sealed interface ConversationEvent {
    /** The first event of every conversation. */
    record ConversationOpened(ConversationKey key, String network) implements ConversationEvent {}

    /**
     * The customer wrote.
     *
     * @param revision 0, or the count of edits where only a later version was ever told
     */
    record MessageReceived(Message message, long revision) implements ConversationEvent {}

    /**
     * The brand wrote.
     *
     * @param revision as in {@link MessageReceived}
     * @param origin through Relais, or elsewhere
     * @param send the send that it is the outcome of; null where it was written elsewhere
     */
    record MessageSent(
            Message message,
            long revision,
            Origin origin,
            @Nullable SendId send) implements ConversationEvent {}

    /** A second copy of a message told more than the first: {@code message} is both together. */
    record MessageCompleted(Message message) implements ConversationEvent {}

    /** A message got another text. The later version wins, whatever the order of arrival. */
    record MessageEdited(MessageRef message, Version version) implements ConversationEvent {}

    /** A message was taken away on the network. Final: its content goes, the fact stays. */
    record MessageWithdrawn(MessageRef message) implements ConversationEvent {}

    /**
     * Somebody reacted to a message, or took the reaction back.
     *
     * @param reaction the network's word; null where it gives none
     */
    record ReactionChanged(
            MessageRef message,
            @Nullable Author author,
            @Nullable String reaction,
            boolean added) implements ConversationEvent {}

    /** The network says that the customer's device got, or the customer read, all that was sent up to a time. */
    record ReceiptReceived(Receipt receipt, Instant upTo) implements ConversationEvent {}

    /** Another application took or gave back the thread; null where nobody holds it. */
    record ThreadOwnerChanged(@Nullable String owner) implements ConversationEvent {}

    /** What analysis says of a message. */
    record MessageAnalyzed(MessageId message, Insight insight) implements ConversationEvent {}

    /**
     * The rules were asked.
     *
     * @param queue null where the conversation goes nowhere
     * @param rules ids of the rules that matched, in file order
     */
    record ConversationRouted(
            @Nullable String queue,
            Priority priority,
            @Nullable String sla,
            int weight,
            List<String> tags,
            Map<String, Integer> requires,
            @Nullable String preferAgent,
            List<String> rules)
            implements ConversationEvent {
        public ConversationRouted {
            tags = List.copyOf(tags);
            requires = Map.copyOf(requires);
            rules = List.copyOf(rules);
        }
    }

    /** The conversation waits in a queue. */
    record ConversationQueued(String queue, QueueReason reason) implements ConversationEvent {}

    /** The conversation is held out to an agent for a limited time. */
    record OfferMade(String offer, String agent, Duration limit) implements ConversationEvent {}

    /** The agent took the offer. */
    record OfferAccepted(String offer, String agent) implements ConversationEvent {}

    /** The agent does not want it. */
    record OfferDeclined(String offer, String agent) implements ConversationEvent {}

    /** The agent did not answer in time. */
    record OfferExpired(String offer, String agent) implements ConversationEvent {}

    /**
     * The conversation belongs to an agent.
     *
     * @param token fencing token: every reply must carry the newest one
     */
    record ConversationAssigned(String agent, long token) implements ConversationEvent {}

    /** The owner gave the conversation back, or it was taken from him. */
    record ConversationReleased(String agent, QueueReason reason) implements ConversationEvent {}

    /**
     * A reply was decided; it goes out now.
     *
     * @param inReplyTo external id of the message that it answers; null in a private thread without one
     */
    record ReplyRequested(
            SendId send,
            String agent,
            String text,
            @Nullable String inReplyTo) implements ConversationEvent {
        @Override
        public String toString() {
            return "ReplyRequested[" + send + "]";
        }
    }

    /** The network answered a send, or did not. */
    record SendSettled(
            SendId send,
            SendState state,
            @Nullable String externalId,
            @Nullable String reason) implements ConversationEvent {}

    /** The agent answered and waits for the customer. */
    record CustomerAwaited() implements ConversationEvent {}

    /** The customer wrote again while the agent waited for him. */
    record ConversationResumed() implements ConversationEvent {}

    /** The matter is settled. */
    record ConversationResolved(String agent) implements ConversationEvent {}

    /** The customer wrote again after the matter was settled, or an agent took it up again. */
    record ConversationReopened() implements ConversationEvent {}

    /** Where an outbound message was written. */
    enum Origin {
        RELAIS,
        ELSEWHERE
    }

    /** What a receipt says. */
    enum Receipt {
        DELIVERED,
        READ
    }

    /** Why a conversation waits in a queue. */
    enum QueueReason {
        ROUTED,
        REOPENED,
        DECLINED,
        EXPIRED,
        RELEASED
    }
}
