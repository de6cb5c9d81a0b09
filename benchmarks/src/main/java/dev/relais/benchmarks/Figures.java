package dev.relais.benchmarks;

import dev.relais.benchmarks.routing.AgentFigures;
import dev.relais.benchmarks.routing.RuleFigures;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs everything and prints the figures of {@code docs/performance.md}: {@code quick} (the default, a few minutes) or {@code full}.
 *
 * <pre>{@code java -jar relais-benchmarks.jar full}</pre>
 */
public final class Figures {
    private final boolean full;
    private final PrintStream out;

    private Figures(boolean full, PrintStream out) {
        this.full = full;
        this.out = out;
    }

    /** Takes {@code quick} or {@code full}, and then names of what is to be run: {@code Inbound}, {@code Growth}… */
    public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
        String variant = args.length == 0 ? "quick" : args[0];
        if (!Set.of("quick", "full").contains(variant)) {
            System.err.println("usage: [quick|full] [Inbound] [Folding] [Growth] [Footprint] [Rules] [Agent]");
            System.exit(2);
        }
        List<String> wanted = List.of(args).subList(Math.min(1, args.length), args.length);
        new Figures("full".equals(variant), System.out).run(wanted);
    }

    private void run(List<String> wanted) throws RunnerException, IOException, InterruptedException {
        Table table = new Table();
        for (String name : List.of("Inbound", "Folding", "Growth")) {
            if (wanted.isEmpty() || wanted.contains(name)) {
                table.add(measured(name));
            }
        }
        if (wanted.isEmpty() || wanted.contains("Footprint")) {
            footprint();
        }
        table.print(out);
        if (wanted.isEmpty() || wanted.contains("Rules")) {
            RuleFigures.print(full, out);
        }
        if (wanted.isEmpty() || wanted.contains("Agent")) {
            AgentFigures.print(full, out);
        }
    }

    private List<RunResult> measured(String name) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + name + "Benchmark\\.")
                .addProfiler(Consumed.class)
                .shouldFailOnError(true);
        if (full) {
            options.forks(3).measurementIterations(10);
        } else {
            options.warmupTime(TimeValue.milliseconds(800)).measurementTime(TimeValue.milliseconds(800));
            if (name.equals("Growth")) {
                options.param("open", "1000", "1000000");
            }
        }
        return List.copyOf(new Runner(options.build()).run());
    }

    /** In a process of its own, whose heap nothing else has used. */
    private void footprint() throws IOException, InterruptedException {
        out.flush();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        full ? "-Xmx12g" : "-Xmx3g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Footprint.class.getName(),
                        full ? "1000000" : "100000")
                .inheritIO()
                .start();
        int status = process.waitFor();
        if (status != 0) {
            throw new IllegalStateException("Footprint ended with " + status);
        }
    }
}
