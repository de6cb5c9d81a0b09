package dev.relais.routing.simulation;

import dev.relais.assign.Assigner;
import dev.relais.assign.Proposal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One run of a scenario against an engine of its own. Instants are nanoseconds since 00:00 of day 0.
 *
 * <p>What happens at one instant happens in this order: handling ends, agents come and go, contacts arrive (in the order of the
 * classes or of the trace), the engine is asked, whoever still waits and has no more patience leaves.
 */
final class Replication {
    /** More than this wait at once: the staff will not catch up, and memory would run out. */
    static final int MOST_WAITING = 1_000_000;

    /** Beyond this there is no time; two of the longest times still fit before it. */
    private static final long HORIZON = 9_150_000_000_000_000_000L;

    private static final Instant LATEST = instant(HORIZON);
    /** A day's shifts have all come round within it. */
    private static final long PATIENT = 2 * Scenario.DAY.toNanos();

    private final Assigner engine;
    private final BooleanSupplier stopped;
    private final Kind[] kinds;
    private final Arrivals arrivals;
    private final Crew crew;
    private final Contacts contacts = new Contacts();
    private final Agenda agenda = new Agenda();
    private final Batch came = new Batch();
    private final Batch tired = new Batch();
    private final long start;
    private final long end;
    /** In the agenda stand the sources of arrivals, then the groups of agents, then the contacts. */
    private final int groupsFrom;

    private final int contactsFrom;
    private int sources;
    private int resting;
    private int waiting;
    private long wake = Agenda.NEVER;
    private long progress;
    private long last;

    /** @param stopped whether nobody wants to know any more */
    Replication(Scenario scenario, int number, Assigner engine, BooleanSupplier stopped) {
        this.engine = engine;
        this.stopped = stopped;
        kinds = scenario.classes().stream()
                .map(kind -> new Kind(kind, scenario, number))
                .toArray(Kind[]::new);
        Duration duration = scenario.duration();
        start = scenario.warmUp().toNanos();
        end = duration == null ? Agenda.NEVER : start + duration.toNanos();
        arrivals = new Arrivals(scenario, number, end);
        crew = new Crew(scenario.agents());
        sources = arrivals.sources();
        groupsFrom = sources;
        contactsFrom = groupsFrom + crew.groups();
    }

    /**
     * Runs it to its end.
     *
     * @throws StuckException if it has none, or too many wait
     */
    Outcome run() {
        for (int group = 0; group < crew.groups(); group++) {
            agenda.set(groupsFrom + group, crew.tell(group, 0, instant(0), engine));
        }
        resting = agenda.size();
        for (int source = 0; source < groupsFrom; source++) {
            expect(source);
        }
        while ((sources > 0 || waiting > 0) && !stopped.getAsBoolean()) {
            long now = Math.min(agenda.firstAt(), wake);
            if (now == Agenda.NEVER || (onlyShiftsGoOn() && now - progress > PATIENT)) {
                throw new StuckException("contacts wait whom nobody will ever take");
            }
            step(now);
        }
        long until = end == Agenda.NEVER ? Math.max(start, last) : end;
        Tally[] tallies = Arrays.stream(kinds).map(Kind::tally).toArray(Tally[]::new);
        return new Outcome(tallies, crew.busy(), crew.present(start, until), (double) until - start);
    }

    private boolean onlyShiftsGoOn() {
        return sources == 0 && wake == Agenda.NEVER && agenda.size() == resting;
    }

    private void step(long now) {
        Instant at = instant(now);
        boolean ask = wake <= now;
        while (agenda.firstAt() == now) {
            int number = agenda.take();
            if (number < groupsFrom) {
                came.add(arrivals.kind(number), arrivals.handling(number));
                expect(number);
            } else if (number < contactsFrom) {
                agenda.set(number, crew.tell(number - groupsFrom, now, at, engine));
                ask = true;
            } else if (contacts.waits(number - contactsFrom)) {
                tired.add(number - contactsFrom, 0);
            } else {
                ends(number - contactsFrom, at);
                ask = true;
            }
        }
        ask |= came.size() > 0;
        admit(now, at);
        if (ask && waiting > 0) {
            propose(now, at);
        }
        dismiss(now);
    }

