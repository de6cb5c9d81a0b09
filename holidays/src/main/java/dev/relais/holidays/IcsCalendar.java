package dev.relais.holidays;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;

/**
 * The events of an iCalendar file.
 *
 * @param events as they stand in the file
 */
record IcsCalendar(List<IcsEvent> events) {
    /** More of them are no list of closing days. */
    private static final int MOST_RECURRING = 1_000;

    static IcsCalendar read(byte[] utf8) throws NotUnderstoodException {
        EventCollector collector = new EventCollector();
        InputStreamReader reader = new InputStreamReader(new ByteArrayInputStream(utf8), StandardCharsets.UTF_8);
        try {
            new CalendarParserImpl().parse(new UnfoldingReader(reader, true), collector);
        } catch (IOException | ParserException e) {
            throw new NotUnderstoodException("is no iCalendar file (" + Shown.of(String.valueOf(e.getMessage())) + ")");
        }
        return new IcsCalendar(collector.events());
    }

    Set<LocalDate> days() throws NotUnderstoodException {
        Map<String, Set<LocalDate>> replaced = new HashMap<>();
        int recurring = 0;
        for (IcsEvent event : events) {
            LocalDate recurrence = event.replaced();
            if (recurrence != null) {
                replaced.computeIfAbsent(event.uid(), uid -> new HashSet<>()).add(recurrence);
            }
            recurring += event.isAllDay() ? event.rules().size() : 0;
        }
        if (recurring > MOST_RECURRING) {
            throw new NotUnderstoodException("has more than " + MOST_RECURRING + " recurring events");
        }
        Days days = new Days();
        for (IcsEvent event : events) {
            if (event.isAllDay() && !event.isCancelled()) {
                boolean instead = event.replaced() != null;
                add(event, instead ? Set.of() : replaced.getOrDefault(event.uid(), Set.of()), days);
            }
        }
        return days.toSet();
    }

    private static void add(IcsEvent event, Set<LocalDate> replaced, Days days) throws NotUnderstoodException {
        long length = event.length();
        Set<LocalDate> starts = new HashSet<>(event.dates("RDATE"));
        starts.add(event.start());
        for (String rule : event.rules()) {
            starts.addAll(Recurrence.of(rule).starts(event.start(), length));
        }
        event.dates("EXDATE").forEach(starts::remove);
        starts.removeAll(replaced);
        starts.forEach(start -> days.add(start, length));
    }
}
