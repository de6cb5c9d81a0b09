package dev.relais.calendar;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Half-open, in nanoseconds since the start of a day; {@code to} may lie on the next day, that is beyond {@link Local#DAY}. */
record Span(long from, long to) {
    static Span of(LocalTime from, LocalTime to) {
        long end = to.toNanoOfDay() + (to.isAfter(from) ? 0 : Local.DAY);
        return new Span(from.toNanoOfDay(), end);
    }

    /**
     * What is open on a day, from the spans that started the day before and those that start on it: disjoint, in order, and
     * within the day.
     */
    static List<Span> ofDay(List<Span> yesterday, List<Span> today) {
        List<Span> parts = new ArrayList<>();
        yesterday.stream().filter(s -> s.to() > Local.DAY).forEach(s -> parts.add(new Span(0, s.to() - Local.DAY)));
        today.forEach(s -> parts.add(new Span(s.from(), Math.min(s.to(), Local.DAY))));
        parts.sort(Comparator.comparingLong(Span::from));
        List<Span> united = new ArrayList<>();
        for (Span part : parts) {
            Span last = united.isEmpty() ? null : united.get(united.size() - 1);
            if (last != null && part.from() <= last.to()) {
                united.set(united.size() - 1, new Span(last.from(), Math.max(last.to(), part.to())));
            } else {
                united.add(part);
            }
        }
        return List.copyOf(united);
    }

    /** How much of the spans lies before {@code time}. */
    static long before(List<Span> spans, long time) {
        long sum = 0;
        for (Span span : spans) {
            sum += Math.max(0, Math.min(span.to, time) - span.from);
        }
        return sum;
    }

    /** What of a day is in no span. */
    static List<Span> rest(List<Span> spans) {
        List<Span> rest = new ArrayList<>();
        long from = 0;
        for (Span span : spans) {
            if (span.from > from) {
                rest.add(new Span(from, span.from));
            }
            from = span.to;
        }
        if (from < Local.DAY) {
            rest.add(new Span(from, Local.DAY));
        }
        return List.copyOf(rest);
    }

    /** The earliest time of day before which {@code open}, which is positive, of the spans lies; they hold as much. */
    static long reach(List<Span> spans, long open) {
        long left = open;
        for (Span span : spans) {
            long length = span.to - span.from;
            if (left <= length) {
                return span.from + left;
            }
            left -= length;
        }
        throw new IllegalArgumentException("the day is not open for that long");
    }
}
