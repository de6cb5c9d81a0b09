package dev.relais.routing.simulation;

import java.util.List;
import java.util.Objects;

/** The contacts of one replication as they come, one after the other for each source. Instants are nanoseconds. */
final class Arrivals {
    /** Longer than a simulation; its sum with an instant of one is a long. */
    private static final double LONG_GAP = 5e18;

    private final Scenario scenario;
    private final long end;
    private final Chance[] gaps;
    private final Draw[] handling;
    private final double[] meanGap;
    private final long[] clock;
    private final int[] kinds;
    private int next;

    /** @param end nobody arrives from then on */
    Arrivals(Scenario scenario, int replication, long end) {
        this.scenario = scenario;
        this.end = end;
        List<ContactClass> classes = scenario.classes();
        int sources = scenario.trace() == null ? classes.size() : 0;
        gaps = new Chance[sources];
        handling = new Draw[sources];
        meanGap = new double[sources];
        clock = new long[sources];
        for (int i = 0; i < sources; i++) {
            ContactClass contacts = classes.get(i);
            gaps[i] = Chance.of(scenario.seed(), replication, "arrivals", contacts.id());
            handling[i] = Draw.of(
                    Objects.requireNonNull(contacts.handling()),
                    Chance.of(scenario.seed(), replication, "handling", contacts.id()));
            meanGap[i] = Math.min(3.6e12 / Objects.requireNonNull(contacts.perHour()), LONG_GAP);
        }
        Trace trace = scenario.trace();
        List<String> ids = classes.stream().map(ContactClass::id).toList();
        kinds = trace == null
                ? new int[0]
                : trace.classes().stream().mapToInt(ids::indexOf).toArray();
    }

    /** How many sources: the classes, or the trace. */
    int sources() {
        return scenario.trace() == null ? gaps.length : 1;
    }

    /** When the next contact of a source comes; {@link Agenda#NEVER} where none does. */
    long next(int source) {
        Trace trace = scenario.trace();
        if (trace != null) {
            return next < trace.size() && trace.at(next) < end ? trace.at(next) : Agenda.NEVER;
        }
        clock[source] += (long) Math.rint(Math.min(meanGap[source] * gaps[source].exponential(), LONG_GAP));
        return clock[source] < end ? clock[source] : Agenda.NEVER;
    }

    /** The class of the contact that comes; of a trace's next one. */
    int kind(int source) {
        Trace trace = scenario.trace();
        return trace == null ? source : kinds[trace.kind(next)];
    }

    /** How long the contact that comes takes; the source goes on to its next one. */
    long handling(int source) {
        Trace trace = scenario.trace();
        return trace == null ? handling[source].nanos() : trace.handling(next++);
    }
}
