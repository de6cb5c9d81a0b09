package dev.relais.concurrency;

import dev.relais.store.Commit;
import dev.relais.store.ConflictException;
import dev.relais.store.InMemoryStore;
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
        private static final Commit[] AFTER = {after(0), after(1), after(2), after(3), after(4)};
        final InMemoryStore store = new InMemoryStore();

        public Writers() {
            store.commit(OPENED);
        }

        /** The length of the log after the commit; 0 where it was refused. */
        @Operation
        public long write(@Param(gen = IntGen.class, conf = "1:2") int after) {
            try {
                return commit(after);
            } catch (ConflictException e) {
                return 0;
            }
        }

        long commit(int after) {
            return store.commit(AFTER[after]);
        }

        /** Writes at the end, wherever that is. */
        long append(int after) {
            try {
                return store.commit(AFTER[after]);
            } catch (ConflictException e) {
                return append(after + 1);
            }
        }

        private static Commit after(int last) {
            return Talk.commit(0, last, Talk.something());
        }
    }

    /** What the last event is, is asked outside the commit. */
    public static class LooksAtTheLastEvent extends Writers {
        @Override
        long commit(int after) {
            if (store.position() != after) {
                throw new ConflictException("has moved on");
            }
            return append(after);
        }
    }

    /** Whatever comes is written. */
    public static class LooksAtNothing extends Writers {
        @Override
        long commit(int after) {
            return append(1);
        }
    }

    /** One call after the other. */
    public static class Model {
        private long last = 1;

        public long write(int after) {
            return last == after ? ++last : 0;
        }
    }
}
