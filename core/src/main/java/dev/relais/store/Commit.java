package dev.relais.store;

import dev.relais.conversation.ConversationId;
import dev.relais.conversation.LoggedEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is written together or not at all: the effect and the marks that keep it from happening twice.
 *
 * @param conversation whose events these are; null where none are
 * @param after number of the conversation's last event before these; 0 for a new one
 * @param events in the order of their numbers
 * @param index under which ids the network speaks of the conversation's messages
 * @param marks what was told and must have no effect if it is told again
 * @param kept what belongs to no conversation, yet or ever
 * @param released what was kept and is part of {@code events} now
 * @param term of the desk that writes: refused where that desk is over; 0 for a writer that is no desk
 * @param seen how much of the log the writer knew when it chose an agent: an offer to him, or going on with a customer who wrote
 *     again, is refused where that agent was given work by an event that the writer had not seen (an offer, an assignment, a
 *     customer who wrote again)
 */
public record Commit(
        @Nullable ConversationId conversation,
        long after,
        List<LoggedEvent> events,
        Map<ExternalId, MessagePlace> index,
        Set<String> marks,
        List<Unattached> kept,
        List<Unattached> released,
        long term,
        long seen) {
    public Commit {
        events = List.copyOf(events);
        index = Map.copyOf(index);
        marks = Set.copyOf(marks);
        kept = List.copyOf(kept);
        released = List.copyOf(released);
    }

    /** A commit of a writer that is no desk. */
    public Commit(
            @Nullable ConversationId conversation,
            long after,
            List<LoggedEvent> events,
            Map<ExternalId, MessagePlace> index,
            Set<String> marks,
            List<Unattached> kept,
            List<Unattached> released) {
        this(conversation, after, events, index, marks, kept, released, 0, Long.MAX_VALUE);
    }

    /** Nothing but more events of one conversation. */
    public static Commit of(ConversationId conversation, long after, List<LoggedEvent> events) {
        return new Commit(conversation, after, events, Map.of(), Set.of(), List.of(), List.of());
    }

    /** The same, written by the desk that holds {@code writer}. */
    public Commit by(long writer) {
        return new Commit(conversation, after, events, index, marks, kept, released, writer, seen);
    }

    /** The same, chosen by a writer who knew the first {@code position} events of the log. */
    public Commit seen(long position) {
        return new Commit(conversation, after, events, index, marks, kept, released, term, position);
    }

    /** Whether there is nothing to write. */
    public boolean isEmpty() {
        return events.isEmpty() && index.isEmpty() && marks.isEmpty() && kept.isEmpty() && released.isEmpty();
    }
}
