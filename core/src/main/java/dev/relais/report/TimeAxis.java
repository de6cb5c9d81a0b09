package dev.relais.report;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Round times along an axis: the finest of hours, days, weeks, months and years that is not crowded. */
final class TimeAxis {
    /** A label at a point of a list. */
    record Tick(int place, String label) {}

    private enum Grain {
        HOURS,
        DAYS,
        MONTHS
    }

    private record Step(Grain grain, ToLongFunction<LocalDateTime> number) {}

    private static final List<Step> STEPS = List.of(
            hours(1),
            hours(2),
            hours(3),
            hours(6),
            hours(12),
            days(1, 0),
            days(2, 0),
            days(7, 4),
            days(14, 4),
            months(1),
            months(2),
            months(3),
            months(6),
            months(12));

    private TimeAxis() {}

    /** At most {@code most} labels for points in order of time. */
    static List<Tick> ticks(List<LocalDateTime> points, int most, Formats formats) {
        List<Tick> ticks = new ArrayList<>();
        for (Step step : STEPS) {
            ticks = ticks(points, step, formats);
            if (ticks.size() <= most) {
                break;
            }
        }
        return ticks;
    }

    private static List<Tick> ticks(List<LocalDateTime> points, Step step, Formats formats) {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            LocalDateTime at = points.get(i);
            LocalDateTime before = i == 0 ? at.minus(1, ChronoUnit.NANOS) : points.get(i - 1);
            if (step.number().applyAsLong(at) != step.number().applyAsLong(before)) {
                ticks.add(new Tick(i, label(at, step.grain(), formats)));
            }
        }
        return ticks;
    }

    private static String label(LocalDateTime at, Grain grain, Formats formats) {
        return switch (grain) {
            case HOURS -> at.getHour() == 0 ? formats.day(at) : formats.clock(at);
            case DAYS -> formats.day(at);
            case MONTHS -> formats.month(at);
        };
    }

    private static Step hours(int hours) {
        return new Step(Grain.HOURS, at -> at.toLocalDate().toEpochDay() * 24L + at.getHour() / hours);
    }

    /** Weeks begin on Mondays, as the fifth of January 1970 was. */
    private static Step days(int days, int shift) {
        return new Step(Grain.DAYS, at -> Math.floorDiv(at.toLocalDate().toEpochDay() - shift, days));
    }

    private static Step months(int months) {
        return new Step(Grain.MONTHS, at -> (at.getYear() * 12L + at.getMonthValue() - 1) / months);
    }
}
