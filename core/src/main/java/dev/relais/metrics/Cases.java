package dev.relais.metrics;

import dev.relais.metrics.History.PromisedCall;
import dev.relais.metrics.History.PublicMessage;
import dev.relais.metrics.Metric.Attribution;
import dev.relais.metrics.Metric.Exclusion;
import dev.relais.sla.Target;
import dev.relais.sla.TargetKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The cases that a definition finds in a history. Pure. */
final class Cases {
    private final History history;
    private final Instant until;
    private final MarkIndex index;
    private @Nullable List<Target> targets;

    /** @param until when one looks; nothing in the history lies behind it */
    Cases(History history, Instant until) {
        this.history = history;
        this.until = until;
        this.index = new MarkIndex(history.marks());
    }

    MarkIndex index() {
        return index;
    }

    /** Every target of the service level, those included to which nothing is promised. */
    List<Target> targets() {
        if (targets == null) {
            targets = history.targets(until);
        }
        return targets;
    }

    void of(Metric metric, Consumer<Case> to) {
        if (metric.exclusions().contains(Exclusion.SET_ASIDE) && history.isSetAside()) {
            return;
        }
        TargetKind target = metric.target();
        if (target == TargetKind.CALL_BACK) {
            history.calls().forEach(call -> to.accept(call(call)));
        } else if (target == TargetKind.REPLY_WINDOW) {
            history.windows(until).forEach(one -> to.accept(judged(one)));
        } else if (target != null) {
            targets().stream().filter(one -> one.target() == target).forEach(one -> to.accept(judged(one)));
        } else if (metric.counts()) {
            to.accept(transfers());
        } else if (metric.judge() instanceof Metric.Judge.NotReopened judge) {
            resolutions(judge.window(), to);
        } else if (metric.judge() instanceof Metric.Judge.DealtWith) {
            publicMessages(to);
        } else {
            new Intervals(metric, history, until).each(to);
        }
    }

    private Case judged(Target target) {
        boolean promised = target.target() == TargetKind.REPLY_WINDOW || history.promised(target.target()) != null;
        Instant metAt = target.metAt();
        Outcome outcome;
        if (promised) {
            outcome = switch (target.verdict()) {
                case KEPT -> Outcome.KEPT;
                case BREACHED -> metAt == null ? Outcome.OVERDUE : Outcome.LATE;
                case OPEN -> Outcome.UNDECIDED;
                case WITHDRAWN -> Outcome.WITHDRAWN;
            };
        } else {
            outcome = metAt == null ? Outcome.OPEN : Outcome.ENDED;
        }
        String agent = metAt == null ? index.ownerAt(until) : sender(metAt);
        return new Case(target.startedAt(), metAt, target.businessElapsed(), outcome, agent, 0);
    }

    private @Nullable String sender(Instant at) {
        Mark reply = index.replyAt(at);
        return reply == null ? index.ownerAt(at) : reply.who();
    }

    private Case call(PromisedCall call) {
        Instant ended = call.endedAt();
        Instant end = ended == null ? until : ended;
        boolean late = end.isAfter(call.to());
        Outcome outcome;
        if (ended == null) {
            outcome = late ? Outcome.OVERDUE : Outcome.UNDECIDED;
        } else if (call.cancelled()) {
            outcome = late ? Outcome.WITHDRAWN_LATE : Outcome.WITHDRAWN;
        } else {
            outcome = late ? Outcome.LATE : Outcome.KEPT;
        }
        Instant to = call.cancelled() ? null : ended;
        return new Case(call.promisedAt(), to, Intervals.wall(call.promisedAt(), end), outcome, call.agent(), 0);
    }

    private Case transfers() {
        long count = history.marks().stream()
                .filter(mark -> mark.kind() == Mark.Kind.TRANSFERRED)
                .count();
        Instant from = history.marks().get(0).at();
        return new Case(from, null, Duration.ZERO, Outcome.OPEN, index.ownerAt(until), count);
    }

    private void resolutions(Duration window, Consumer<Case> to) {
        Mark settled = null;
        Phase phase = Phase.WAITING;
        for (Mark mark : history.marks()) {
            Phase after = mark.kind().after(phase);
            if (mark.kind() == Mark.Kind.RESOLVED && phase != Phase.SETTLED) {
                settled = mark;
            } else if (settled != null && phase == Phase.SETTLED && after != Phase.SETTLED) {
                to.accept(resolution(settled, mark.at(), window));
                settled = null;
            }
            phase = after;
        }
        if (settled != null) {
            to.accept(resolution(settled, null, window));
        }
    }

    private Case resolution(Mark settled, @Nullable Instant reopened, Duration window) {
        Duration rested = Intervals.wall(settled.at(), reopened == null ? until : reopened);
        Outcome outcome;
        if (rested.compareTo(window) >= 0) {
            outcome = Outcome.KEPT;
        } else {
            outcome = reopened == null ? Outcome.UNDECIDED : Outcome.LATE;
        }
        return new Case(settled.at(), reopened, rested, outcome, index.ownerAt(settled.at()), 0);
    }

    private void publicMessages(Consumer<Case> to) {
        for (PublicMessage message : history.messages()) {
            Case one = dealt(message, index.endFrom(message.at()));
            if (one != null) {
                to.accept(one);
            }
        }
    }

    /** Null where a rule set it aside. */
    private @Nullable Case dealt(PublicMessage message, @Nullable Mark ended) {
        Instant hidden = message.hiddenAt();
        if (hidden != null && (ended == null || hidden.isBefore(ended.at()))) {
            return new Case(message.at(), hidden, Duration.ZERO, Outcome.KEPT, index.ownerAt(hidden), 0);
        }
        Instant withdrawn = message.withdrawnAt();
        if (withdrawn != null && (ended == null || withdrawn.isBefore(ended.at()))) {
            return new Case(message.at(), null, Duration.ZERO, Outcome.WITHDRAWN, index.ownerAt(withdrawn), 0);
        }
        if (ended == null) {
            return new Case(message.at(), null, Duration.ZERO, Outcome.UNDECIDED, index.ownerAt(until), 0);
        }
        if (ended.kind() == Mark.Kind.SET_ASIDE) {
            return null;
        }
        Outcome outcome = ended.kind().isReply() ? Outcome.KEPT : Outcome.LATE;
        String agent = ended.kind() == Mark.Kind.REPLIED ? ended.who() : index.ownerAt(ended.at());
        return new Case(message.at(), ended.at(), Duration.ZERO, outcome, agent, 0);
    }

    /** Whose case it is that a mark ended. */
    static @Nullable String attributed(
            Attribution to, @Nullable Mark stop, @Nullable String ownerAtStop, @Nullable String ownerNow) {
        return switch (to) {
            case SENDER -> stop != null && stop.kind() == Mark.Kind.REPLIED ? stop.who() : ownerAtStop;
            case OWNER_AT_STOP -> ownerAtStop;
            case OWNER_NOW -> ownerNow;
            case NOBODY -> null;
        };
    }
}
