package dev.relais.benchmarks;

import dev.relais.benchmarks.report.ReportFigures;
import dev.relais.benchmarks.routing.AgentFigures;
import dev.relais.benchmarks.routing.Engine;
import dev.relais.benchmarks.routing.RuleFigures;
import dev.relais.benchmarks.routing.RuleFootprint;
import dev.relais.benchmarks.routing.Scale;
import dev.relais.benchmarks.routing.WayFigures;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
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
            System.err.println(
                    "usage: [quick|full] [Inbound] [XInbound] [Folding] [Growth] [Sla] [Calendar] [Footprint] [Rules] [Agent] [Way] [Report] [Scale]");
            System.exit(2);
        }
        List<String> wanted = List.of(args).subList(Math.min(1, args.length), args.length);
        new Figures("full".equals(variant), System.out).run(wanted);
    }

    private void run(List<String> wanted) throws RunnerException, IOException, InterruptedException {
        Table table = new Table();
        for (String name : List.of("Inbound", "XInbound", "Folding", "Growth", "Sla", "Calendar")) {
            if (asked(wanted, name)) {
                table.add(measured(name));
            }
        }
        if (asked(wanted, "Footprint")) {
            run(full ? "-Xmx12g" : "-Xmx3g", Footprint.class, full ? "1000000" : "100000");
        }
        table.print(out);
        if (asked(wanted, "Rules")) {
            RuleFigures.print(full, out);
            ruleFootprint();
        }
        if (asked(wanted, "Agent")) {
            AgentFigures.print(full, out);
        }
        if (asked(wanted, "Way")) {
            WayFigures.print(full, out);
        }
        if (asked(wanted, "Report")) {
            ReportFigures.print(full, out);
        }
        if (asked(wanted, "Scale")) {
            run("-Xmx1g", Scale.class, "1000000");
        }
    }

    private static boolean asked(List<String> wanted, String name) {
        return wanted.isEmpty() || wanted.contains(name);
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

    private void ruleFootprint() throws IOException, InterruptedException {
        out.printf("%n%s%n", RuleFootprint.head());
        for (Engine engine : Engine.values()) {
            run("-Xmx6g", RuleFootprint.class, engine.name(), engine.slowToBuild() ? "1000" : "10000");
        }
    }

    /** In a process of its own, whose heap nothing else has used. */
    private void run(String heap, Class<?> main, String... args) throws IOException, InterruptedException {
        out.flush();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(args));
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException(main.getSimpleName() + " ended with " + status);
        }
    }
}
