package dev.relais.desk;

import dev.relais.conversation.Conversation;
import dev.relais.conversation.LoggedEvent;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells listeners what was committed. Events are put in while the desk's lock is held, so that their order is the log's, and
 * told after it was let go. A listener that calls the desk puts its events behind those that are still to be told.
 */
final class Publisher {
    private record Item(LoggedEvent event, Conversation conversation) {}

    private final Queue<Item> items = new ConcurrentLinkedQueue<>();
    private final ReentrantLock telling = new ReentrantLock();
    private final List<DeskListener> listeners;
    private final Guard guard;

    Publisher(List<DeskListener> listeners, Guard guard) {
        this.listeners = List.copyOf(listeners);
        this.guard = guard;
    }

    void put(LoggedEvent event, Conversation conversation) {
        items.add(new Item(event, conversation));
    }

    /** Tells everything that was put in, unless somebody is at it already. */
    void tell() {
        while (!items.isEmpty() && !telling.isHeldByCurrentThread() && telling.tryLock()) {
            try {
                for (Item item = items.poll(); item != null; item = items.poll()) {
                    tell(item);
                }
            } finally {
                telling.unlock();
            }
        }
    }

    private void tell(Item item) {
        for (DeskListener listener : listeners) {
            guard.run("listener", () -> listener.on(item.event(), item.conversation()));
        }
    }
}
