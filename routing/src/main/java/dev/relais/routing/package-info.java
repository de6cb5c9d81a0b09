/**
 * The routing engine: who gets what waits, and why.
 *
 * <p>{@link dev.relais.routing.RoutingEngine} keeps the books; every choice is a pure function of values: what a conversation
 * demands by now, what an agent lacks for it, who comes first in a queue, who among the agents. {@link
 * dev.relais.routing.Candidate} says of each agent why he did not come into question, or which place he has.
 */
@NullMarked
package dev.relais.routing;

import org.jspecify.annotations.NullMarked;
