package dev.relais.examples.cli;

import dev.relais.RefusedInputException;
import dev.relais.routing.simulation.Report;
import dev.relais.routing.simulation.Scenario;
import dev.relais.routing.simulation.ScenarioFile;
import dev.relais.routing.simulation.Simulation;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "simulate",
        description = "A staff, its queues and its contacts in, waits, shares within target and load out:"
                + " the real engine on virtual time.",
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
    private final Io io;

    @Option(
            names = "--scenario",
            required = true,
            paramLabel = "FILE",
            description = "the scenario; - is standard input; a trace stands relative to it")
    private String scenario = "";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the report; - is standard output")
    private String out = "";

    SimulateCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        Scenario read = ScenarioFile.read(scenario, Input.bytes(scenario, io), this::beside);
        try (Output output = Output.to(out, io)) {
            output.line(ScenarioFile.write(simulated(read)));
            output.commit();
        }
        return Relais.DONE;
    }

    private Report simulated(Scenario read) {
        int threads = Math.min(read.replications(), Runtime.getRuntime().availableProcessors());
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try (Progress progress = new Progress(io, "of " + read.replications() + " replications", 1)) {
            return Simulation.run(
                    read,
                    task -> executor.execute(() -> {
                        task.run();
                        progress.step();
                    }));
        } catch (RefusedInputException e) {
            throw new RefusedInputException(scenario, e.faults());
        } finally {
            executor.shutdownNow();
        }
    }

    /** A file that stands where the scenario stands, or where the command was called. */
    private ScenarioFile.File beside(String path) {
        String name = path;
        try {
            Path folder = scenario.equals("-") ? Path.of("") : Path.of(scenario);
            name = scenario.equals("-") ? path : folder.resolveSibling(path).toString();
        } catch (InvalidPathException e) {
            return new ScenarioFile.File(path, Input.bytes(path, io));
        }
        // A minus is a file here: standard input may be the scenario.
        return new ScenarioFile.File(name, Input.bytes(name.equals("-") ? "./-" : name, io));
    }
}
