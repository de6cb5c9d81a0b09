package dev.relais.metrics;

import dev.relais.config.DeskConfig;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ConversationHandledElsewhere;
import dev.relais.conversation.ConversationEvent.ConversationLinked;
import dev.relais.conversation.ConversationEvent.ConversationOpened;
import dev.relais.conversation.ConversationEvent.ConversationReopened;
import dev.relais.conversation.ConversationEvent.ConversationResolved;
import dev.relais.conversation.ConversationEvent.MessageAnalyzed;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationEvent.MessageSent;
import dev.relais.conversation.ConversationEvent.Origin;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.LoggedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Computes every metric in one pass over a log.
 *
 * <p>Events come in any order that keeps to time roughly; one that was taken already is left out. Each costs a constant amount of work, and once more what its conversation costs when that comes to its end. Kept are the
 * conversations that are open, and those that were settled not longer ago than the reopening window: how many came to an end before
 * them costs nothing. Times are taken as they are told: an event that is told late but lies earlier counts at its own time, as long as
 * its conversation is kept.
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

    private final MetricSettings settings;
    private final Gathered gathered;
    private final Settlement settlement;
    private final Map<ConversationId, Seat> seats = new HashMap<>();
    private final Queue<Settled> settled = new ArrayDeque<>();
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

    /** The next event of the log. What lies outside of the period is not counted, but what it began may reach into it. */
    public void take(LoggedEvent logged) {
        Instant at = logged.at();
        if (!settings.isBeforeEnd(at)) {
            return;
        }
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
            link(track, linked.other());
        }
        Instant settledBefore = track.settledAt;
        Intake.take(track, logged);
        if (track.settledAt != null && !track.settledAt.equals(settledBefore)) {
            settled.add(new Settled(track, track.settledAt));
        }
        if (settings.counts(at)) {
            count(event, at);
        }
        release();
    }

    private void link(Track track, ConversationId other) {
        Seat linked = seats.get(other);
        if (linked != null && linked.track != track) {
            Track joined = linked.track;
            track.join(joined);
            joined.conversations.forEach(id -> seat(id).track = track);
            if (track.settledAt != null) {
                settled.add(new Settled(track, track.settledAt));
            }
        }
    }

    private Seat seat(ConversationId conversation) {
        return Objects.requireNonNull(seats.get(conversation));
    }

    /** It cannot be opened again as the same matter any more: as if the window were over. */
    private void settle(Track track) {
        Instant over = track.settledAt == null ? last : track.settledAt.plus(settings.reopenWindow());
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
        List<Settled> both = Stream.concat(settled.stream(), other.settled.stream())
                .sorted((a, b) -> a.at().compareTo(b.at()))
                .toList();
        settled.clear();
        settled.addAll(both);
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
        return new Measures(settings, sum, settings.begin(first), until, Unanswered.of(open, until), count(open));
    }

    private static long count(Collection<Track> tracks) {
        return tracks.stream().filter(track -> !track.open.isEmpty()).count();
    }

    /** What is reported on. */
    public DeskConfig desk() {
        return settings.desk();
    }
}
