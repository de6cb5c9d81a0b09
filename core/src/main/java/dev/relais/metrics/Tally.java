package dev.relais.metrics;

import dev.relais.RefusedInputException;
import dev.relais.config.DeskConfig;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ContentErased;
import dev.relais.conversation.ConversationEvent.ConversationHandledElsewhere;
import dev.relais.conversation.ConversationEvent.ConversationLinked;
import dev.relais.conversation.ConversationEvent.ConversationOpened;
import dev.relais.conversation.ConversationEvent.ConversationReopened;
import dev.relais.conversation.ConversationEvent.ConversationResolved;
import dev.relais.conversation.ConversationEvent.ConversationRouted;
import dev.relais.conversation.ConversationEvent.MessageAnalyzed;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationEvent.MessageSent;
import dev.relais.conversation.ConversationEvent.Origin;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.LoggedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/**
 * Computes every metric in one pass over a log.
 *
 * <p>Events come in any order that keeps to time roughly; one that was taken already is left out. Each costs a constant amount of work
 * and, once, what sorting its conversation costs. Kept are the conversations that are open, and those that were settled not longer ago
 * than the reopening window: how many came to an end before them costs nothing. Times are taken as they are told: an event that is told
 * late but lies earlier counts at its own time.
 *
 * <p>What is odd has a meaning too:
 *
 * <ul>
 *   <li>An event of a conversation that is not kept any more, whose end was long ago, begins the conversation anew.
 *   <li>Time goes as far as the latest event: one that is dated far ahead ends the reopening windows of all others. A period with an
 *       end leaves it out. Times outside of the years 1 to 9999 are the nearest in them.
 *   <li>Numbers of events may have holes, and begin anywhere.
 *   <li>A conversation that was never routed goes where the rules of the desk send its first message. Queues, agents, service levels and
 *       rules that the desk does not know count under their names; nothing is promised by a service level that it does not know.
 *   <li>A conversation that is linked to itself, or to one that is not known, or again, stays as it is.
 *   <li>What was settled twice came to its end the first time; opened again without being settled, it goes on.
 *   <li>A weight below 1 is 1; of a conversation's rules the first thousand count.
 * </ul>
 *
 * <p>Tallies of different conversations can be merged: of nodes that share the work, or of the parts of a log. Nothing of what anybody
 * said is kept, except the words of public messages that nobody dealt with. Not thread-safe.
 *
 * <pre>{@code
 * Tally tally = new Tally(MetricSettings.of(desk));
 * log.forEach(tally::take);
 * Measures now = tally.measures(until);
 * }</pre>
 */
public final class Tally {
    private static final long QUARTER = 900;
    private static final int MOST_ROUTINGS = 10_000;

    private final MetricSettings settings;
    private final Gathered gathered;
    private final Settlement settlement;
    private final Map<ConversationId, Seat> seats = new HashMap<>();
    private final Queue<Settled> settled = new PriorityQueue<>(Comparator.comparing(Settled::at));
    private final Map<Routing, Routing> routings = new HashMap<>();
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    /** Where the events of one conversation go. */
    private static final class Seat {
        final Seen seen = new Seen();
        Track track;

        Seat(ConversationId conversation) {
            track = new Track(conversation);
        }
    }

    /** A track that was settled then; if it still is when its time comes, it is done with. */
    private record Settled(Track track, Instant at) {}

    /** Nothing has happened yet. */
    public Tally(MetricSettings settings) {
        this.settings = settings;
        this.gathered = new Gathered(settings.all());
        this.settlement = new Settlement(settings);
    }

    /**
     * The next event of the log. What lies outside of the period is not counted, but what it began may reach into it.
     *
     * @throws RefusedInputException where a promise that it brings cannot be read; nothing of it is taken then
     */
    public void take(LoggedEvent told) {
        Instant at = Bounded.at(told.at());
        if (!settings.isBeforeEnd(at)) {
            return;
        }
        settlement.check(told.event());
        LoggedEvent logged = at.equals(told.at())
                ? told
                : new LoggedEvent(told.conversation(), told.seq(), at, told.source(), told.event());
        Seat seat = seats.computeIfAbsent(logged.conversation(), Seat::new);
        if (!seat.seen.add(logged.seq())) {
            return;
        }
        first = at.isBefore(first) ? at : first;
        last = at.isAfter(last) ? at : last;
        ConversationEvent event = logged.event();
        Track track = seat.track;
        if (event instanceof ConversationReopened reopened
                && reopened.episode() > track.episodes.getOrDefault(logged.conversation(), 1)) {
            settle(track.cut());
            track.episodes.put(logged.conversation(), reopened.episode());
        } else if (event instanceof ConversationLinked linked) {
            track = link(track, linked.other());
        } else if (event instanceof ContentErased && track.routing == null && track.guessed == null) {
            track.guessed = settlement.routing(track);
        }
        Instant settledBefore = track.settledAt;
        Intake.take(track, logged);
        if (event instanceof ConversationRouted) {
            track.routing = once(Objects.requireNonNull(track.routing));
        }
        if (track.settledAt != null && !track.settledAt.equals(settledBefore)) {
            settled.add(new Settled(track, track.settledAt));
        }
        if (settings.counts(at)) {
            count(event, at);
        }
        release();
    }

