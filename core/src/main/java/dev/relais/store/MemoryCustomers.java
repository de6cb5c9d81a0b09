package dev.relais.store;

import dev.relais.customer.CustomerEvent;
import dev.relais.customer.CustomerEvent.NotesErased;
import java.util.ArrayList;
import java.util.List;

/** What an {@link InMemoryStore} was told about who is who. Not thread-safe. */
final class MemoryCustomers {
    private final List<CustomerEvent> events = new ArrayList<>();

    long commit(long after, List<CustomerEvent> more) {
        if (after != events.size()) {
            throw new ConflictException("more was said about customers since event " + after);
        }
        for (CustomerEvent event : List.copyOf(more)) {
            if (event instanceof NotesErased erased) {
                events.replaceAll(erased::redact);
            }
            events.add(event);
        }
        return events.size();
    }

    List<CustomerEvent> since(long position) {
        return List.copyOf(events.subList((int) Math.min(position, events.size()), events.size()));
    }
}
