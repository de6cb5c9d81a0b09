package dev.relais.concurrency;

import dev.relais.store.Commit;
import dev.relais.store.ConflictException;
import dev.relais.store.InMemoryStore;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** Two desks chose the same agent from the same log: one of them gets him. */
class ClaimTest {
    @Test
    void of_two_desks_that_chose_the_same_agent_one_must_choose_again() {
        Interleavings.agree(Claims.class, Model.class, 1, 3);
    }

    @Test
    void a_claim_that_looks_first_and_then_writes_is_found_out() {
        Interleavings.differ(LooksThenWrites.class, Model.class, 1, 3);
    }

    /** Two conversations wait; what was chosen was chosen when the log had two events. */
    public static class Claims {
        private static final Commit[] OPENED = {Talk.opened(0), Talk.opened(1)};
        private static final Commit[] OFFERS = {
            Talk.commit(0, 1, Talk.offer()).seen(2),
            Talk.commit(1, 1, Talk.offer()).seen(2)
        };
        final InMemoryStore store = new InMemoryStore();

        public Claims() {
            store.commit(OPENED[0]);
            store.commit(OPENED[1]);
        }

        /** The length of the log after the offer; 0 where it was refused. */
        @Operation
        public long offer(@Param(gen = IntGen.class, conf = "0:1") int conversation) {
            try {
                return commit(OFFERS[conversation]);
            } catch (ConflictException e) {
                return 0;
            }
        }

        long commit(Commit commit) {
            return store.commit(commit);
        }
    }

    /** Whether the agent was given work is asked outside the commit. */
    public static class LooksThenWrites extends Claims {
        @Override
        long commit(Commit commit) {
            if (store.position() > commit.seen()) {
                throw new ConflictException("was given other work");
            }
            return store.commit(commit.seen(Long.MAX_VALUE));
        }
    }

    /** One call after the other: the first offer is the only one. */
    public static class Model {
        private boolean busy;

        public long offer(int conversation) {
            if (busy) {
                return 0;
            }
            busy = true;
            return 3;
        }
    }
}
