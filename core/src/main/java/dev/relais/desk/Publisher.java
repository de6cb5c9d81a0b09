package dev.relais.desk;

import dev.relais.conversation.Conversation;
import dev.relais.conversation.LoggedEvent;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * Tells listeners what was committed. Events are put in while the desk's lock is held, so that their order is the log's, and told
 * after it was let go, to each listener from a queue of its own: one that hangs holds up neither the desk nor the others. A
 * listener that calls the desk puts its events behind those that are still to be told.
 */
final class Publisher {
    private record Item(LoggedEvent event, Conversation conversation) {}

    private static final class Mailbox {
        private final String name;
        private final DeskListener listener;
        private final Queue<Item> items = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean asking = new AtomicBoolean();
        private final AtomicBoolean telling = new AtomicBoolean();

        private Mailbox(String name, DeskListener listener) {
            this.name = name;
            this.listener = listener;
        }
    }

    private final List<Mailbox> mailboxes;
    private final Guard guard;

    Publisher(List<DeskListener> listeners, Guard guard) {
        mailboxes = IntStream.range(0, listeners.size())
                .mapToObj(i -> new Mailbox("listener " + (i + 1), listeners.get(i)))
                .toList();
        this.guard = guard;
    }

    void put(LoggedEvent event, Conversation conversation) {
        for (Mailbox mailbox : mailboxes) {
            mailbox.items.add(new Item(event, conversation));
        }
    }

    /** Tells everything that was put in, except where somebody is at it already. Waits for a listener, but not for ever. */
    void tell() {
        for (Mailbox mailbox : mailboxes) {
            if (guard.isInside()) {
                empty(mailbox);
            } else {
                ask(mailbox);
            }
        }
    }

    /** One thread at a time asks; what others put in while it did so it asks for again. */
    private void ask(Mailbox mailbox) {
        boolean more = true;
        while (more
                && !mailbox.items.isEmpty()
                && !mailbox.telling.get()
                && mailbox.asking.compareAndSet(false, true)) {
            try {
                more = guard.limited(mailbox.name, () -> empty(mailbox), false);
            } finally {
                mailbox.asking.set(false);
            }
        }
    }

    private boolean empty(Mailbox mailbox) {
        while (!mailbox.items.isEmpty() && mailbox.telling.compareAndSet(false, true)) {
            try {
                for (Item item = mailbox.items.poll(); item != null; item = mailbox.items.poll()) {
                    Item next = item;
                    guard.run(mailbox.name, () -> mailbox.listener.on(next.event(), next.conversation()));
                }
            } finally {
                mailbox.telling.set(false);
            }
        }
        return true;
    }

    /** How many events listeners have still to be told of. */
    long untold() {
        return mailboxes.stream().mapToLong(mailbox -> mailbox.items.size()).sum();
    }
}
