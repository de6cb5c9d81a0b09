package dev.relais.examples.cli;

import dev.relais.Fault;
import dev.relais.RefusedInputException;
import java.io.PrintStream;

/** Faults of a JSON Lines file, shown as they are found, at most 20. */
final class Refusals {
    static final int MOST = 20;

    private final String file;
    private final PrintStream err;
    private int shown;

    Refusals(String file, Io io) {
        this.file = file;
        err = io.err();
    }

    /** Shows what is wrong with a line. Returns whether there is room for more. */
    boolean show(long line, RefusedInputException refused) {
        for (Fault fault : refused.faults()) {
            if (shown < MOST) {
                err.println(fault.render(file, line));
                shown++;
            }
        }
        return shown < MOST;
    }

    /** Whether anything was refused. */
    boolean any() {
        return shown > 0;
    }
}
