package dev.relais.conversation;

import dev.relais.insight.Insight;
import dev.relais.rules.Priority;
import dev.relais.sla.TargetKind;
import java.math.BigDecimal;
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
     * @param terms what {@code sla} promises; null where it is none, or as it was
     */
    record ConversationRouted(
            @Nullable String queue,
            Priority priority,
            @Nullable String sla,
            int weight,
            List<String> tags,
            Map<String, Integer> requires,
            @Nullable String preferAgent,
            List<String> rules,
            @Nullable Terms terms)
            implements ConversationEvent {
        public ConversationRouted {
            tags = List.copyOf(tags);
            requires = Map.copyOf(requires);
            rules = List.copyOf(rules);
        }

        /** What is promised is not written down. */
        public ConversationRouted(
                @Nullable String queue,
                Priority priority,
                @Nullable String sla,
                int weight,
                List<String> tags,
                Map<String, Integer> requires,
                @Nullable String preferAgent,
                List<String> rules) {
            this(queue, priority, sla, weight, tags, requires, preferAgent, rules, null);
        }
    }

    /**
     * What was said about the brand became a matter to be dealt with: the message that follows was found by listening.
     *
     * @param queries the saved queries that found it, sorted
     * @param by the rule or the person that decided so
     */
    record MentionPromoted(List<String> queries, String by) implements ConversationEvent {
        /** Copies the list. */
        public MentionPromoted {
            queries = List.copyOf(queries);
        }
    }

    /** The service level that the rules chose promises something else from now on: the desk was opened with another desk file. */
    record TermsChanged(Terms terms) implements ConversationEvent {}

    /**
     * A share of a target's time has passed, and it is not met. Happened at that instant, whenever anybody looked.
     *
     * @param startedAt of the target
     * @param dueAt of the target, as it was known at that instant; null where a pause began there and then
     * @param share of its time, from 0 to 1
     */
    record TargetWarned(
            TargetKind target, Instant startedAt, @Nullable Instant dueAt, BigDecimal share)
            implements ConversationEvent {}

    /** A target was not met when it was due. Happened at that instant, {@code dueAt}, whenever anybody looked. */
    record TargetBreached(TargetKind target, Instant startedAt, Instant dueAt) implements ConversationEvent {}

    /**
     * A step of a service level was taken because of a target in danger, or missed.
     *
     * @param startedAt of the target
     * @param step the step in words
     * @param tell agents who are to be told: by the host
     * @param priority what it has at least from now on; null: as before
     * @param also queues whose agents may take it from now on
     * @param handTo the agent to whom it goes first from now on; null: nobody in particular
     */
    record ConversationEscalated(
            TargetKind target,
            Instant startedAt,
            String step,
            List<String> tell,
            @Nullable Priority priority,
            List<String> also,
            @Nullable String handTo)
            implements ConversationEvent {
        /** Copies the lists. */
        public ConversationEscalated {
            tell = List.copyOf(tell);
            also = List.copyOf(also);
        }
    }

    /** The conversation waits in a queue. */
    record ConversationQueued(String queue, QueueReason reason) implements ConversationEvent {}

    /** The conversation is held out to an agent for a limited time. */
    record OfferMade(String offer, String agent, Duration limit) implements ConversationEvent {}

    /** The same offer is held out to one more, until the same instant: whoever accepts first has it. */
    record OfferExtended(String offer, String agent) implements ConversationEvent {}

    /** The agent took the offer. */
    record OfferAccepted(String offer, String agent) implements ConversationEvent {}

    /**
     * The agent does not want it.
     *
     * @param askAgain whether it may be held out to him again all the same
     */
    record OfferDeclined(String offer, String agent, boolean askAgain) implements ConversationEvent {
        /** He is not asked again. */
        public OfferDeclined(String offer, String agent) {
            this(offer, agent, false);
        }
    }

    /**
     * The agent did not answer in time.
     *
     * @param askAgain whether it may be held out to him again all the same
     */
    record OfferExpired(String offer, String agent, boolean askAgain) implements ConversationEvent {
        /** He is not asked again. */
        public OfferExpired(String offer, String agent) {
            this(offer, agent, false);
        }
    }

    /**
     * The agent could not answer: he left, or his shift ended.
     *
     * @param askAgain whether it may be held out to him again when he is back
     */
    record OfferWithdrawn(String offer, String agent, QueueReason reason, boolean askAgain)
            implements ConversationEvent {}

    /**
     * The conversation belongs to an agent.
     *
     * @param token fencing token: every reply must carry the newest one
     */
    record ConversationAssigned(String agent, long token) implements ConversationEvent {}

    /**
     * The owner gave the conversation back, or it was taken from him: then his token is stale from here on.
     *
     * @param askAgain whether it may be held out to him again
     */
    record ConversationReleased(String agent, QueueReason reason, boolean askAgain) implements ConversationEvent {
        /** He is not asked again. */
        public ConversationReleased(String agent, QueueReason reason) {
            this(agent, reason, false);
        }
    }

    /**
     * A reply was decided. It goes out when the replies before it have an outcome.
     *
     * @param inReplyTo external id of the message that it answers; null in a private thread without one
     * @param visibility where the customer gets it: private also under a public message, where the network can do that
     * @param automatic whether a machine decided it
     * @param draft the draft that it was; null where there was none
     */
    record ReplyRequested(
            SendId send,
            String agent,
            String text,
            @Nullable String inReplyTo,
            Visibility visibility,
            boolean automatic,
            @Nullable String draft)
            implements ConversationEvent {
        @Override
        public String toString() {
            return "ReplyRequested[" + send + "]";
        }
    }

    /**
     * A customer's public message shall be hidden from others, or shown again.
     *
     * @param send names the act
     */
    record HidingRequested(SendId send, String agent, MessageRef message, boolean hidden)
            implements ConversationEvent {}

    /**
     * The network is about to be called.
     *
     * @param attempt counted from 1
     * @param term of the desk that calls
     */
    record SendStarted(SendId send, int attempt, long term) implements ConversationEvent {}

    /**
     * What is known of a send from now on.
     *
     * @param attempt whose outcome it is; 0 before the first
     * @param reason why it did not arrive, or why it waits
     * @param until when it may be tried again; null unless {@code state} is {@link SendState#THROTTLED}
     */
    record SendSettled(
            SendId send,
            int attempt,
            SendState state,
            @Nullable String externalId,
            @Nullable String reason,
            @Nullable Instant until)
            implements ConversationEvent {}

    /** A customer's public message is hidden from others, or shown again. */
    record MessageHidden(MessageRef message, boolean hidden) implements ConversationEvent {}

    /** The agent answered and waits for the customer. */
    record CustomerAwaited() implements ConversationEvent {}

    /** The customer wrote again while the agent waited for him. */
    record ConversationResumed() implements ConversationEvent {}

    /** The matter is settled. */
    record ConversationResolved(String agent) implements ConversationEvent {}

    /**
     * The customer wrote again after the matter was settled, or an agent took it up again.
     *
     * @param episode the same as before, or the next where the matter had rested for so long that this is a new one
     */
    record ConversationReopened(int episode) implements ConversationEvent {}

    /** Somebody dealt with it in the network's own application, or by other means. */
    record ConversationHandledElsewhere(String agent) implements ConversationEvent {}

    /** Nobody has to look at it before {@code until}, unless the customer writes. */
    record ConversationSnoozed(String agent, Instant until) implements ConversationEvent {}

    /** An employee wrote something that the customer never sees. */
    record NoteAdded(String note, String author, String text) implements ConversationEvent {
        @Override
        public String toString() {
            return "NoteAdded[" + note + "]";
        }
    }

    /** The owner asks another employee, and keeps the conversation. */
    record ConsultationRequested(String consultation, String by, String agent, String question)
            implements ConversationEvent {
        @Override
        public String toString() {
            return "ConsultationRequested[" + consultation + "]";
        }
    }

    /** He answered; what he said is the note or the draft that follows. */
    record ConsultationAnswered(String consultation, String agent) implements ConversationEvent {}

    /**
     * An answer is being prepared. Any approval of an earlier text of it is void.
     *
     * @param inReplyTo external id of the message that it would answer
     */
    record DraftSaved(
            String draft,
            String author,
            String text,
            @Nullable String inReplyTo) implements ConversationEvent {
        @Override
        public String toString() {
            return "DraftSaved[" + draft + "]";
        }
    }

    /** It will not be used. */
    record DraftDiscarded(String draft, String agent) implements ConversationEvent {}

    /**
     * Somebody else shall look at a draft before it goes out.
     *
     * @param hash of its text and its target, see {@link Draft#hash}
     * @param limit for how long the request stands
     */
    record ApprovalRequested(String draft, String by, String hash, Duration limit) implements ConversationEvent {}

    /** Somebody else than the author agreed to exactly this text for exactly this target. */
    record ApprovalGiven(String draft, String by, String hash) implements ConversationEvent {}

    /** Somebody else than the author did not agree. */
    record ApprovalRefused(String draft, String by, String reason) implements ConversationEvent {
        @Override
        public String toString() {
            return "ApprovalRefused[" + draft + "]";
        }
    }

    /** Nobody looked in time, or what was agreed to was not sent in time. */
    record ApprovalExpired(String draft) implements ConversationEvent {}

    /** Another conversation is about the same matter. */
    record ConversationLinked(ConversationId other, LinkReason reason) implements ConversationEvent {}

    /**
     * The customer will be called.
     *
     * @param consent how he agreed, in the agent's words
     * @param from when the call may be made, at the earliest
     * @param to by when it was promised, exclusive
     */
    record CallPromised(String call, String agent, String consent, Instant from, Instant to)
            implements ConversationEvent {
        @Override
        public String toString() {
            return "CallPromised[" + call + "]";
        }
    }

    /** What became of a promised call. */
    record CallEnded(String call, String agent, CallResult result) implements ConversationEvent {}

    /** What the customer and the brand said to each other is gone; that they did, and when, stays. */
    record ContentErased(String by) implements ConversationEvent {}

    /** Why two conversations are about the same matter. */
    enum LinkReason {
        /** A private answer was given to a public message. */
        PRIVATE_REPLY,
        /** A person said so. */
        BY_HAND
    }

    /** What became of a promised call. */
    enum CallResult {
        REACHED,
        NOT_REACHED,
        CANCELLED
    }

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
        RELEASED,
        /** Its owner gave it to another queue. */
        TRANSFERRED,
        /** A person put it there by hand. */
        BY_HAND,
        /** It was snoozed, and its time came or the customer wrote. */
        WOKEN,
        /** Its agent signed off, or his devices fell silent. */
        VANISHED,
        /** The customer waits, and its owner did nothing for too long. */
        SILENT_OWNER,
        /** Its agent's shift ended. */
        SHIFT_ENDED,
        /** The customer wrote again, and its owner had no room for it any more. */
        RETURNED,
        /** A promise was in danger or broken, and a lead is asked. */
        ESCALATED;

        /** Whether a desk takes it from an agent who does not answer. */
        public boolean isRecall() {
            return this == VANISHED || this == SILENT_OWNER || this == SHIFT_ENDED;
        }

        /** Whether it was taken from its owner without his doing: his token is stale. */
        public boolean isTaken() {
            return isRecall() || this == RETURNED || this == ESCALATED;
        }

        /** Whether it waits again because of what somebody who had it did not do: it keeps the time that it has waited. */
        public boolean isFailure() {
            return isRecall() || this == DECLINED || this == EXPIRED || this == ESCALATED;
        }
    }
}
