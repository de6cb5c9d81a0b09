package dev.relais.sla;

import dev.relais.calendar.BusinessCalendar;
import dev.relais.config.SlaConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Timelines written in minutes after a Monday, 08:00 UTC: {@code "0 received, 12 replied"} gives {@code "firstResponse 0
 * due 15 met 12 elapsed 12 kept"}.
 */
record Minutes(SlaConfig sla, @Nullable BusinessCalendar calendar) {
    static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");

    /** Fifteen minutes for the first response, nothing else promised. */
    static Minutes first() {
        return promising(15, null, null);
    }

    static Minutes promising(@Nullable Integer first, @Nullable Integer next, @Nullable Integer resolution) {
        return new Minutes(
                new SlaConfig(
                        "s",
                        null,
                        minutes(first),
                        minutes(next),
                        minutes(resolution),
                        Set.of(SlaConfig.Pause.WAITING_FOR_CUSTOMER),
                        List.of()),
                null);
    }

    Minutes on(BusinessCalendar other) {
        return new Minutes(sla, other);
    }

    Minutes neverPausing() {
        return new Minutes(
                new SlaConfig(
                        "s", null, sla.firstResponse(), sla.nextResponse(), sla.resolution(), Set.of(), List.of()),
                calendar);
    }

    List<Target> targets(String events, double until) {
        List<TimelineEvent> told = Stream.of(events.split(", ", -1))
                .filter(event -> !event.isEmpty())
                .map(Minutes::event)
                .toList();
        return new Timeline("c", sla, calendar, told, at(until)).targets();
    }

    List<String> judge(String events, double until) {
        return targets(events, until).stream().map(Minutes::shown).toList();
    }

    static String shown(Target target) {
        return "%s %s due %s met %s elapsed %s %s"
                .formatted(
                        target.target().text(),
                        minute(target.startedAt()),
                        minute(target.dueAt()),
                        minute(target.metAt()),
                        number(target.businessElapsed()),
                        target.verdict().text());
    }

    private static TimelineEvent event(String text) {
        String[] parts = text.split(" ", -1);
        TimelineEvent.Type type = Arrays.stream(TimelineEvent.Type.values())
                .filter(candidate -> candidate.text().equals(parts[1]))
                .findFirst()
                .orElseThrow();
        return new TimelineEvent(at(Double.parseDouble(parts[0])), type);
    }

    static Instant at(double minute) {
        return MONDAY.plusMillis(Math.round(minute * 60_000));
    }

    private static @Nullable Duration minutes(@Nullable Integer count) {
        return count == null ? null : Duration.ofMinutes(count);
    }

    private static String minute(@Nullable Instant at) {
        return at == null ? "-" : number(Duration.between(MONDAY, at));
    }

    private static String number(Duration duration) {
        double minutes = duration.toMillis() / 60_000.0;
        return minutes == Math.rint(minutes) ? Long.toString((long) minutes) : Double.toString(minutes);
    }
}
