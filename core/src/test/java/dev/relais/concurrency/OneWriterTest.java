package dev.relais.concurrency;

import dev.relais.conversation.LoggedEvent;
import dev.relais.store.Commit;
import dev.relais.store.ConflictException;
import dev.relais.store.InMemoryStore;
import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** Of two commits after the same event one is written. */
class OneWriterTest {
    @Test
    void after_each_event_one_commit_is_written() {
        Interleavings.agree(Writers.class, Model.class, 2, 4);
    }

    @Test
    void a_store_that_looks_at_the_last_event_before_it_writes_is_found_out() {
        Interleavings.differ(LooksAtTheLastEvent.class, Model.class, 2, 4);
    }

    @Test
    void a_store_that_does_not_look_at_the_last_event_is_found_out() {
        Interleavings.differ(LooksAtNothing.class, Model.class, 2, 4);
    }

    /** A conversation with one event. */
    public static class Writers {
        private static final Commit OPENED = Talk.opened(0);
        private static final Commit[] WRITTEN = {
            Talk.commit(0, 1, Talk.something()), Talk.commit(0, 2, Talk.something())
        };
        final InMemoryStore store = new InMemoryStore();

        public Writers() {
            store.commit(OPENED);
        }

        /** The length of the log after the commit; 0 where it was refused. */
        @Operation
        public long write(@Param(gen = IntGen.class, conf = "1:2") int after) {
            try {
                return commit(WRITTEN[after - 1]);
            } catch (ConflictException e) {
                return 0;
            }
        }

        long commit(Commit commit) {
            return store.commit(commit);
        }

        /** Writes at the end, whatever the commit says. */
        long append(Commit commit) {
            long last = store.conversation(Talk.id(0)).orElseThrow().seq();
            List<LoggedEvent> renumbered = new ArrayList<>();
            for (LoggedEvent event : commit.events()) {
                renumbered.add(new LoggedEvent(
                        event.conversation(), last + renumbered.size() + 1, event.at(), null, event.event()));
            }
            try {
                return store.commit(Commit.of(Talk.id(0), last, renumbered));
            } catch (ConflictException e) {
                return append(commit);
            }
        }
    }

    /** What the last event is, is asked outside the commit. */
    public static class LooksAtTheLastEvent extends Writers {
        @Override
        long commit(Commit commit) {
            if (store.conversation(Talk.id(0)).orElseThrow().seq() != commit.after()) {
                throw new ConflictException("has moved on");
            }
            return append(commit);
        }
    }

    /** Whatever comes is written. */
    public static class LooksAtNothing extends Writers {
        @Override
        long commit(Commit commit) {
            return append(commit);
        }
    }

    /** One call after the other. */
    public static class Model {
        private long last = 1;

        public long write(int after) {
            if (last != after) {
                return 0;
            }
            return ++last;
        }
    }
}
