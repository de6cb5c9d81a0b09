package dev.relais.holidays;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.fortuna.ical4j.data.ContentHandler;
import org.jspecify.annotations.Nullable;

/** Keeps the properties of events as they stand in the file; nothing else of it is looked at, no time zone for instance. */
final class EventCollector implements ContentHandler {
    /** Alarms stand in events and offsets in time zones; what is nested deeper is there to exhaust a stack. */
    private static final int DEEPEST = 4;

    private final List<IcsEvent> events = new ArrayList<>();
    private int depth;
    private @Nullable IcsEvent event;
    private String property = "";
    private @Nullable String range;

    List<IcsEvent> events() {
        return events;
    }

    @Override
    public void startCalendar() {
        depth = 0;
    }

    @Override
    public void endCalendar() {}

    @Override
    public void startComponent(String name) {
        depth++;
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("components nested too deep");
        }
        if (depth == 1 && name.equalsIgnoreCase("VEVENT")) {
            event = new IcsEvent();
        }
    }

    @Override
    public void endComponent(String name) {
        if (depth == 1 && event != null) {
            events.add(event);
            event = null;
        }
        depth--;
    }

    @Override
    public void startProperty(String name) {
        property = name.toUpperCase(Locale.ROOT);
        range = null;
    }

    @Override
    public void parameter(String name, String value) {
        if (name.equalsIgnoreCase("RANGE")) {
            range = value;
        }
    }

    @Override
    public void propertyValue(String value) {
        if (depth == 1 && event != null) {
            event.put(property, value.strip());
            if (range != null && property.equals("RECURRENCE-ID")) {
                event.put("RANGE", range);
            }
        }
    }

    @Override
    public void endProperty(String name) {}
}
