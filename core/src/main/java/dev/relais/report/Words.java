package dev.relais.report;

import java.time.Duration;
import java.util.Locale;

/** Numbers and durations as people read them. */
final class Words {
    private Words() {}

    /** {@code 0:12:30}: hours, minutes and seconds begun, so that what is late by a moment never looks in time. */
    static String clock(Duration duration) {
        long seconds = duration.getSeconds() + (duration.getNano() > 0 ? 1 : 0);
        return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** {@code 1 h 30 min}: the two largest units, seconds begun. */
    static String rough(Duration duration) {
        long seconds = duration.getSeconds() + (duration.getNano() > 0 ? 1 : 0);
        long[] sizes = {86_400, 3_600, 60, 1};
        String[] units = {"d", "h", "min", "s"};
        for (int i = 0; i < sizes.length - 1; i++) {
            if (seconds >= sizes[i]) {
                long large = seconds / sizes[i];
                long small = seconds % sizes[i] / sizes[i + 1];
                return large + " " + units[i] + (small == 0 ? "" : " " + small + " " + units[i + 1]);
            }
        }
        return seconds + " s";
    }

    /** As {@link #rough}, from two minutes on in minutes begun. */
    static String rounded(Duration duration) {
        long minutes = duration.toMinutes() + (duration.equals(Duration.ofMinutes(duration.toMinutes())) ? 0 : 1);
        return rough(minutes > 2 ? Duration.ofMinutes(minutes) : duration);
    }

    /** {@code 1 message}, {@code 1,204 messages}. */
    static String count(long count, String one, String many) {
        return number(count) + " " + (count == 1 ? one : many);
    }

    static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A coordinate. */
    static String at(double coordinate) {
        String text = String.format(Locale.ROOT, "%.2f", coordinate);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }
}
