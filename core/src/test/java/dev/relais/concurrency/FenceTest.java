package dev.relais.concurrency;

import dev.relais.store.Commit;
import dev.relais.store.FencedException;
import dev.relais.store.InMemoryStore;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/** A desk opens under the name of another: from then on the other writes nothing. */
class FenceTest {
    @Test
    void a_desk_that_is_over_writes_nothing() {
        Interleavings.agree(Desks.class, Model.class, 2, 4);
    }

    @Test
    void a_store_that_asks_for_the_term_before_it_writes_is_found_out() {
        Interleavings.differ(AsksFirst.class, Model.class, 2, 4);
    }

    /** A desk of the first term, and one that takes its name. */
    public static class Desks {
        private static final Commit OLD = Talk.opened(0).by(1);
        final InMemoryStore store = new InMemoryStore();

        public Desks() {
            store.enter("desk");
        }

        /** The term, and what the old desk had written until then. */
        @Operation(runOnce = true)
        public long enter() {
            return store.enter("desk") * 10 + store.position();
        }

        /** What the log holds after the old desk wrote; 0 where it was refused. */
        @Operation(runOnce = true)
        public long write() {
            try {
                return commit(OLD);
            } catch (FencedException e) {
                return 0;
            }
        }

        @Operation
        public boolean isOver() {
            return store.isOver(1);
        }

        long commit(Commit commit) {
            return store.commit(commit);
        }
    }

    /** Whether the desk is over is asked outside the commit. */
    public static class AsksFirst extends Desks {
        @Override
        long commit(Commit commit) {
            if (store.isOver(commit.term())) {
                throw new FencedException("over");
            }
            return store.commit(commit.by(0));
        }
    }

    /** One call after the other. */
    public static class Model {
        private long term = 1;
        private long length;

        public long enter() {
            return ++term * 10 + length;
        }

        public long write() {
            return term == 1 ? ++length : 0;
        }

        public boolean isOver() {
            return term > 1;
        }
    }
}
