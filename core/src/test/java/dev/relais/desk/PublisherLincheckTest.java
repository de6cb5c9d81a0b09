package dev.relais.desk;

import dev.relais.concurrency.Interleavings;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent.ConversationOpened;
import dev.relais.conversation.ConversationEvent.ThreadOwnerChanged;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.LoggedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/** Several threads put events in, each while it holds the desk's lock, and tell them after they let it go. */
class PublisherLincheckTest {
    @Test
    void every_event_is_told_once_and_in_the_order_in_which_it_was_put_in() {
        new Telling().say(); // loads classes outside the search
        Interleavings.agree(Telling.class, Model.class, 2, 3);
    }

    @Test
    void a_publisher_that_forgets_what_comes_while_it_ends_is_found_out() {
        Interleavings.differ(Forgets.class, Model.class, 2, 3);
    }

    @Test
    void a_publisher_that_lets_two_threads_tell_at_once_is_found_out() {
        Interleavings.differ(Overtakes.class, Model.class, 2, 3);
    }

    /** A desk with one listener. */
    public static class Telling {
        private static final List<LoggedEvent> EVENTS = events();
        private static final Conversation CONVERSATION = Conversation.open(EVENTS.get(0));

        private final Object desk = new Object();
        private int next;
        private final List<Long> told = new ArrayList<>();
        private final Publisher publisher = new Publisher(
                List.of((event, conversation) -> heard(event)),
                new Guard(new DeskCounters(), Runnable::run, Duration.ofHours(1)));

        @Operation
        public void say() {
            synchronized (desk) {
                put(EVENTS.get(next++));
            }
            tell();
        }

        @Validate
        public void everything_was_told_once_and_in_order() {
            for (int i = 0; i < told.size(); i++) {
                if (told.get(i) != i + 1) {
                    throw new IllegalStateException("told: " + told);
                }
            }
            if (told.size() != next) {
                throw new IllegalStateException("told: " + told);
            }
        }

        void heard(LoggedEvent event) {
            told.add(event.seq());
        }

        void put(LoggedEvent event) {
            publisher.put(event, CONVERSATION);
        }

        void tell() {
            publisher.tell();
        }

        private static List<LoggedEvent> events() {
            ConversationKey key = new ConversationKey("a", "root", "customer");
            List<LoggedEvent> events = new ArrayList<>();
            events.add(new LoggedEvent(key.id(), 1, Instant.EPOCH, null, new ConversationOpened(key, "n")));
            for (int seq = 2; seq <= 4; seq++) {
                events.add(new LoggedEvent(key.id(), seq, Instant.EPOCH, null, new ThreadOwnerChanged(null)));
            }
            return events;
        }
    }

    /** Does not look again after it let others tell. */
    public static class Forgets extends Telling {
        private final Queue<LoggedEvent> queue = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean telling = new AtomicBoolean();

        @Override
        void put(LoggedEvent event) {
            queue.add(event);
        }

        @Override
        void tell() {
            if (telling.compareAndSet(false, true)) {
                for (LoggedEvent event = queue.poll(); event != null; event = queue.poll()) {
                    heard(event);
                }
                telling.set(false);
            }
        }
    }

    /** Whoever comes takes the next one. */
    public static class Overtakes extends Telling {
        private final Queue<LoggedEvent> queue = new ConcurrentLinkedQueue<>();

        @Override
        void put(LoggedEvent event) {
            queue.add(event);
        }

        @Override
        void tell() {
            for (LoggedEvent event = queue.poll(); event != null; event = queue.poll()) {
                heard(event);
            }
        }
    }

    /** Nothing to be seen while it runs: what was told is looked at in the end. */
    public static class Model {
        public void say() {}
    }
}