    /** Many conversations go the same way: it is kept once. */
    private Routing once(Routing routing) {
        Routing known = routings.get(routing);
        if (known == null && routings.size() < MOST_ROUTINGS) {
            routings.put(routing, routing);
        }
        return known == null ? routing : known;
    }

    /** The track that holds both from now on; one that is not known is as good as none. */
    private Track link(Track track, ConversationId other) {
        Seat linked = seats.get(other);
        if (linked == null || linked.track == track) {
            return track;
        }
        Track joined = track.join(linked.track);
        Track gone = joined == track ? linked.track : track;
        gone.conversations.forEach(id -> seat(id).track = joined);
        if (joined.settledAt != null) {
            settled.add(new Settled(joined, joined.settledAt));
        }
        return joined;
    }

    private Seat seat(ConversationId conversation) {
        return Objects.requireNonNull(seats.get(conversation));
    }

    /** It cannot be opened again as the same matter any more: as if the window were over. */
    private void settle(Track track) {
        Instant over = track.settledAt == null ? last : Bounded.later(track.settledAt, settings.reopenWindow());
        settlement.settle(track, over.isAfter(last) ? over : last, gathered);
    }

    private void count(ConversationEvent event, Instant at) {
        gathered.events++;
        if (event instanceof MessageReceived) {
            flow(at, Gathered.RECEIVED);
        } else if (event instanceof MessageSent sent) {
            flow(at, Gathered.REPLIES);
            gathered.elsewhere += sent.origin() == Origin.ELSEWHERE ? 1 : 0;
        } else if (event instanceof MessageAnalyzed analyzed) {
            Sentiments.count(gathered, analyzed.insight(), Math.floorDiv(at.getEpochSecond(), QUARTER));
        } else if (event instanceof ConversationResolved || event instanceof ConversationHandledElsewhere) {
            flow(at, Gathered.RESOLVED);
        } else if (event instanceof ConversationOpened) {
            gathered.conversations++;
        } else if (event instanceof ConversationReopened) {
            gathered.reopened++;
        }
    }

    private void flow(Instant at, int column) {
        gathered.flow.add(Math.floorDiv(at.getEpochSecond(), QUARTER), column, 1);
    }

    private void release() {
        for (Settled next = settled.peek(); next != null && isOver(next); next = settled.peek()) {
            settled.remove();
            Track track = next.track();
            Seat seat = seats.get(track.conversations.get(0));
            if (next.at().equals(track.settledAt) && seat != null && seat.track == track) {
                track.conversations.forEach(seats::remove);
                settle(track);
            }
        }
    }

    private boolean isOver(Settled one) {
        return Duration.between(one.at(), last).compareTo(settings.reopenWindow()) > 0;
    }

    /**
     * Takes over all that another tally has, which must not be used afterwards.
     *
     * @throws IllegalArgumentException where both know the same conversation, or were set up differently
     */
    public void merge(Tally other) {
        if (!settings.equals(other.settings)) {
            throw new IllegalArgumentException("tallies with different settings cannot be merged");
        }
        for (ConversationId id : other.seats.keySet()) {
            if (seats.containsKey(id)) {
                throw new IllegalArgumentException("both tallies know " + id + ": each conversation belongs to one");
            }
        }
        seats.putAll(other.seats);
        gathered.addAll(other.gathered);
        settled.addAll(other.settled);
        first = other.first.isBefore(first) ? other.first : first;
        last = other.last.isAfter(last) ? other.last : last;
        release();
    }

    /** How many conversations are kept: those that are open, and those settled within the reopening window. */
    public int kept() {
        return seats.size();
    }

    /** When the last event happened; {@link Instant#MIN} before the first. */
    public Instant last() {
        return last;
    }

    /**
     * The figures as they stand at the end of the period, or at the last event where the period has no end. The tally goes on
     * unchanged.
     */
    public Measures measures() {
        Gathered sum = new Gathered(settings.all());
        sum.addAll(gathered);
        Instant until = settings.end(last);
        Set<Track> open = Collections.newSetFromMap(new IdentityHashMap<>());
        seats.values().forEach(seat -> open.add(seat.track));
        open.forEach(track -> settlement.settle(track, until, sum));
        List<Unanswered> unanswered = Unanswered.of(open, settlement::routing, until);
        return new Measures(settings, sum, settings.begin(first), until, unanswered, count(open));
    }

    private static long count(Collection<Track> tracks) {
        return tracks.stream().filter(track -> !track.open.isEmpty()).count();
    }

    /** What is reported on. */
    public DeskConfig desk() {
        return settings.desk();
    }
}
