package dev.relais.metrics;

import dev.relais.calendar.BusinessCalendar;
import dev.relais.metrics.Metric.Clock;
import dev.relais.metrics.Metric.Exclusion;
import dev.relais.metrics.Metric.Judge;
import dev.relais.metrics.Metric.Start;
import dev.relais.metrics.Metric.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Cases from a start to a stop, found in one walk over a history. */
final class Intervals {
    private final Metric metric;
    private final History history;
    private final Instant until;
    private final boolean always;
    private final List<Stretch> running = new ArrayList<>();

    /** A stretch in which the clock runs; the last may have no end. {@code before}: what it counted in those before. */
    private record Stretch(Instant from, @Nullable Instant to, Duration before) {}

    Intervals(Metric metric, History history, Instant until) {
        this.metric = metric;
        this.history = history;
        this.until = until;
        this.always = metric.runsIn().size() == Phase.values().length;
        if (!always) {
            phases();
        }
    }

    private void phases() {
        Phase phase = Phase.WAITING;
        Instant since = metric.runsIn().contains(phase) && !history.marks().isEmpty()
                ? history.marks().get(0).at()
                : null;
        Duration sum = Duration.ZERO;
        for (Mark mark : history.marks()) {
            phase = mark.kind().after(phase);
            boolean runs = metric.runsIn().contains(phase);
            if (since != null && !runs) {
                running.add(new Stretch(since, mark.at(), sum));
                sum = sum.plus(counted(since, mark.at()));
                since = null;
            } else if (since == null && runs) {
                since = mark.at();
            }
        }
        if (since != null) {
            running.add(new Stretch(since, null, sum));
        }
    }

    void each(Consumer<Case> to) {
        Walk walk = new Walk();
        history.marks().forEach(walk::take);
        walk.finish();
        String now = walk.owner;
        walk.found.forEach(found -> to.accept(found.attributed(metric, now)));
    }

    private record Found(
            Case one, @Nullable Mark stop, @Nullable String owner) {
        Case attributed(Metric metric, @Nullable String now) {
            String agent = Cases.attributed(metric.attribution(), stop, owner, now);
            return new Case(one.from(), one.to(), one.elapsed(), one.outcome(), agent, 0);
        }
    }

    private final class Walk {
        final List<Found> found = new ArrayList<>();

        @Nullable
        String owner;

        private @Nullable Instant start;
        private boolean begun;
        private boolean finished;
        private boolean answered;
        private @Nullable Instant settledAt;
        private Phase phase = Phase.WAITING;

        void take(Mark mark) {
            if (start != null && !finished) {
                stop(mark, start);
            }
            owner = History.owner(owner, mark);
            phase = mark.kind().after(phase);
            answered |= mark.kind().isHumanReply();
            settledAt = mark.kind().settles() ? mark.at() : settledAt;
            if (!finished && starts(mark.kind())) {
                start = mark.at();
                begun = true;
            }
        }

        private void stop(Mark mark, Instant from) {
            String at = mark.kind() == Mark.Kind.ASSIGNED ? mark.who() : owner;
            if (mark.kind() == Mark.Kind.WITHDRAWN) {
                if (!phase.isOpen()) {
                    return; // what was settled stays so
                }
                if (metric.times() == Times.LAST) {
                    found.clear();
                }
                if (!metric.exclusions().contains(Exclusion.WITHDRAWN)) {
                    Duration elapsed = elapsed(from, mark.at());
                    found.add(new Found(new Case(from, null, elapsed, withdrawn(elapsed), null, 0), null, at));
                }
                start = null;
                finished = metric.times() != Times.EACH;
            } else if (stops(mark.kind()) && isFirst(mark.kind())) {
                start = null;
            } else if (stops(mark.kind())) {
                Duration elapsed = elapsed(from, mark.at());
                Found ended = new Found(new Case(from, mark.at(), elapsed, ended(elapsed), null, 0), mark, at);
                switch (metric.times()) {
                    case FIRST -> {
                        found.add(ended);
                        finished = true;
                    }
                    case EACH -> {
                        found.add(ended);
                        start = null;
                    }
                    case EACH_FROM_FIRST -> found.add(ended);
                    case LAST -> {
                        found.clear();
                        found.add(ended);
                    }
                    case LONGEST -> {
                        if (found.isEmpty() || found.get(0).one().elapsed().compareTo(elapsed) < 0) {
                            found.clear();
                            found.add(ended);
                        }
                        start = null;
                    }
                }
            } else if (mark.kind() == Mark.Kind.REPLIED_AUTOMATICALLY
                    && metric.start() == Start.UNANSWERED_MESSAGE
                    && !metric.exclusions().contains(Exclusion.AUTOMATIC_REPLIES)) {
                start = null;
            }
        }

        private boolean isFirst(Mark.Kind kind) {
            return !answered && kind.isHumanReply() && metric.exclusions().contains(Exclusion.FIRST_REPLY);
        }

