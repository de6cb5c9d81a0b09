package dev.relais.store;

import dev.relais.connect.Delivery;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.LoggedEvent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The port to where deliveries and events are kept. Thread-safe.
 *
 * <p>A delivery is kept when {@link #journal} returns; a {@link Commit} is written as a whole when {@link #commit} returns, or
 * not at all. The contract test in the test kit holds for every store.
 */
public interface Store extends StoreView {
    /** Keeps a delivery before it is understood. Returns its number, counted from 1. */
    long journal(Delivery delivery);

    /** A delivery by its number. */
    Optional<Delivery> delivery(long number);

    /** Notes that everything a delivery says has been committed. Idempotent. */
    void understood(long number);

    /** Deliveries that were kept but not yet understood, oldest first: what a restart goes on with. */
    List<Long> pending();

    /**
     * Writes a commit.
     *
     * @throws ConflictException if the conversation has moved on since {@link Commit#after()}, or a mark is there already;
     *     nothing is written then
     */
    void commit(Commit commit);

    /** The events of a conversation, in the order of their numbers. */
    List<LoggedEvent> events(ConversationId conversation);

    /** Every event after the first {@code position}, in the order of their commits. */
    List<LoggedEvent> log(long position);

    /** Every conversation. */
    Collection<ConversationId> conversations();

    /** Everything that belongs to no conversation, in the order in which it was kept. */
    List<Unattached> unattached();
}
