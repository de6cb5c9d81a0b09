package dev.relais.desk;

import dev.relais.concurrency.Interleavings;
import java.util.concurrent.atomic.AtomicLong;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/** Several threads count under the same name, which none of them has counted under before. */
class DeskCountersLincheckTest {
    @Test
    void every_count_counts() {
        Interleavings.agree(Counting.class, Model.class, 2, 3);
    }

    @Test
    void a_count_that_is_read_and_then_written_is_found_out() {
        Interleavings.differ(ReadsThenWrites.class, Model.class, 2, 3);
    }

    public static class Counting {
        private final DeskCounters counters = new DeskCounters();
        private final AtomicLong counted = new AtomicLong();

        @Operation
        public void count() {
            add();
            counted.incrementAndGet();
        }

        @Operation
        public long get() {
            return sum();
        }

        @Validate
        public void nothing_was_lost() {
            if (sum() != counted.get()) {
                throw new IllegalStateException(sum() + " of " + counted.get());
            }
        }

        void add() {
            counters.count("name");
        }

        long sum() {
            return counters.get("name");
        }
    }

    /** Loses what another thread counts in between. */
    public static class ReadsThenWrites extends Counting {
        private volatile long count;

        @Override
        void add() {
            long before = count;
            count = before + 1;
        }

        @Override
        long sum() {
            return count;
        }
    }

    /** One call after the other. */
    public static class Model {
        private long count;

        public void count() {
            count++;
        }

        public long get() {
            return count;
        }
    }
}
