package dev.relais.routing.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Contacts that came once, to be sent in again. Immutable and thread-safe.
 *
 * <p>Held in arrays, about 20 bytes a contact.
 */
public final class Trace {
    private final List<String> classes;
    private final long[] at;
    private final int[] kind;
    private final long[] handling;

    /**
     * A contact that came.
     *
     * @param at since 00:00 of day 0
     * @param kind the id of its class
     * @param handling how long it took
     */
    public record Contact(Duration at, String kind, Duration handling) {}

    /** In the order of arrival; arrays that nobody else has. */
    Trace(List<String> classes, long[] at, int[] kind, long[] handling) {
        this.classes = List.copyOf(classes);
        this.at = at;
        this.kind = kind;
        this.handling = handling;
    }

    /**
     * Contacts in any order; those of one instant stay as they stand.
     *
     * @throws IllegalArgumentException if a time is negative or over {@link Scenario#LONGEST}
     */
    public static Trace of(List<Contact> contacts) {
        List<Contact> ordered = new ArrayList<>(contacts);
        ordered.sort(Comparator.comparing(Contact::at));
        List<String> classes = ordered.stream().map(Contact::kind).distinct().toList();
        long[] at = new long[ordered.size()];
        int[] kind = new int[at.length];
        long[] handling = new long[at.length];
        for (int i = 0; i < at.length; i++) {
            Contact contact = ordered.get(i);
            at[i] = Scenario.notNegative("at", contact.at()).toNanos();
            kind[i] = classes.indexOf(contact.kind());
            handling[i] = Scenario.notNegative("handling", contact.handling()).toNanos();
        }
        return new Trace(classes, at, kind, handling);
    }

    /** How many contacts. */
    public int size() {
        return at.length;
    }

    /** The classes that occur, or may. */
    List<String> classes() {
        return classes;
    }

    /** Nanoseconds since 00:00 of day 0. */
    long at(int contact) {
        return at[contact];
    }

    /** Its place in {@link #classes()}. */
    int kind(int contact) {
        return kind[contact];
    }

    /** Nanoseconds. */
    long handling(int contact) {
        return handling[contact];
    }
}
