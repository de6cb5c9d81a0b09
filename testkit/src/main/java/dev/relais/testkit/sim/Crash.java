package dev.relais.testkit.sim;

/** A process ends here: an error that nothing but the simulator catches. */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash(String where) {
        super(where, null, false, false);
    }
}
