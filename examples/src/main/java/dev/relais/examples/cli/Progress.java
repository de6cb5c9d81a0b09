package dev.relais.examples.cli;

/** Counts on a terminal; silent elsewhere. */
final class Progress implements AutoCloseable {
    private static final int EVERY = 1_000;

    private final Io io;
    private final String what;
    private long steps;
    private boolean shown;

    Progress(Io io, String what) {
        this.io = io;
        this.what = what;
    }

    void step() {
        steps++;
        if (io.terminal() && steps % EVERY == 0) {
            shown = true;
            io.err().print("\r" + steps + " " + what);
            io.err().flush();
        }
    }

    @Override
    public void close() {
        if (shown) {
            io.err().println("\r" + steps + " " + what);
        }
    }
}
