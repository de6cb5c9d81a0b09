package dev.relais.sla;

import dev.relais.calendar.BusinessCalendar;
import dev.relais.config.SlaConfig;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The targets of one conversation as they run: a fold of its events, one by one.
 *
 * <pre>{@code
 * SlaClock clock = SlaClock.of(sla, calendar).take(received).take(replied);
 * clock.ended();      // the first response, met
 * clock.running(now); // the resolution, open or breached
 * clock.moments();    // when to warn, and when it is due
 * }</pre>
 *
 * <p>A value of constant size: the reply and the resolution that run, how much time each gathered, and whether it is paused. An event
 * costs a few look-ups in the calendar, whatever went before it. Verdicts follow from the events alone: looking changes nothing, and a
 * clock that was kept can be gone on with any number of times.
 *
 * <p>Defined for every {@link Instant}. Immutable and thread-safe.
 */
public final class SlaClock {
    private final SlaConfig sla;
    private final OpenClock open;
    private final @Nullable Instant last;
    private final boolean received;
    private final @Nullable RunningTarget reply;
    private final @Nullable RunningTarget resolution;
    private final List<Target> ended;

    private SlaClock(
            SlaConfig sla,
            OpenClock open,
            @Nullable Instant last,
            boolean received,
            @Nullable RunningTarget reply,
            @Nullable RunningTarget resolution,
            List<Target> ended) {
        this.sla = sla;
        this.open = open;
        this.last = last;
        this.received = received;
        this.reply = reply;
        this.resolution = resolution;
        this.ended = ended;
    }

    /**
     * Before anything happened.
     *
     * @param sla the targets, and what pauses them
     * @param calendar the calendar of the service level; null: always open
     */
    public static SlaClock of(SlaConfig sla, @Nullable BusinessCalendar calendar) {
        return new SlaClock(sla, new OpenClock(calendar), null, false, null, null, List.of());
    }

    /**
     * The clock after an event; this one stays as it is.
     *
     * @throws IllegalArgumentException if it happened before one that was taken: {@link Timeline} takes events in any order
     */
    public SlaClock take(TimelineEvent event) {
        Instant at = event.at();
        checkNotBefore(at);
        return switch (event.type()) {
            case RECEIVED -> received(at);
            case REPLIED -> next(at, null, resolution, met(at, reply));
            case WAITING_FOR_CUSTOMER -> waiting(at);
            case RESUMED -> next(at, resumed(reply, at), resumed(resolution, at), List.of());
            case RESOLVED -> next(at, null, null, met(at, resumed(reply, at), resumed(resolution, at)));
            case REOPENED -> next(at, reply, reopened(at), List.of());
            case WITHDRAWN -> next(at, null, null, withdrawn(at));
        };
    }

    private void checkNotBefore(Instant at) {
        if (last != null && at.isBefore(last)) {
            throw new IllegalArgumentException(at + " lies before " + last + ", which was taken");
        }
    }

    private SlaClock received(Instant at) {
        TargetKind kind = received ? TargetKind.NEXT_RESPONSE : TargetKind.FIRST_RESPONSE;
        RunningTarget owed = reply == null ? start(kind, at) : reply.resume(at, open);
        RunningTarget matter = received ? resumed(resolution, at) : start(TargetKind.RESOLUTION, at);
        return new SlaClock(sla, open, at, true, owed, matter, List.of());
    }

    private SlaClock waiting(Instant at) {
        if (!sla.pauseWhen().contains(SlaConfig.Pause.WAITING_FOR_CUSTOMER)) {
            return next(at, reply, resolution, List.of());
        }
        RunningTarget owed = reply == null ? null : reply.pause(at, open);
        RunningTarget matter = resolution == null ? null : resolution.pause(at, open);
        return next(at, owed, matter, List.of());
    }

    private @Nullable RunningTarget reopened(Instant at) {
        return received && resolution == null ? start(TargetKind.RESOLUTION, at) : resolution;
    }

    private RunningTarget start(TargetKind kind, Instant at) {
        return RunningTarget.start(kind, at, kind.allowedBy(sla), open);
    }

    private @Nullable RunningTarget resumed(@Nullable RunningTarget target, Instant at) {
        return target == null ? null : target.resume(at, open);
    }

    private List<Target> met(Instant at, @Nullable RunningTarget... targets) {
        return promised(targets).map(target -> target.met(at, open)).toList();
    }

    private List<Target> withdrawn(Instant at) {
        return promised(reply, resolution)
                .map(target -> target.withdrawn(at, open))
                .toList();
    }

    private static Stream<RunningTarget> promised(@Nullable RunningTarget... targets) {
        return Stream.of(targets).filter(Objects::nonNull).filter(target -> target.allowed() != null);
    }

    private SlaClock next(Instant at, @Nullable RunningTarget owed, @Nullable RunningTarget matter, List<Target> over) {
        return new SlaClock(sla, open, at, received, owed, matter, over);
    }

    /** The targets that the last event ended, the reply before the resolution; each stands here after one event only. */
    public List<Target> ended() {
        return ended;
    }

    /**
     * The targets that run, as they look at an instant if nothing else happens by then: open, or breached.
     *
     * @throws IllegalArgumentException if {@code at} lies before the last event
     */
    public List<Target> running(Instant at) {
        checkNotBefore(at);
        return promised(reply, resolution).map(target -> target.seen(at, open)).toList();
    }

    /** When the reply that is owed is due, as {@link #running} says; null where none is owed, promised or reached. */
    public @Nullable Instant replyDue() {
        return reply == null ? null : reply.dueAt();
    }

    /**
     * When the targets that run come to each share of {@code warnAt}, and when they are due, in order of time. A target that
     * was paused tells what comes after the pause; one that is paused, and what lies more than ten years after its start, nothing.
     *
     * <p>Whoever looked at {@code a} and looks again at {@code b} without an event between warns of those in {@code (a, b]}; after an
     * event, of those from its instant on. What an event undoes is gone from the list of the next clock.
     */
    public List<Moment> moments() {
        List<BigDecimal> shares = new ArrayList<>(sla.warnAt());
        shares.add(BigDecimal.ONE);
        return promised(reply, resolution)
                .flatMap(target -> target.moments(shares, open).stream())
                .sorted(Comparator.comparing(Moment::at).thenComparing(Moment::share))
                .toList();
    }
}
