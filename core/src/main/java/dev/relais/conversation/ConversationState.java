package dev.relais.conversation;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a conversation is. At every instant exactly one of these: an open conversation is queued, offered, owned, waiting for
 * the customer, or snoozed; one that is not open was resolved, set aside by a rule, or has not been routed yet.
 */
public sealed interface ConversationState {
    /** Not routed yet: lasts only until the rules were asked. */
    record Unrouted() implements ConversationState {}

    /** Waits for people of a department. */
    record Queued(String queue, Instant since) implements ConversationState {}

    /**
     * Held out until {@code expiresAt}, exclusive; waits since {@code since}. The first to accept has it.
     *
     * @param agent to whom
     * @param also to whom else at the same time, in the order of the engine's preference
     */
    record Offered(String queue, String offer, String agent, List<String> also, Instant expiresAt, Instant since)
            implements ConversationState {
        /** Copies the list. */
        public Offered {
            also = List.copyOf(also);
        }

        /** Held out to one. */
        public Offered(String queue, String offer, String agent, Instant expiresAt, Instant since) {
            this(queue, offer, agent, List.of(), expiresAt, since);
        }

        /** All to whom it is held out. */
        public List<String> agents() {
            return Stream.concat(Stream.of(agent), also.stream()).toList();
        }

        Offered to(List<String> agents) {
            return new Offered(queue, offer, agents.get(0), agents.subList(1, agents.size()), expiresAt, since);
        }
    }

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
