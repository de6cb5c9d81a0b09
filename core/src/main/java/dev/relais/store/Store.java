package dev.relais.store;

import dev.relais.connect.Delivery;
import dev.relais.conversation.ConversationEvent.ContentErased;
import dev.relais.conversation.ConversationEvent.MessageWithdrawn;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.LoggedEvent;
import dev.relais.customer.CustomerEvent;
import dev.relais.customer.CustomerEvent.NotesErased;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The port to where deliveries and events are kept. Thread-safe; several desks may share one.
 *
 * <p>A delivery is kept when {@link #journal} returns; a {@link Commit} is written as a whole when {@link #commit} returns, or
 * not at all. A method that throws anything but {@link ConflictException} and {@link FencedException} may have written or not:
 * whoever called it reads again. The contract test in the test kit holds for every store.
 *
 * <p>Content that must go, goes: when a {@link MessageWithdrawn} or a {@link ContentErased} is committed, the earlier events of
 * the conversation lose the words that it takes away, and the bodies of the deliveries that told them are emptied once they are
 * understood.
 */
public interface Store extends StoreView {
    /** Keeps a delivery before it is understood. Returns its number, counted from 1. */
    long journal(Delivery delivery);

    /** A delivery by its number. Its body is empty once it is no longer needed. */
    Optional<Delivery> delivery(long number);

    /**
     * Notes that a desk begins to understand a delivery.
     *
     * @param term of the desk
     * @return how often that was begun, this time included; 0 where there is nothing to understand: it was understood or parked
     */
    int begin(long number, long term, Instant at);

    /**
     * Notes that everything a delivery says has been committed. Idempotent.
     *
     * @param keepBody whether the bytes are still needed: something in them was not understood
     */
    void understood(long number, boolean keepBody);

    /** Deliveries that were kept but not yet understood, oldest first: what a restart goes on with. Not the parked ones. */
    List<Pending> pending();

    /**
     * Sets a delivery aside that cannot be understood.
     *
     * @param cause why, without a customer's words
     */
    void park(long number, String cause);

    /** Takes a delivery up again that was parked. Returns false where it is not. */
    boolean unpark(long number);

    /** Every parked delivery, oldest first. */
    List<Parked> parked();

    /**
     * A desk opens under a name that no other living desk has. Whatever went under that name before is over: its commits are
     * refused from now on.
     *
     * @return its term: greater than every term before
     */
    long enter(String desk);

    /** Whether the desk that held {@code term} is over. True for 0. */
    boolean isOver(long term);

    /**
     * Writes a commit.
     *
     * @return the length of the log right after
     * @throws ConflictException if the conversation has moved on since {@link Commit#after()}, a mark or an id of the index is
     *     there already, what a kept item waits for is there by now, something waits for what comes and is not released, or an
     *     agent who is offered work, or goes on with a customer who wrote again, was given other work since {@link Commit#seen()};
     *     nothing is written then
     * @throws FencedException if the desk that writes is over; nothing is written then
     */
    long commit(Commit commit);

    /** The length of the log. */
    long position();

    /** The events of a conversation, in the order of their numbers. */
    List<LoggedEvent> events(ConversationId conversation);

    /** Every event after the first {@code position}, in the order of their commits. */
    List<LoggedEvent> log(long position);

    /** Every conversation. */
    Collection<ConversationId> conversations();

    /** Everything that belongs to no conversation, in the order in which it was kept. */
    List<Unattached> unattached();

    /**
     * Writes what was said about who is who, all of it or nothing. When a {@link NotesErased} is among it, everything said before
     * loses the words that it takes away.
     *
     * @param after how many such events there were when the writer decided
     * @return how many there are right after
     * @throws ConflictException if there are more by now; nothing is written then
     */
    long commitCustomers(long after, List<CustomerEvent> events);

    /** Everything said about who is who after the first {@code position} events, in the order of writing. */
    List<CustomerEvent> customerEvents(long position);
}
