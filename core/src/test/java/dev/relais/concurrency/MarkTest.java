package dev.relais.concurrency;

import dev.relais.store.Commit;
import dev.relais.store.ConflictException;
import dev.relais.store.InMemoryStore;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** Two deliveries tell the same: one has its effect, the other has none. */
class MarkTest {
    @Test
    void what_is_told_twice_at_once_has_its_effect_once() {
        Interleavings.agree(Tellers.class, Model.class, 1, 3);
    }

    @Test
    void a_store_that_sets_the_mark_behind_the_effect_is_found_out() {
        Interleavings.differ(MarksAfterwards.class, Model.class, 1, 3);
    }

    /** Two conversations that the same mark would open. */
    public static class Tellers {
        private static final Commit[] TOLD = {Talk.mark(Talk.opened(0), "told"), Talk.mark(Talk.opened(1), "told")};
        final InMemoryStore store = new InMemoryStore();

        /** How many conversations are open after it; 0 where it had no effect. */
        @Operation
        public long tell(@Param(gen = IntGen.class, conf = "0:1") int which) {
            try {
                return commit(TOLD[which], which);
            } catch (ConflictException e) {
                return 0;
            }
        }

        long commit(Commit commit, int which) {
            return store.commit(commit);
        }
    }

    /** The mark is another commit than the effect. */
    public static class MarksAfterwards extends Tellers {
        private static final Commit[] EFFECT = {Talk.opened(0), Talk.opened(1)};
        private static final Commit MARK = Talk.mark(Commit.of(Talk.id(0), 0, java.util.List.of()), "told");

        @Override
        long commit(Commit commit, int which) {
            if (store.marked("told")) {
                throw new ConflictException("told already");
            }
            long length = store.commit(EFFECT[which]);
            if (!store.marked("told")) {
                store.commit(MARK);
            }
            return length;
        }
    }

    /** One call after the other. */
    public static class Model {
        private boolean told;

        public long tell(int which) {
            if (told) {
                return 0;
            }
            told = true;
            return 1;
        }
    }
}
