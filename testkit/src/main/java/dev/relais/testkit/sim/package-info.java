/**
 * A simulator that runs the real desk, store and outbox on seeded schedules of faults, and checks that nothing is lost,
 * doubled, stuck, owned twice or over capacity.
 *
 * <p>Several desks share one store and one network that misbehaves. Time, chance and threads are the simulator's: the same seed
 * gives the same schedule, event for event.
 *
 * <pre>{@code
 * SimReport report = Simulation.run(42, SimOptions.DEFAULT);
 * assert report.violations().isEmpty();
 * }</pre>
 */
@NullMarked
package dev.relais.testkit.sim;

import org.jspecify.annotations.NullMarked;