    private void expect(int source) {
        long next = arrivals.next(source);
        sources -= next == Agenda.NEVER ? 1 : 0;
        agenda.set(source, next);
    }

    private void admit(long now, Instant at) {
        if (came.size() == 0) {
            return;
        }
        int[] numbers = contacts.reserve(came.size());
        for (int i = 0; i < numbers.length; i++) {
            int number = numbers[i];
            Kind kind = kinds[came.number(i)];
            long handling = came.nanos(i);
            contacts.arrives(number, came.number(i), now, handling);
            agenda.set(contactsFrom + number, kind.leaves(now));
            engine.waiting(kind.waiting(contacts.id(number), at, handling));
        }
        waiting += numbers.length;
        if (waiting > MOST_WAITING) {
            throw new StuckException("more than " + MOST_WAITING + " contacts wait at once; the staff is too small");
        }
        came.clear();
        happened(now);
    }

    /** Where several are asked for one contact, the first accepts and the others are free again: then the engine is asked anew. */
    private void propose(long now, Instant at) {
        boolean again = true;
        while (again && waiting > 0) {
            again = false;
            List<Proposal> proposals = engine.propose(at);
            for (int i = 0; i < proposals.size(); i++) {
                begins(proposals.get(i), now, at);
                again |= proposals.get(i).agents().size() > 1;
            }
        }
        wake = waiting == 0 ? Agenda.NEVER : wake(now, at);
    }

    /** The engine was just asked: only what lies ahead is news. */
    private long wake(long now, Instant at) {
        Instant next = engine.nextChange(at).orElse(null);
        if (next == null || next.compareTo(LATEST) >= 0) {
            return Agenda.NEVER;
        }
        long nanos = Math.addExact(Math.multiplyExact(next.getEpochSecond(), 1_000_000_000L), next.getNano());
        return nanos > now ? nanos : Agenda.NEVER;
    }

    private void begins(Proposal proposal, long now, Instant at) {
        Integer known = contacts.number(proposal.conversation());
        if (known == null || !contacts.waits(known)) {
            throw new IllegalStateException("the engine proposed " + proposal.conversation() + ", which does not wait");
        }
        int number = known;
        int agent = crew.begins(proposal.agent(), now);
        engine.occupied(proposal.conversation(), proposal.agent(), 1, Kind.VISIBILITY, at);
        long over = later(now, contacts.handling(number));
        crew.busy(agent, Math.max(now, start), Math.min(over, end));
        agenda.set(contactsFrom + number, over);
        waited(number, now, true);
        contacts.begins(number, agent);
        last = Math.max(last, over);
    }

    private void ends(int number, Instant at) {
        engine.freed(contacts.id(number), at);
        crew.ends(contacts.agent(number));
        contacts.ends(number);
    }

    /** Whoever was taken at the last moment stays. */
    private void dismiss(long now) {
        for (int i = 0; i < tired.size(); i++) {
            int number = tired.number(i);
            if (contacts.waits(number)) {
                engine.gone(contacts.id(number));
                waited(number, now, false);
                contacts.ends(number);
            }
        }
        tired.clear();
        if (waiting == 0) {
            wake = Agenda.NEVER;
        }
    }

    private void waited(int number, long now, boolean served) {
        long arrival = contacts.arrival(number);
        Kind kind = kinds[contacts.kind(number)];
        if (arrival >= start) {
            kind.tally().counted(now - arrival, served, kind.target());
        }
        kind.tally().queued(Math.max(0, Math.min(now, end) - Math.max(arrival, start)));
        waiting--;
        happened(now);
    }

    private void happened(long now) {
        progress = now;
        last = Math.max(last, now);
    }

    /** An instant after another. */
    static long later(long now, long nanos) {
        long later = now + nanos;
        if (later < 0 || later >= HORIZON) {
            throw new StuckException("it goes on for more than 290 years");
        }
        return later;
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(nanos / 1_000_000_000L, nanos % 1_000_000_000L);
    }
}
