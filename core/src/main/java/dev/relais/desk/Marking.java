package dev.relais.desk;

import dev.relais.config.EscalationStep;
import dev.relais.config.Promise;
import dev.relais.config.SlaConfig;
import dev.relais.conversation.Call;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ConversationEscalated;
import dev.relais.conversation.ConversationEvent.TargetBreached;
import dev.relais.conversation.ConversationEvent.TargetWarned;
import dev.relais.conversation.Escalation;
import dev.relais.sla.Target;
import dev.relais.sla.TargetKind;
import dev.relais.sla.TimelineEvent;
import dev.relais.sla.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the instants at which targets warn, break and escalate. */
final class Marking {
    /**
     * Something to tell of every target that it is about.
     *
     * @param time from the time that a target has to the time at which it is told
     * @param share where it warns; null else
     * @param step where it escalates; null else
     */
    private record Point(
            int rank,
            String name,
            UnaryOperator<Duration> time,
            @Nullable BigDecimal share,
            @Nullable EscalationStep step) {
        boolean isAbout(TargetKind kind) {
            return step == null || step.isAbout(kind.text());
        }
    }

    private final List<Point> points = new ArrayList<>();
    private final Instant from;
    private final @Nullable Instant over;

    /**
     * @param warnAt shares of a target
     * @param steps in file order
     * @param from since when this was promised: a mark that lies before is told then
     * @param over from when on something else was promised: nothing is told from then on; null: this is promised still
     */
    Marking(List<BigDecimal> warnAt, List<EscalationStep> steps, Instant from, @Nullable Instant over) {
        this.from = from;
        this.over = over;
        for (BigDecimal share : warnAt) {
            String name = share.stripTrailingZeros().toPlainString();
            points.add(new Point(0, name, allowed -> part(allowed, share), share, null));
        }
        points.add(new Point(1, Escalation.BREACH, allowed -> allowed, null, null));
        for (int i = 0; i < steps.size(); i++) {
            EscalationStep step = steps.get(i);
            UnaryOperator<Duration> time = step.at() == null
                    ? allowed -> allowed.plus(Objects.requireNonNull(step.after()))
                    : allowed -> part(allowed, Objects.requireNonNull(step.at()));
            points.add(new Point(2 + i, step.words(), time, null, step));
        }
    }

    /** Exact to the nanosecond, rounded down. */
    private static Duration part(Duration whole, BigDecimal share) {
        BigDecimal seconds = BigDecimal.valueOf(whole.getSeconds())
                .add(BigDecimal.valueOf(whole.getNano(), 9))
                .multiply(share)
                .setScale(9, RoundingMode.DOWN);
        return Duration.ofSeconds(seconds.longValue())
                .plusNanos(seconds.remainder(BigDecimal.ONE).movePointRight(9).longValueExact());
    }

    private boolean isTold(Instant at) {
        return over == null || at.isBefore(over);
    }

    private Instant notBefore(Instant reached) {
        return reached.isBefore(from) ? from : reached;
    }

    /** The marks of a service level's targets, as far as can be seen at {@code now}. */
    List<Mark> ofTimeline(Promise promise, List<TimelineEvent> events, Instant now) {
        Instant until = over == null ? now : over;
        List<Target> targets = ServiceLevels.timeline(promise, events, until).targets();
        List<Mark> marks = new ArrayList<>();
        for (Point point : targets.isEmpty() ? List.<Point>of() : points) {
            List<Target> scaled = ServiceLevels.timeline(scaled(promise, point.time()), events, until)
                    .targets();
            for (int i = 0; i < targets.size(); i++) {
                Target target = targets.get(i);
                Instant reached = scaled.get(i).dueAt();
                if (reached != null && point.isAbout(target.target())) {
                    Instant at = notBefore(reached);
                    if (isTold(at) && runs(promise, events, target, at)) {
                        marks.add(mark(point, target, at, reached, promise, events));
                    }
                }
            }
        }
        return marks;
    }

