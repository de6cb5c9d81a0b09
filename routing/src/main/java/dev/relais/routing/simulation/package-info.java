/**
 * The routing engine on virtual time: what a policy, a staff or a flow of contacts would come to, in waits, shares within target and
 * load.
 *
 * <p>A {@link dev.relais.routing.simulation.Scenario} goes in, a {@link dev.relais.routing.simulation.Report} comes out; it follows
 * from the scenario and its seed alone. The engine is the one that decides in earnest, reached through the port that a desk uses.
 */
@NullMarked
package dev.relais.routing.simulation;

import org.jspecify.annotations.NullMarked;