        void finish() {
            Instant from = start;
            if (from == null || finished) {
                return;
            }
            switch (metric.times()) {
                case FIRST, EACH -> found.add(open(from));
                case LONGEST -> {
                    if (found.isEmpty()) {
                        found.add(open(from));
                    }
                }
                case EACH_FROM_FIRST -> {
                    if (phase.isOpen()) {
                        found.add(open(from));
                    }
                }
                case LAST -> {
                    if (phase.isOpen()) {
                        found.clear();
                        found.add(open(from));
                    }
                }
            }
        }

        /** Not come to its end; nor will it, where the conversation was settled without. */
        private Found open(Instant from) {
            Instant over = phase.isOpen() ? null : settledAt;
            Duration elapsed = elapsed(from, over == null ? until : over);
            Outcome outcome = over == null ? stillOpen(elapsed) : withdrawn(elapsed);
            return new Found(new Case(from, null, elapsed, outcome, null, 0), null, owner);
        }

        private boolean starts(Mark.Kind kind) {
            return switch (metric.start()) {
                case CREATED -> !begun;
                case FIRST_MESSAGE -> !begun && kind == Mark.Kind.RECEIVED;
                case UNANSWERED_MESSAGE -> start == null && kind == Mark.Kind.RECEIVED;
                case LATEST_MESSAGE -> kind == Mark.Kind.RECEIVED;
                case LATEST_OPENING -> kind == Mark.Kind.OPENED || kind == Mark.Kind.REOPENED;
                case PREVIOUS_REPLY -> kind.isHumanReply();
                case LATEST_REPLY -> kind.isReply();
                case QUEUED -> start == null && (kind == Mark.Kind.QUEUED || kind == Mark.Kind.TRANSFERRED);
                case SETTLED -> kind.settles();
                case SERVICE_LEVEL -> false;
            };
        }
    }

    private boolean stops(Mark.Kind kind) {
        boolean elsewhere = kind == Mark.Kind.REPLIED_ELSEWHERE;
        if (elsewhere && metric.exclusions().contains(Exclusion.REPLIES_ELSEWHERE)) {
            return false;
        }
        return switch (metric.stop()) {
            case HUMAN_REPLY -> kind.isHumanReply();
            case ANY_REPLY -> kind.isReply();
            case CUSTOMER_MESSAGE -> kind == Mark.Kind.RECEIVED;
            case ASSIGNED -> kind == Mark.Kind.ASSIGNED;
            case SETTLED -> kind.settles();
            case REOPENED -> kind == Mark.Kind.REOPENED;
            case TRANSFERRED, DEALT_WITH, SERVICE_LEVEL -> false;
        };
    }

    private Outcome ended(Duration elapsed) {
        if (metric.judge() instanceof Judge.Within within) {
            return elapsed.compareTo(within.allowed()) <= 0 ? Outcome.KEPT : Outcome.LATE;
        }
        return Outcome.ENDED;
    }

    private Outcome stillOpen(Duration elapsed) {
        if (metric.judge() instanceof Judge.Within within) {
            return elapsed.compareTo(within.allowed()) <= 0 ? Outcome.UNDECIDED : Outcome.OVERDUE;
        }
        return Outcome.OPEN;
    }

    private Outcome withdrawn(Duration elapsed) {
        if (metric.judge() instanceof Judge.Within within) {
            return elapsed.compareTo(within.allowed()) <= 0 ? Outcome.WITHDRAWN : Outcome.WITHDRAWN_LATE;
        }
        return Outcome.OPEN;
    }

    private Duration elapsed(Instant from, Instant to) {
        if (always) {
            return counted(from, to);
        }
        return from.isBefore(to) ? upTo(to).minus(upTo(from)) : Duration.ZERO;
    }

    /** What the clock counted up to an instant: open time is additive, so the difference of two is what lies between them. */
    private Duration upTo(Instant at) {
        int low = 0;
        int high = running.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (running.get(middle).from().isBefore(at)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0) {
            return Duration.ZERO;
        }
        Stretch stretch = running.get(low - 1);
        Instant end = stretch.to() == null || stretch.to().isAfter(at) ? at : stretch.to();
        return stretch.before().plus(counted(stretch.from(), end));
    }

    private Duration counted(Instant from, Instant to) {
        BusinessCalendar calendar = history.calendar();
        if (metric.clock() == Clock.CALENDAR_MINUTES) {
            return clock(calendar, from.truncatedTo(ChronoUnit.MINUTES), to.truncatedTo(ChronoUnit.MINUTES));
        }
        return clock(metric.clock() == Clock.CALENDAR ? calendar : null, from, to);
    }

    private static Duration clock(@Nullable BusinessCalendar calendar, Instant from, Instant to) {
        return calendar == null ? wall(from, to) : calendar.open(from, to);
    }

    static Duration wall(Instant from, Instant to) {
        return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
    }
}
