package dev.relais.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody wants to happen to a conversation. */
public sealed interface Command {
    /**
     * The rules said where it goes. Also while it waits in a queue: the rules were asked again.
     *
     * @param reopenWindow for how long after it was resolved a new message belongs to the same episode
     */
    record Route(ConversationEvent.ConversationRouted routed, Duration reopenWindow) implements Command {}

    /**
     * The engine holds it out to an agent.
     *
     * @param also to whom else at the same time
     */
    record Offer(String agent, List<String> also, Duration limit) implements Command {
        /** Copies the list. */
        public Offer {
            also = List.copyOf(also);
        }

        /** To one agent. */
        public Offer(String agent, Duration limit) {
            this(agent, List.of(), limit);
        }
    }

    /** The agent takes the offer. */
    record Accept(String offer, String agent) implements Command {}

    /**
     * The agent does not want it.
     *
     * @param queue where it waits then; null: where it waited
     * @param askAgain whether it may be held out to him again
     */
    record Decline(String offer, String agent, @Nullable String queue, boolean askAgain) implements Command {
        /** It waits where it waited, for somebody else. */
        public Decline(String offer, String agent) {
            this(offer, agent, null, false);
        }
    }

    /**
     * Time has passed: what is due happens, the first thing of it ({@link Conversation#nextChange}).
     *
     * @param queue where what was offered in vain waits then; null: where it waited
     * @param askAgain whether it may be held out to the same agent again
     */
    record Elapse(@Nullable String queue, boolean askAgain) implements Command {
        /** What was offered in vain waits where it waited, for somebody else. */
        public Elapse() {
            this(null, false);
        }
    }

    /**
     * An offer is open to somebody who cannot answer it: it is withdrawn from him.
     *
     * @param agent who cannot
     * @param reason why, one that is {@linkplain ConversationEvent.QueueReason#isRecall() not his doing}
     * @param queue where it waits then; null: where it waited
     * @param askAgain whether it may be held out to him again
     */
    record Withdraw(
            String offer,
            String agent,
            ConversationEvent.QueueReason reason,
            @Nullable String queue,
            boolean askAgain) implements Command {
        /** @throws IllegalArgumentException if {@code reason} is of another kind */
        public Withdraw {
            isRecall(reason);
        }
    }

    /**
     * A customer waits for somebody who does not answer: the conversation is taken from him. His token is stale then. Refused
     * where {@linkplain Conversation#isReplyOwed() no reply is owed}.
     *
     * @param token the owner's
     * @param reason why, one that is {@linkplain ConversationEvent.QueueReason#isRecall() not his doing}
     * @param queue where it waits then; null: where it came from
     * @param askAgain whether it may be held out to him again
     */
    record TakeBack(
            long token,
            ConversationEvent.QueueReason reason,
            @Nullable String queue,
            boolean askAgain) implements Command {
        /** @throws IllegalArgumentException if {@code reason} is of another kind */
        public TakeBack {
            isRecall(reason);
        }
    }

    private static void isRecall(ConversationEvent.QueueReason reason) {
        if (!reason.isRecall()) {
            throw new IllegalArgumentException("nothing is taken back because of " + reason);
        }
    }

    /** A person gives it to an agent by hand, whoever has it now: that beats the engine, and may exceed his capacity. */
    record Assign(String agent) implements Command {}

    /** A person puts what nobody owns into a queue by hand. */
    record Enqueue(String queue) implements Command {}

    /** The owner gives it to another queue. */
    record Transfer(long token, String queue) implements Command {}

    /** The owner gives it back. */
    record Release(long token) implements Command {}

    /** The owner asks another employee, and keeps the conversation. */
    record Consult(long token, String agent, String question) implements Command {}

    /** The employee who was asked answers: a draft for the owner to send, or a note. */
    record Answer(String consultation, String agent, String text, boolean asDraft) implements Command {}

    /** An employee writes something that the customer never sees. */
    record AddNote(String author, String text) implements Command {}

    /**
     * An employee prepares an answer.
     *
     * @param draft the draft that gets this text; null for a new one
     */
    record SaveDraft(@Nullable String draft, String author, String text) implements Command {}

    /** A draft will not be used. */
    record DiscardDraft(String draft, String agent) implements Command {}

    /** Somebody else shall look at a draft before it goes out. */
    record RequestApproval(String draft, String by, Duration limit) implements Command {}

    /**
     * Somebody else than the author agrees.
     *
     * @param hash of what he saw: {@link Approval#hash}
     */
    record Approve(String draft, String by, String hash) implements Command {}

    /** Somebody else than the author does not agree. */
    record RefuseApproval(String draft, String by, String reason) implements Command {}

    /**
     * The owner answers.
     *
     * @param visibility where the customer gets it; null: where the conversation stands
     * @param automatic whether a machine decided it
     * @param needsApproval whether the host's policy wants a second pair of eyes
     */
    record Reply(long token, String text, @Nullable Visibility visibility, boolean automatic, boolean needsApproval)
            implements Command {}

    /** The owner sends a draft. Where approval was asked for or {@code needsApproval}, it must stand. */
    record SendDraft(long token, String draft, boolean needsApproval) implements Command {}

    /** The owner hides a customer's public message from others, or shows it again. */
    record Hide(long token, MessageId message, boolean hidden) implements Command {}

    /** A desk is about to call the network. */
    record Start(SendId send, long term) implements Command {}

    /**
     * Something is known of a send.
     *
     * @param attempt whose outcome it is
     * @param sent the message as the network has it now; null unless {@code state} is {@link SendState#SENT}
     * @param until when it may be tried again; null unless {@code state} is {@link SendState#THROTTLED}
     */
    record Settle(
            SendId send,
            int attempt,
            SendState state,
            @Nullable Message sent,
            @Nullable String reason,
            @Nullable Instant until)
            implements Command {}

    /** Nobody has to look at it before {@code until}, unless the customer writes. */
    record Snooze(long token, Instant until) implements Command {}

    /** The owner waits for the customer. */
    record Await(long token) implements Command {}

    /**
     * The customer wrote: what waits for him or was snoozed goes on.
     *
     * @param hasRoom whether its owner has room for it; else it waits in its queue again, for him first
     */
    record Resume(boolean hasRoom) implements Command {
        /** Its owner has room. */
        public Resume() {
            this(true);
        }
    }

    /** The owner says that the matter is settled. */
    record Resolve(long token) implements Command {}

    /** An agent takes up again what was settled. */
    record Reopen(String agent) implements Command {}

    /** Somebody dealt with it in the network's own application. */
    record HandleElsewhere(String agent) implements Command {}

    /** The owner promises a call. */
    record PromiseCall(long token, String consent, Instant from, Instant to) implements Command {}

    /** What became of a promised call. */
    record EndCall(String call, String agent, ConversationEvent.CallResult result) implements Command {}

    /** Another conversation is about the same matter. */
    record Link(ConversationId other, ConversationEvent.LinkReason reason) implements Command {}

    /** What was said shall be gone. */
    record Erase(String by) implements Command {}

    /** What a command does: events to add, in order. */
    sealed interface Verdict {
        /** It happens. */
        record Agreed(List<ConversationEvent> events) implements Verdict {
            public Agreed {
                events = List.copyOf(events);
            }
        }

        /** It does not; nothing changes. */
        record Refused(Refusal refusal) implements Verdict {}
    }
}
