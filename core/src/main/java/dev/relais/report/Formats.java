package dev.relais.report;

import dev.relais.metrics.ServiceLevel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** Numbers, dates and durations as a language writes them; by its file alone, so that every machine writes the same. */
final class Formats {
    static final String NONE = "–";
    private static final long[] SIZES = {86_400, 3_600, 60, 1};
    private static final List<String> UNITS = List.of("unit.d", "unit.h", "unit.min", "unit.s");

    private final ReportLanguage words;
    private final ZoneId zone;

    Formats(ReportLanguage words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
    }

    String number(long number) {
        String digits = Long.toString(Math.abs(number));
        StringBuilder grouped = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            boolean opens = i > 0 && (digits.length() - i) % 3 == 0;
            grouped.append(opens ? words.text("number.group") : "").append(digits.charAt(i));
        }
        return (number < 0 ? "−" : "") + grouped;
    }

    /** {@code 1,204.5}: as many decimals as the number has. */
    String decimal(BigDecimal number) {
        String plain = number.abs().toPlainString();
        int point = plain.indexOf('.');
        String whole = number(new BigDecimal(point < 0 ? plain : plain.substring(0, point)).longValue());
        String rest = point < 0 ? "" : words.text("number.decimal") + plain.substring(point + 1);
        return (number.signum() < 0 ? "−" : "") + whole + rest;
    }

    /** With two decimals; what is no number is none. */
    String amount(double amount) {
        return Double.isFinite(amount) ? decimal(BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP)) : NONE;
    }

    String percent(BigDecimal percent) {
        return words.say("percent", "n", decimal(percent));
    }

    /** A share, 0 to 1, in whole percent. */
    String share(double share) {
        return Double.isFinite(share)
                ? percent(BigDecimal.valueOf(share).movePointRight(2).setScale(0, RoundingMode.HALF_UP))
                : NONE;
    }

    /** {@code 87.4–91.2%}, or one share where nothing is undecided; a dash where nothing was promised. */
    String level(ServiceLevel level) {
        if (level.all() == 0) {
            return NONE;
        }
        BigDecimal lower = level.lowerPercent().orElseThrow();
        BigDecimal upper = level.upperPercent().orElseThrow();
        return lower.compareTo(upper) == 0
                ? percent(lower)
                : words.say("percent.between", "from", decimal(lower), "to", decimal(upper));
    }

    /** {@code 1 h 30 min}: the two largest units, the smaller one begun: what is late by a moment never looks in time. */
    String duration(Duration duration) {
        long seconds = duration.getSeconds() + (duration.getNano() > 0 ? 1 : 0);
        long grain = seconds > 86_400 ? 3_600 : seconds > 120 ? 60 : 1;
        long rounded = (seconds + grain - 1) / grain * grain;
        for (int i = 0; i < SIZES.length - 1; i++) {
            if (rounded >= SIZES[i]) {
                long small = rounded % SIZES[i] / SIZES[i + 1];
                return unit(i, rounded / SIZES[i]) + (small == 0 ? "" : " " + unit(i + 1, small));
            }
        }
        return unit(3, rounded);
    }

    private String unit(int unit, long n) {
        return words.say(UNITS.get(unit), "n", number(n));
    }

    /** {@code 12 March 2026}. */
    String date(LocalDate date) {
        return dated("date.long", date.atStartOfDay());
    }

    /** {@code 12 Mar}. */
    String day(LocalDateTime at) {
        return dated("date.short", at);
    }

    /** {@code Mar}, and in January the year. */
    String month(LocalDateTime at) {
        return at.getMonthValue() == 1 ? Integer.toString(at.getYear()) : list("months.short", at.getMonthValue());
    }

    /** {@code 12 Mar 2026, 14:05}. */
    String time(Instant at) {
        return dated("date.time", local(at));
    }

    /** {@code 14:05}. */
    String clock(LocalDateTime at) {
        return dated("date.clock", at);
    }

    /** {@code 09:00}. */
    String hour(int hour) {
        return dated("date.hour", LocalDate.EPOCH.atTime(hour, 0));
    }

    String weekday(DayOfWeek day) {
        return list("weekdays", day.getValue());
    }

    String shortWeekday(DayOfWeek day) {
        return list("weekdays.short", day.getValue());
    }

    /** The half-open period in whole days where it has such. */
    String period(Instant from, Instant until) {
        LocalDateTime start = local(from);
        LocalDateTime end = local(until);
        if (!midnight(start) || !midnight(end) || !start.isBefore(end)) {
            return words.say("period", "from", time(from), "to", time(until));
        }
        LocalDate last = end.toLocalDate().minusDays(1);
        return start.toLocalDate().equals(last)
                ? date(last)
                : words.say("period", "from", date(start.toLocalDate()), "to", date(last));
    }

    /** The beginning of something that lasts that long: days without a time, hours with one. */
    String start(Instant from, Instant to) {
        boolean days = Duration.between(from, to).toHours() >= 23;
        return days && midnight(local(from)) ? date(local(from).toLocalDate()) : time(from);
    }

    LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, zone);
    }

    private static boolean midnight(LocalDateTime at) {
        return at.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private String dated(String key, LocalDateTime at) {
        String day = Integer.toString(at.getDayOfMonth());
        return words.say(
                key,
                "d",
                words.find("day." + day).orElse(day),
                "month",
                list("months", at.getMonthValue()),
                "mon",
                list("months.short", at.getMonthValue()),
                "y",
                Integer.toString(at.getYear()),
                "h",
                Integer.toString(at.getHour()),
                "hh",
                two(at.getHour()),
                "mm",
                two(at.getMinute()));
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private String list(String key, int place) {
        String[] all = words.text(key).split(",", -1);
        return place <= all.length ? all[place - 1].strip() : Integer.toString(place);
    }
}