    private static Promise scaled(Promise promise, UnaryOperator<Duration> time) {
        SlaConfig sla = promise.sla();
        return new Promise(
                new SlaConfig(
                        sla.id(),
                        sla.calendar(),
                        scaled(sla.firstResponse(), time),
                        scaled(sla.nextResponse(), time),
                        scaled(sla.resolution(), time),
                        sla.pauseWhen(),
                        sla.warnAt()),
                promise.calendar());
    }

    private static @Nullable Duration scaled(@Nullable Duration allowed, UnaryOperator<Duration> time) {
        return allowed == null ? null : time.apply(allowed);
    }

    /** Whether a target had not ended at an instant, what happened then included. */
    private static boolean runs(Promise promise, List<TimelineEvent> events, Target target, Instant at) {
        if (target.metAt() != null) {
            return at.isBefore(target.metAt());
        }
        return target.verdict() != Verdict.WITHDRAWN
                || seen(promise, events, target, at).noneMatch(then -> then.verdict() == Verdict.WITHDRAWN);
    }

    /** A target as it was known at an instant. */
    private static Stream<Target> seen(Promise promise, List<TimelineEvent> events, Target target, Instant at) {
        return ServiceLevels.timeline(promise, events, at).targets().stream()
                .filter(then ->
                        then.target() == target.target() && then.startedAt().equals(target.startedAt()));
    }

    private static Mark mark(
            Point point, Target target, Instant at, Instant reached, Promise promise, List<TimelineEvent> events) {
        return new Mark(at, target.target(), target.startedAt(), target.metAt(), point.rank(), point.name(), () -> {
            Instant due = point.share() == null
                    ? reached
                    : seen(promise, events, target, at)
                            .flatMap(then -> Stream.ofNullable(then.dueAt()))
                            .findFirst()
                            .orElse(null);
            return event(point, target.target(), target.startedAt(), due);
        });
    }

    private static ConversationEvent event(Point point, TargetKind kind, Instant startedAt, @Nullable Instant due) {
        EscalationStep step = point.step();
        if (step != null) {
            return new ConversationEscalated(
                    kind, startedAt, step.words(), step.tell(), step.priority(), step.also(), step.handTo());
        }
        BigDecimal share = point.share();
        return share == null
                ? new TargetBreached(kind, startedAt, Objects.requireNonNull(due))
                : new TargetWarned(kind, startedAt, due, share.stripTrailingZeros());
    }

    /** The marks of a promised call; wall clock. */
    List<Mark> ofCall(Call call) {
        return fixed(TargetKind.CALL_BACK, call.promisedAt(), call.to(), call.endedAt());
    }

    /**
     * The marks of the windows in which a network takes an answer, also of those that a further message opened anew: each runs until
     * something happens.
     */
    List<Mark> ofWindows(Duration open, List<TimelineEvent> events, Instant now) {
        List<TimelineEvent> seen = events.stream()
                .filter(event -> !event.at().isAfter(now) && counts(event.type()))
                .sorted(Comparator.comparing(TimelineEvent::at))
                .toList();
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            if (seen.get(i).type() == TimelineEvent.Type.RECEIVED) {
                Instant at = seen.get(i).at();
                Instant end = i + 1 < seen.size() ? seen.get(i + 1).at() : null;
                marks.addAll(fixed(TargetKind.REPLY_WINDOW, at, at.plus(open), end));
            }
        }
        return marks;
    }

    private static boolean counts(TimelineEvent.Type type) {
        return switch (type) {
            case RECEIVED, REPLIED, RESOLVED, WITHDRAWN -> true;
            case WAITING_FOR_CUSTOMER, RESUMED, REOPENED -> false;
        };
    }

    private List<Mark> fixed(TargetKind kind, Instant start, Instant due, @Nullable Instant end) {
        List<Mark> marks = new ArrayList<>();
        for (Point point : points) {
            Instant at = notBefore(start.plus(point.time().apply(Duration.between(start, due))));
            if (point.isAbout(kind) && isTold(at) && (end == null || at.isBefore(end))) {
                marks.add(new Mark(
                        at, kind, start, end, point.rank(), point.name(), () -> event(point, kind, start, due)));
            }
        }
        return marks;
    }
}
