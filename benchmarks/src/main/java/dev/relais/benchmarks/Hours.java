package dev.relais.benchmarks;

import dev.relais.calendar.BusinessCalendar;
import dev.relais.calendar.ExtraHours;
import dev.relais.calendar.WeeklyHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Calendars to measure. */
public enum Hours {
    /** Nine to five on weekdays. */
    ONE_SPAN,
    /** The same with a lunch break, a night, a thousand closed dates over a century and five hundred with extra hours. */
    MANY_DATES;

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    BusinessCalendar calendar() {
        Set<DayOfWeek> weekdays = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        ZoneId paris = ZoneId.of("Europe/Paris");
        if (this == ONE_SPAN) {
            WeeklyHours hours = new WeeklyHours(weekdays, LocalTime.of(9, 0), LocalTime.of(17, 0));
            return new BusinessCalendar("one", paris, List.of(hours), Set.of(), List.of());
        }
        Set<LocalDate> closed = new HashSet<>();
        List<ExtraHours> extra = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            closed.add(FIRST.plusDays(i * 36L));
            if (i % 2 == 0) {
                extra.add(new ExtraHours(FIRST.plusDays(i * 36L + 7), LocalTime.of(18, 0), LocalTime.of(23, 0)));
            }
        }
        List<WeeklyHours> hours = List.of(
                new WeeklyHours(weekdays, LocalTime.of(9, 0), LocalTime.of(12, 30)),
                new WeeklyHours(weekdays, LocalTime.of(14, 0), LocalTime.of(18, 0)),
                new WeeklyHours(EnumSet.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(2, 0)));
        return new BusinessCalendar("many", paris, hours, closed, extra);
    }
}
