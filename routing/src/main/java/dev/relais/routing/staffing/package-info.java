/**
 * How many people a load needs, and how long somebody in line has to wait: the queueing formulas of the field.
 *
 * <p>{@link dev.relais.routing.staffing.Staffing} plans the agents of each hour, {@link
 * dev.relais.routing.staffing.PromisedWait} says what may be told to a customer. Below them stand the models: {@link
 * dev.relais.routing.staffing.ErlangB} (no line), {@link dev.relais.routing.staffing.ErlangC} (nobody leaves the line), {@link
 * dev.relais.routing.staffing.ErlangA} (people lose patience), {@link dev.relais.routing.staffing.CobhamPriorities} and {@link
 * dev.relais.routing.staffing.AgeingPriorities}. All of them are immutable values and pure functions, safe for use by several
 * threads.
 *
 * <p>Models take rates; whatever the unit of time of the rates, times come out in it (rates per hour: hours). All assume that
 * contacts arrive one by one and independently (Poisson) and that handling times, and patience, are exponential; handling
 * times of the same mean that vary less wait less.
 *
 * <p>Values agree with exact ones to nine digits, also for a hundred thousand agents; probabilities below 1e-300 come out as
 * zero. A line that would grow for ever has a waiting time of {@link java.lang.Double#POSITIVE_INFINITY}, not an error.
 * Arguments out of bounds are refused by {@link dev.relais.routing.staffing.RefusedParameterException}.
 */
@NullMarked
package dev.relais.routing.staffing;

import org.jspecify.annotations.NullMarked;
