package dev.relais.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The spans of a calendar on the line of local date-times, where every day has 24 hours.
 *
 * <p>What is open on a date follows from its weekday, except on and after the dates that are closed or have extra hours.
 * Those days are computed once, with running sums of how much they differ from their weekday, so that the open time
 * between any two local date-times takes two look-ups.
 */
final class LocalPlan {
    static final long DAY = Duration.ofDays(1).toNanos();

    /** Half-open, in nanoseconds of one day; of one day they are disjoint and in order. */
    private record Span(long from, long to) {}

    private final Map<DayOfWeek, List<Span>> byWeekday = new EnumMap<>(DayOfWeek.class);
    private final Map<LocalDate, List<Span>> special = new HashMap<>();
    /** Special date → nanoseconds by which the special dates up to and including it differ from their weekdays. */
    private final NavigableMap<LocalDate, Duration> corrections = new TreeMap<>();

    private final long[] ofWeekday = new long[8];
    private final Map<DayOfWeek, List<Span>> starting = new EnumMap<>(DayOfWeek.class);
    private final Map<LocalDate, List<Span>> extra = new HashMap<>();
    private final Set<LocalDate> closed;

    LocalPlan(List<WeeklyHours> hours, Set<LocalDate> closed, List<ExtraHours> extra) {
        this.closed = closed;
        for (WeeklyHours weekly : hours) {
            for (DayOfWeek day : weekly.days()) {
                starting.computeIfAbsent(day, d -> new ArrayList<>()).add(span(weekly.from(), weekly.to()));
            }
        }
        for (ExtraHours once : extra) {
            this.extra.computeIfAbsent(once.date(), d -> new ArrayList<>()).add(span(once.from(), once.to()));
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            List<Span> open =
                    ofDay(starting.getOrDefault(day.minus(1), List.of()), starting.getOrDefault(day, List.of()));
            byWeekday.put(day, open);
            ofWeekday[day.getValue()] = length(open);
        }
        Duration sum = Duration.ZERO;
        for (LocalDate date : specialDates()) {
            List<Span> open = ofDay(startingOn(date.minusDays(1)), startingOn(date));
            special.put(date, open);
            sum = sum.plusNanos(length(open) - ofWeekday[date.getDayOfWeek().getValue()]);
            corrections.put(date, sum);
        }
    }

    boolean isOpen(LocalDateTime at) {
        long time = at.toLocalTime().toNanoOfDay();
        return spans(at.toLocalDate()).stream().anyMatch(span -> span.from() <= time && time < span.to());
    }

    /** Open time in {@code [from, to)} of the local line; {@code from} is not after {@code to}. */
    Duration open(LocalDateTime from, LocalDateTime to) {
        return before(to).minus(before(from));
    }

    /** Open time since an arbitrary Monday, negative before it. */
    private Duration before(LocalDateTime at) {
        LocalDate date = at.toLocalDate();
        long days = Math.addExact(date.toEpochDay(), 3); // 1969-12-29 was a Monday
        long weeks = Math.floorDiv(days, 7L);
        long week = 0;
        long partial = 0;
        for (int day = 1; day <= 7; day++) {
            week += ofWeekday[day];
            partial += day <= Math.floorMod(days, 7L) ? ofWeekday[day] : 0;
        }
        long time = at.toLocalTime().toNanoOfDay();
        for (Span span : spans(date)) {
            partial += Math.max(0, Math.min(span.to(), time) - span.from());
        }
        Map.Entry<LocalDate, Duration> correction = corrections.lowerEntry(date);
        Duration regular = Duration.ofNanos(week).multipliedBy(weeks).plusNanos(partial);
        return correction == null ? regular : regular.plus(correction.getValue());
    }

    private List<Span> spans(LocalDate date) {
        List<Span> open = special.get(date);
        return open != null ? open : byWeekday.getOrDefault(date.getDayOfWeek(), List.of());
    }

    private Set<LocalDate> specialDates() {
        Set<LocalDate> dates = new TreeSet<>(closed);
        dates.addAll(extra.keySet());
        for (LocalDate date : List.copyOf(dates)) {
            dates.add(date.plusDays(1));
        }
        return dates;
    }

    private List<Span> startingOn(LocalDate date) {
        List<Span> spans = new ArrayList<>(extra.getOrDefault(date, List.of()));
        if (!closed.contains(date)) {
            spans.addAll(starting.getOrDefault(date.getDayOfWeek(), List.of()));
        }
        return spans;
    }

    /** May end on the next day, that is beyond {@link #DAY}. */
    private static Span span(LocalTime from, LocalTime to) {
        long end = to.toNanoOfDay() + (to.isAfter(from) ? 0 : DAY);
        return new Span(from.toNanoOfDay(), end);
    }

    /** What is open on a day, from the spans that started the day before and those that start on it. */
    private static List<Span> ofDay(List<Span> yesterday, List<Span> today) {
        List<Span> parts = new ArrayList<>();
        yesterday.stream().filter(s -> s.to() > DAY).forEach(s -> parts.add(new Span(0, s.to() - DAY)));
        today.forEach(s -> parts.add(new Span(s.from(), Math.min(s.to(), DAY))));
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

    private static long length(List<Span> spans) {
        return spans.stream().mapToLong(span -> span.to() - span.from()).sum();
    }
}
