package dev.relais.desk;

import dev.relais.concurrency.Interleavings;
import java.util.HashMap;
import java.util.Map;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** Several threads count under the same names. */
class DeskCountersLincheckTest {
    @Test
    void every_count_counts() {
        Interleavings.agree(Counting.class, Model.class, 2, 6);
    }

    @Test
    void a_count_that_is_read_and_then_written_is_found_out() {
        Interleavings.differ(ReadsThenWrites.class, Model.class, 2, 6);
    }

    public static class Counting {
        private final DeskCounters counters = new DeskCounters();

        @Operation
        public void count(@Param(gen = IntGen.class, conf = "0:1") int name) {
            counters.count("count" + name);
        }

        @Operation
        public long get(@Param(gen = IntGen.class, conf = "0:1") int name) {
            return counters.get("count" + name);
        }
    }

    /** Loses what another thread counts in between. */
    public static class ReadsThenWrites {
        private final Map<Integer, Long> counts = new java.util.concurrent.ConcurrentHashMap<>();

        @Operation
        public void count(@Param(gen = IntGen.class, conf = "0:1") int name) {
            counts.put(name, counts.getOrDefault(name, 0L) + 1);
        }

        @Operation
        public long get(@Param(gen = IntGen.class, conf = "0:1") int name) {
            return counts.getOrDefault(name, 0L);
        }
    }

    /** One call after the other. */
    public static class Model {
        private final Map<Integer, Long> counts = new HashMap<>();

        public void count(int name) {
            counts.merge(name, 1L, Long::sum);
        }

        public long get(int name) {
            return counts.getOrDefault(name, 0L);
        }
    }
}
