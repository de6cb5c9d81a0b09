package dev.relais.concurrency;

import dev.relais.connect.Delivery;
import dev.relais.store.InMemoryStore;
import dev.relais.store.Parked;
import dev.relais.store.Pending;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/** Deliveries are kept, begun, set aside, taken up again and understood by several threads. */
class JournalTest {
    private static final Delivery DELIVERY = new Delivery("n", null, Talk.NOW, new byte[] {1});

    @Test
    void every_delivery_has_a_number_of_its_own_and_every_beginning_counts() {
        Interleavings.agree(Counting.class, CountingModel.class, 2, 4);
    }

    @Test
    void a_journal_that_reads_the_count_before_it_writes_it_is_found_out() {
        Interleavings.differ(CountsOutside.class, CountingModel.class, 2, 4);
    }

    @Test
    void a_delivery_is_pending_parked_or_understood_and_never_two_of_them() {
        Interleavings.agree(Parking.class, ParkingModel.class, 2, 10);
    }

    @Test
    void a_journal_that_looks_before_it_takes_up_again_is_found_out() {
        Interleavings.differ(TakesUpTwice.class, ParkingModel.class, 2, 10);
    }

    /** One delivery is pending, more come. */
    public static class Counting {
        final InMemoryStore store = new InMemoryStore();

        public Counting() {
            store.journal(DELIVERY);
        }

        @Operation
        public long journal() {
            return store.journal(DELIVERY);
        }

        @Operation
        public int begin() {
            return store.begin(1, 1, Talk.NOW);
        }
    }

    /** The count is read in one step and written in another. */
    public static class CountsOutside extends Counting {
        private volatile int begun;

        @Override
        public int begin() {
            for (Pending pending : store.pending()) {
                if (pending.number() == 1) {
                    int next = begun + 1;
                    begun = next;
                    return next;
                }
            }
            return 0;
        }
    }

    /** One call after the other. */
    public static class CountingModel {
        private long kept = 1;
        private int begun;

        public long journal() {
            return ++kept;
        }

        public int begin() {
            return ++begun;
        }
    }

    /** One delivery is parked. */
    public static class Parking {
        final InMemoryStore store = new InMemoryStore();

        public Parking() {
            store.journal(DELIVERY);
            store.park(1, "poison");
        }

        @Operation
        public boolean unpark() {
            return store.unpark(1);
        }

        @Operation
        public void park() {
            store.park(1, "poison");
        }

        @Operation
        public void understood() {
            store.understood(1, true);
        }

        @Operation
        public boolean isParked() {
            return !store.parked().isEmpty();
        }
    }

    /** Whether it is parked is asked first. */
    public static class TakesUpTwice extends Parking {
        @Override
        public boolean unpark() {
            for (Parked parked : store.parked()) {
                if (parked.number() == 1) {
                    store.unpark(1);
                    return true;
                }
            }
            return false;
        }
    }

    /** One call after the other. */
    public static class ParkingModel {
        private boolean parked = true;
        private boolean pending;

        public boolean unpark() {
            boolean was = parked;
            pending |= was;
            parked = false;
            return was;
        }

        public void park() {
            parked |= pending;
            pending = false;
        }

        public void understood() {
            pending = false;
        }

        public boolean isParked() {
            return parked;
        }
    }
}
