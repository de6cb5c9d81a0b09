package dev.relais.examples.cli;

/** Counts on a terminal; silent elsewhere. Thread-safe. */
final class Progress implements AutoCloseable {
    private static final int EVERY = 1_000;

    private final int every;
    private final Io io;
    private final String what;
    private long steps;
    private boolean shown;

    Progress(Io io, String what) {
        this(io, what, EVERY);
    }

    /** @param every how many steps are shown at once */
    Progress(Io io, String what, int every) {
        this.every = every;
        this.io = io;
        this.what = what;
    }

    synchronized void step() {
        steps++;
        if (io.terminal() && steps % every == 0) {
            shown = true;
            io.err().print("\r" + steps + " " + what);
            io.err().flush();
        }
    }

    @Override
    public synchronized void close() {
        if (shown) {
            io.err().println("\r" + steps + " " + what);
        }
    }
}
