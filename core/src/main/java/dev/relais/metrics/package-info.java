/**
 * What is counted and timed, defined as values and computed in one pass over the log. Pure values and functions, except
 * {@link dev.relais.metrics.Tally}, which gathers.
 */
@NullMarked
package dev.relais.metrics;

import org.jspecify.annotations.NullMarked;
