package dev.relais.metrics;

import dev.relais.config.DeskConfig;
import dev.relais.config.SlaConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is measured.
 *
 * @param desk whose service levels, calendars, queues and agents are meant
 * @param metrics our definitions
 * @param others other products' definitions, told beside ours
 * @param reopenWindow for how long after it was settled a conversation may be opened again as the same matter
 * @param replyWindows account → for how long after a direct message its network takes an answer; those that always do are left out
 * @param from what lies before is not counted; null: nothing does
 * @param until what lies at or after is not looked at; null: until the last event
 */
public record MetricSettings(
        DeskConfig desk,
        List<Metric> metrics,
        List<Metric> others,
        Duration reopenWindow,
        Map<String, Duration> replyWindows,
        @Nullable Instant from,
        @Nullable Instant until) {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration USUAL_PROMISE = Duration.ofHours(1);

    /** Copies the lists. Instants outside of the years 1 to 9999 become the nearest in them. */
    public MetricSettings {
        from = from == null ? null : Bounded.at(from);
        until = until == null ? null : Bounded.at(until);
        metrics = List.copyOf(metrics);
        others = List.copyOf(others);
        replyWindows = Map.copyOf(replyWindows);
    }

    /** Everything in the catalogue, over all of a log, with a reopening window of a week. */
    public static MetricSettings of(DeskConfig desk) {
        Duration promised = desk.slas().stream()
                .map(SlaConfig::firstResponse)
                .filter(Objects::nonNull)
                .min(Duration::compareTo)
                .orElse(USUAL_PROMISE);
        return new MetricSettings(desk, Catalogue.relais(WEEK), Catalogue.others(promised), WEEK, Map.of(), null, null);
    }

    /** The same for a part of the log; null: from its beginning, to its end. */
    public MetricSettings between(@Nullable Instant begin, @Nullable Instant end) {
        return new MetricSettings(desk, metrics, others, reopenWindow, replyWindows, begin, end);
    }

    /** The same with the time in which networks take an answer: an answer that comes later has lapsed. */
    public MetricSettings withReplyWindows(Map<String, Duration> windows) {
        return new MetricSettings(desk, metrics, others, reopenWindow, windows, from, until);
    }

    List<Metric> all() {
        return Stream.concat(metrics.stream(), others.stream()).toList();
    }

    boolean isBeforeEnd(Instant at) {
        return until == null || at.isBefore(until);
    }

    boolean counts(Instant at) {
        return (from == null || !at.isBefore(from)) && isBeforeEnd(at);
    }

    Instant begin(Instant first) {
        return from == null ? first : from;
    }

    Instant end(Instant last) {
        return until == null ? last : until;
    }
}
