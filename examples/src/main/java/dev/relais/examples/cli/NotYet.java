package dev.relais.examples.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** A command that is fixed by the formats and not built yet: says so and does nothing. */
@Command(mixinStandardHelpOptions = true, description = "Not built yet.")
final class NotYet implements Callable<Integer> {
    private final Io io;
    private final String name;

    NotYet(Io io, String name) {
        this.io = io;
        this.name = name;
    }

    @Override
    public Integer call() {
        io.err()
                .println("relais " + name
                        + " is not built yet; this version has demo, route, replay, lint, sla, report and simulate.");
        return Relais.USAGE;
    }
}
