package dev.relais.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Arrivals and answers counted in equal spans of local time.
 *
 * @param step the length of a span
 * @param zone whose clocks the spans follow
 * @param spans in order, without holes
 */
record Buckets(Duration step, ZoneId zone, List<Span> spans) {
    private static final int MOST = 32;
    private static final Duration ONE_INSTANT = Duration.ofMinutes(MOST - 1);

    /** Half-open. */
    record Span(LocalDateTime from, Instant start, Instant end, int arrivals, int answers) {}

    static Buckets of(RowReport report) {
        List<Instant> all = Stream.concat(report.arrivals().stream(), report.answers().stream())
                .sorted()
                .toList();
        ZoneId zone = report.zone();
        if (all.isEmpty()) {
            return new Buckets(Duration.ofHours(1), zone, List.of());
        }
        Instant first = all.get(0);
        Instant last = all.get(all.size() - 1);
        Duration length = first.equals(last) ? ONE_INSTANT : Duration.between(first, last);
        Duration step = Ticks.step(length, MOST - 1);
        List<Instant> edges = edges(first, last, step, zone);
        List<Instant> arrivals = report.arrivals().stream().sorted().toList();
        List<Instant> answers = report.answers().stream().sorted().toList();
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i + 1 < edges.size(); i++) {
            Instant start = edges.get(i);
            Instant end = edges.get(i + 1);
            LocalDateTime from = LocalDateTime.ofInstant(start, zone);
            spans.add(new Span(from, start, end, within(arrivals, start, end), within(answers, start, end)));
        }
        return new Buckets(step, zone, List.copyOf(spans));
    }

    /**
     * Spans of less than an hour run on as time does; longer ones keep to the clocks, so that one that spans a change of
     * them is longer or shorter by it.
     */
    private static List<Instant> edges(Instant first, Instant last, Duration step, ZoneId zone) {
        boolean byClocks = step.compareTo(Duration.ofHours(1)) >= 0;
        LocalDateTime local = LocalDateTime.ofInstant(first, zone);
        LocalDateTime floor = floor(local, step);
        Instant edge = byClocks ? instant(floor, zone) : first.minus(Duration.between(floor, local));
        List<Instant> edges = new ArrayList<>(List.of(edge));
        while (!edge.isAfter(last)) {
            floor = floor.plus(step);
            Instant next = byClocks ? instant(floor, zone) : edge.plus(step);
            if (next.isAfter(edge)) {
                edges.add(next);
                edge = next;
            }
        }
        return edges;
    }

    /** A local time that clocks skip is the instant at which they do. */
    static Instant instant(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).toInstant();
    }

    /** The last multiple of the step: of a day's time, or of days. */
    static LocalDateTime floor(LocalDateTime at, Duration step) {
        long days = step.toDays();
        if (days > 0) {
            long day = at.toLocalDate().toEpochDay();
            return at.toLocalDate()
                    .minusDays(Math.floorMod(day - 4, days)) // weeks begin on Mondays
                    .atStartOfDay();
        }
        long time = at.toLocalTime().toNanoOfDay();
        return at.toLocalDate().atTime(LocalTime.ofNanoOfDay(time - time % step.toNanos()));
    }

    boolean isMultiple(LocalDateTime at, Duration other) {
        return floor(at, other).equals(at);
    }

    private static int within(List<Instant> sorted, Instant from, Instant to) {
        return before(sorted, to) - before(sorted, from);
    }

    private static int before(List<Instant> sorted, Instant limit) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.get(middle).isBefore(limit)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int most() {
        return spans.stream()
                .mapToInt(span -> Math.max(span.arrivals(), span.answers()))
                .max()
                .orElse(0);
    }

    /** The span with most arrivals, the earliest of several. */
    Span busiest() {
        return Collections.max(
                spans,
                (a, b) -> a.arrivals() != b.arrivals()
                        ? Integer.compare(a.arrivals(), b.arrivals())
                        : b.start().compareTo(a.start()));
    }
}
