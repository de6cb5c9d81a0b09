package dev.relais.holidays;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.transform.recurrence.Frequency;

/**
 * A recurrence rule (RFC 5545, section 3.3.10) of an event that lasts whole days.
 *
 * @param text as it stands in the file
 */
record Recurrence(String text, Recur<LocalDate> rule) {
    /** Far more than any sensible rule has; lists that multiply each other stay small enough. */
    private static final int MOST_CHARACTERS = 400;

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final Set<Frequency> BY_DAYS =
            EnumSet.of(Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY);
    /** The last date is a date where the start is one; many programs give an instant all the same. */
    private static final Pattern TIME_OF_UNTIL = Pattern.compile("(UNTIL=[0-9]{8})T[0-9]{6}Z?");

    static Recurrence of(String text) throws NotUnderstoodException {
        if (text.length() > MOST_CHARACTERS) {
            throw IcsEvent.notUnderstood("RRULE", text);
        }
        try {
            Recur<LocalDate> rule = new Recur<>(TIME_OF_UNTIL.matcher(text).replaceFirst("$1"));
            if (!BY_DAYS.contains(rule.getFrequency())) {
                throw IcsEvent.notUnderstood("RRULE", text);
            }
            return new Recurrence(text, rule);
        } catch (RuntimeException e) { // whatever the library throws at what it does not expect
            throw IcsEvent.notUnderstood("RRULE", text);
        }
    }

    /** The days on which it starts again, as far as they matter for events of so many days. */
    List<LocalDate> starts(LocalDate first, long length) throws NotUnderstoodException {
        if (first.isBefore(EARLIEST)) {
            throw new NotUnderstoodException("has a recurring event that starts before " + EARLIEST.getYear());
        }
        LocalDate from = Days.FIRST.minusDays(Math.min(length, Days.END.toEpochDay()));
        try {
            return rule.getDates(first, from, Days.END);
        } catch (RuntimeException e) { // as above
            throw IcsEvent.notUnderstood("RRULE", text);
        }
    }
}
