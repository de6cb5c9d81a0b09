package dev.relais.conversation;

import java.time.Instant;

/**
 * Where a conversation is. At every instant exactly one of these: an open conversation is queued, offered, owned, waiting for
 * the customer, or snoozed; one that is not open was resolved, set aside by a rule, or has not been routed yet.
 */
public sealed interface ConversationState {
    /** Not routed yet: lasts only until the rules were asked. */
    record Unrouted() implements ConversationState {}

    /** Waits for people of a department. */
    record Queued(String queue, Instant since) implements ConversationState {}

    /** Held out to an agent until {@code expiresAt}, exclusive; waits since {@code since}. */
    record Offered(String queue, String offer, String agent, Instant expiresAt, Instant since)
            implements ConversationState {}

    /** Belongs to an agent, whose replies carry {@code token}. */
    sealed interface Assigned extends ConversationState {
        /** The queue that it came from, and goes back to. */
        String queue();

        /** Whose it is. */
        String agent();

        /** Fencing token. */
        long token();
    }

    /** The agent's turn. */
    record Owned(String queue, String agent, long token) implements Assigned {}

    /** The agent has answered; the customer's turn. */
    record AwaitingCustomer(String queue, String agent, long token) implements Assigned {}

    /** Nobody's until {@code until}, or until the customer writes; then it waits in its queue for {@code agent} first. */
    record Snoozed(String queue, String agent, Instant until) implements ConversationState {}

    /** A rule decided that it goes nowhere. */
    record SetAside() implements ConversationState {}

    /** The matter is settled. */
    record Resolved(String agent, Instant at) implements ConversationState {}

    /** Whether work is left to do. */
    default boolean isOpen() {
        return !(this instanceof SetAside) && !(this instanceof Resolved);
    }

    /** Whether a message of the customer asks for a decision: the rules are asked, or whoever waits for him is told. */
    default boolean isDecidedByMessages() {
        return !(this instanceof Queued) && !(this instanceof Offered) && !(this instanceof Owned);
    }
}
