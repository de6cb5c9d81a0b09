package dev.relais.report;

import dev.relais.metrics.Measures.Quarter;
import dev.relais.report.Report.FlowPoint;
import dev.relais.report.Report.HourPoint;
import dev.relais.report.Report.Period;
import dev.relais.report.Report.SentimentPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Quarters of an hour, gathered into as many spans of local time as a plot can show. */
final class Series {
    private static final int MOST = 60;
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final List<Duration> STEPS = List.of(
            QUARTER,
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofDays(28));

    private final ZoneId zone;
    private final List<Quarter> quarters;
    private final List<Instant> edges;

    Series(Period period, ZoneId zone, List<Quarter> quarters) {
        this.zone = zone;
        this.quarters = quarters;
        this.edges = edges(period, zone);
    }

    private static List<Instant> edges(Period period, ZoneId zone) {
        Duration length = Duration.between(period.from(), period.until());
        Duration step = STEPS.get(STEPS.size() - 1);
        for (Duration one : STEPS) {
            if (one.multipliedBy(MOST - 1).compareTo(length) >= 0) {
                step = one;
                break;
            }
        }
        while (step.multipliedBy(MOST - 1).compareTo(length) < 0) {
            step = step.multipliedBy(2);
        }
        List<Instant> edges = new ArrayList<>();
        LocalDateTime local = floor(LocalDateTime.ofInstant(period.from(), zone), step);
        Instant edge = instant(local, zone);
        while (edge.isAfter(period.from())) {
            local = local.minus(step);
            edge = instant(local, zone);
        }
        edges.add(edge);
        while (!edge.isAfter(period.until())) {
            local = local.plus(step);
            Instant next = instant(local, zone);
            if (next.isAfter(edge)) {
                edge = next;
                edges.add(edge);
            }
        }
        return edges;
    }

    /** A local time that clocks skip is the instant at which they do. */
    private static Instant instant(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).toInstant();
    }

    /** The last multiple of the step: of a day's time, or of days. */
    private static LocalDateTime floor(LocalDateTime at, Duration step) {
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

    /** Full hours (UTC) in the period, at most so many; at last its end. */
    static List<Instant> fullHours(Period period, int most) {
        long hours = Duration.between(period.from(), period.until()).toHours() + 1;
        long step = Math.max(1, (hours + most - 1) / most);
        List<Instant> instants = new ArrayList<>();
        Instant at = period.from().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        while (at.isBefore(period.until())) {
            instants.add(at);
            at = at.plus(step, ChronoUnit.HOURS);
        }
        instants.add(period.until());
        return instants;
    }

    List<FlowPoint> flow() {
        List<FlowPoint> points = new ArrayList<>();
        each((from, to, n) -> points.add(new FlowPoint(from, to, n[0], n[1], n[2])));
        return points;
    }

    List<SentimentPoint> sentiment() {
        List<SentimentPoint> points = new ArrayList<>();
        each((from, to, n) -> points.add(new SentimentPoint(from, to, n[3], n[4], n[5])));
        return points.stream().allMatch(point -> point.negative() + point.neutral() + point.positive() == 0)
                ? List.of()
                : points;
    }

    private void each(Visitor visitor) {
        TreeMap<Instant, long[]> sums = new TreeMap<>();
        for (int i = 0; i + 1 < edges.size(); i++) {
            sums.put(edges.get(i), new long[6]);
        }
        for (Quarter quarter : quarters) {
            var sum = sums.floorEntry(quarter.from());
            add(sum == null ? sums.firstEntry().getValue() : sum.getValue(), quarter);
        }
        for (int i = 0; i + 1 < edges.size(); i++) {
            visitor.visit(edges.get(i), edges.get(i + 1), sums.getOrDefault(edges.get(i), new long[6]));
        }
    }

    private static void add(long[] sum, Quarter quarter) {
        sum[0] += quarter.received();
        sum[1] += quarter.replies();
        sum[2] += quarter.resolved();
        sum[3] += quarter.negative();
        sum[4] += quarter.neutral();
        sum[5] += quarter.positive();
    }

    /** Over all days, by what clocks showed. */
    List<HourPoint> hours() {
        long[] received = new long[24];
        long[] replies = new long[24];
        for (Quarter quarter : quarters) {
            int hour = quarter.from().atZone(zone).getHour();
            received[hour] += quarter.received();
            replies[hour] += quarter.replies();
        }
        List<HourPoint> points = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            points.add(new HourPoint(hour, received[hour], replies[hour]));
        }
        return points;
    }

    private interface Visitor {
        void visit(Instant from, Instant to, long[] counts);
    }
}
