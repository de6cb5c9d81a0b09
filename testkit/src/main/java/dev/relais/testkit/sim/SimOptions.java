package dev.relais.testkit.sim;

import dev.relais.assign.Assigner;
import dev.relais.config.DeskConfig;
import java.util.function.Function;

/**
 * How a schedule is simulated.
 *
 * @param assigner the engine of each desk, made from its configuration
 * @param tampering what is deliberately wrong at the ports; {@link Tampering#NONE} for the real thing
 * @param traced whether {@link SimReport#trace()} is wanted: costs time
 */
public record SimOptions(Function<DeskConfig, Assigner> assigner, Tampering tampering, boolean traced) {
    /** The real thing, without a trace, and a small engine that keeps capacities and leaves nobody idle. */
    public static final SimOptions DEFAULT = new SimOptions(SimAssigner::new, Tampering.NONE, false);

    /** The same with a trace. */
    public SimOptions withTrace() {
        return new SimOptions(assigner, tampering, true);
    }

    /** The same with another engine. */
    public SimOptions with(Function<DeskConfig, Assigner> other) {
        return new SimOptions(other, tampering, traced);
    }

    /** The same with something wrong at the ports. */
    public SimOptions with(Tampering wrong) {
        return new SimOptions(assigner, wrong, traced);
    }
}
