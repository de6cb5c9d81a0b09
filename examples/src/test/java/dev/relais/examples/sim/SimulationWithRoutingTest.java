package dev.relais.examples.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.routing.RoutingEngine;
import dev.relais.testkit.sim.SimOptions;
import dev.relais.testkit.sim.SimReport;
import dev.relais.testkit.sim.Simulation;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The laws under faults with the real routing engine in every desk. */
class SimulationWithRoutingTest {
    private static final SimOptions REAL = SimOptions.DEFAULT.with(RoutingEngine::new);

    @Test
    void the_laws_hold_with_the_real_engine() {
        long seeds = Long.getLong("relais.sim.seeds", 10_000) / 10;
        List<String> broken = LongStream.rangeClosed(1, seeds)
                .parallel()
                .mapToObj(SimulationWithRoutingTest::violations)
                .filter(line -> !line.isEmpty())
                .toList();
        assertThat(broken).isEmpty();
    }

    private static String violations(long seed) {
        SimReport report = Simulation.run(seed, REAL);
        return report.violations().isEmpty() ? "" : "seed " + seed + ": " + report.violations();
    }
}
