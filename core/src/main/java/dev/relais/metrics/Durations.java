package dev.relais.metrics;

import java.time.Duration;

/**
 * How long the cases of a metric took. Up to 512 cases exact; beyond, the percentiles are within one percent of a value that
 * stands at that rank; count, mean and greatest are exact to the millisecond always.
 *
 * @param count the cases that came to an end, more than none
 * @param mean of them
 * @param median the least value that half of them do not exceed; the other percentiles likewise
 * @param p90 ninety percent
 * @param p95 ninety-five percent
 * @param max the greatest
 */
public record Durations(long count, Duration mean, Duration median, Duration p90, Duration p95, Duration max) {}
