package dev.relais.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which spans start on which day. */
record Starts(Map<DayOfWeek, List<Span>> weekly, Map<LocalDate, List<Span>> extra, Set<LocalDate> closed) {
    static Starts of(List<WeeklyHours> hours, Set<LocalDate> closed, List<ExtraHours> extra) {
        Starts starts = new Starts(new HashMap<>(), new HashMap<>(), closed);
        for (WeeklyHours weekly : hours) {
            Span span = Span.of(weekly.from(), weekly.to());
            weekly.days().forEach(day -> add(starts.weekly, day, span));
        }
        extra.forEach(once -> add(starts.extra, once.date(), Span.of(once.from(), once.to())));
        return starts;
    }

    private static <K> void add(Map<K, List<Span>> spans, K key, Span span) {
        spans.computeIfAbsent(key, none -> new ArrayList<>()).add(span);
    }

    /** What is open on a weekday, exceptions aside. */
    List<Span> usual(DayOfWeek day) {
        return Span.ofDay(on(day.minus(1)), on(day));
    }

    /** What is open on a date. */
    List<Span> open(LocalDate date) {
        return Span.ofDay(on(date.minusDays(1)), on(date));
    }

    private List<Span> on(DayOfWeek day) {
        return weekly.getOrDefault(day, List.of());
    }

    private List<Span> on(LocalDate date) {
        List<Span> spans = new ArrayList<>(extra.getOrDefault(date, List.of()));
        if (!closed.contains(date)) {
            spans.addAll(on(date.getDayOfWeek()));
        }
        return spans;
    }

    /** The dates that may differ from their weekday: spans reach into the next day. */
    Set<LocalDate> specialDates() {
        Set<LocalDate> dates = new TreeSet<>(closed);
        dates.addAll(extra.keySet());
        List.copyOf(dates).forEach(date -> dates.add(date.plusDays(1)));
        return dates;
    }
}
