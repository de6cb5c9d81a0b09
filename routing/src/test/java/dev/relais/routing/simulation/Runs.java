package dev.relais.routing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.TestReporter;

/**
 * Independent runs of a scenario, held against what is known.
 *
 * <p>In the normal build they are short and may be three standard errors off. With {@code -Drelais.simulation.full=N} they last N
 * times as long (N up to 150: a scenario lasts at most a hundred years), and must also be within 1 % of a mean and within 0.003 of a probability.
 */
final class Runs {
    static final int FULL = Integer.getInteger("relais.simulation.full", 1);
    private static final int RUNS = Integer.getInteger("relais.simulation.runs", 12);
    private static final double SIGMAS = 3;

    private final List<Report> reports;
    private final TestReporter told;

    private Runs(List<Report> reports, TestReporter told) {
        this.reports = reports;
        this.told = told;
    }

    static Runs of(Scenario scenario, TestReporter told) {
        return of(i -> scenario.withSeed(scenario.seed() + 1_000L * i), told);
    }

    /** @param scenarios independent of each other, by number */
    static Runs of(IntFunction<Scenario> scenarios, TestReporter told) {
        return new Runs(
                IntStream.range(0, RUNS)
                        .parallel()
                        .mapToObj(i -> Simulation.run(scenarios.apply(i)))
                        .toList(),
                told);
    }

    /** A mean, in the unit of time that {@code unit} seconds are. */
    Runs mean(String name, double known, double unit, ToDoubleFunction<Report> figure) {
        return check(name, known, known * 0.01, report -> figure.applyAsDouble(report) / unit, 0);
    }

    /** A mean whose formula is itself an approximation, up to a share of it. */
    Runs about(String name, double known, double share, double unit, ToDoubleFunction<Report> figure) {
        return check(name, known, known * 0.01, report -> figure.applyAsDouble(report) / unit, known * share);
    }

    Runs probability(String name, double known, ToDoubleFunction<Report> figure) {
        return check(name, known, 0.003, figure, 0);
    }

    private Runs check(String name, double known, double full, ToDoubleFunction<Report> figure, double slack) {
        double[] values = reports.stream().mapToDouble(figure).toArray();
        double mean =
                IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum() / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double error = Math.sqrt(squares / (values.length - 1) / values.length);
        String said = String.format(java.util.Locale.ROOT, "known %.6f, reached %.6f ± %.6f", known, mean, error);
        told.publishEntry(name, said);
        assertThat(Math.abs(mean - known)).as("%s: %s", name, said).isLessThanOrEqualTo(SIGMAS * error + slack);
        if (FULL > 1) {
            assertThat(Math.abs(mean - known)).as("%s: %s", name, said).isLessThanOrEqualTo(full + slack);
        }
        return this;
    }
}
