package dev.relais.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The real desk, store and outbox on thousands of schedules of faults.
 *
 * <p>{@code relais.sim.seeds} says how many; {@code relais.sim.seed} names the one that {@link #one_seed_can_be_told_line_by_line}
 * tells.
 */
class SimulationTest {
    private static final int LEAST_FAULTS = 20;
    private static final int TAIL = 60;

    @Test
    void nothing_is_lost_doubled_stuck_owned_twice_or_over_capacity() {
        long seeds = Long.getLong("relais.sim.seeds", 10_000);
        Set<Fault> kinds = ConcurrentHashMap.newKeySet();
        AtomicLong fewest = new AtomicLong(Long.MAX_VALUE);
        List<Long> broken = LongStream.rangeClosed(1, seeds)
                .parallel()
                .filter(seed -> {
                    SimReport report = Simulation.run(seed, SimOptions.DEFAULT);
                    kinds.addAll(report.faults().keySet());
                    fewest.accumulateAndGet(report.faultCount(), Math::min);
                    return !report.violations().isEmpty();
                })
                .sorted()
                .boxed()
                .toList();
        assertThat(broken).as(() -> story(broken.get(0))).isEmpty();
        assertThat(fewest.get()).as("faults in the quietest schedule").isGreaterThanOrEqualTo(LEAST_FAULTS);
        assertThat(kinds).as("kinds of faults that struck").containsExactlyInAnyOrder(Fault.values());
    }

    /** What happened in a schedule at last, and how to see all of it. */
    private static String story(long seed) {
        SimReport report = Simulation.run(seed, SimOptions.DEFAULT.withTrace());
        List<String> lines = report.trace();
        return "seed %d breaks %s%n%s%nAll of it: mvn -pl testkit -am test -Dtest=SimulationTest#one_seed* -Drelais.sim.seed=%d%n"
                .formatted(
                        seed,
                        report.violations(),
                        String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size())),
                        seed);
    }

    @Test
    void the_same_seed_gives_the_same_schedule_line_by_line() {
        for (long seed = 1; seed <= 50; seed++) {
            SimReport once = Simulation.run(seed, SimOptions.DEFAULT.withTrace());
            SimReport again = Simulation.run(seed, SimOptions.DEFAULT.withTrace());
            assertThat(again).as("seed " + seed).isEqualTo(once);
            assertThat(once.trace()).isNotEmpty();
        }
    }

    @Test
    void one_seed_can_be_told_line_by_line() {
        Long asked = Long.getLong("relais.sim.seed");
        SimReport report = Simulation.run(asked == null ? 42 : asked, SimOptions.DEFAULT.withTrace());
        if (asked != null) {
            report.trace().forEach(System.out::println);
            System.out.println(report.faults());
        }
        assertThat(report.trace()).anyMatch(line -> line.contains("FAULT"));
        assertThat(report.violations()).isEmpty();
    }
}
