package dev.relais.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.CallResult;
import dev.relais.conversation.ConversationEvent.TargetBreached;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationState.Assigned;
import dev.relais.conversation.LoggedEvent;
import dev.relais.sla.Target;
import dev.relais.sla.TargetKind;
import dev.relais.sla.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Law 7, at the desk: whenever anybody looks, and however often the desk is opened anew, the same things happening at the same instants
 * give the same verdicts, and the same warnings, breaches and steps at the same instants, in order, once.
 */
class RandomTicksTest {
    private static final int HISTORIES = Integer.getInteger("relais.promises.histories", 40);
    private static final int STEPS = 30;
    private static final List<String> CUSTOMERS = List.of("bo", "ann", "cy@p1");
    private static final List<String> LEVELS = List.of("""
            {"id": "social", "firstResponse": "PT15M", "nextResponse": "PT30M", "resolution": "PT8H",
             "pauseWhen": ["waiting-for-customer"], "warnAt": [0.5, 0.8],
             "escalate": [{"target": "firstResponse", "at": 0.8, "notify": ["lea"]}, {"at": 1, "priority": "high"},
                          {"target": "resolution", "after": "PT30M", "also": ["press"]},
                          {"target": "callBack", "after": "PT5M", "handTo": "lea"}]},
            {"id": "other", "firstResponse": "PT5M", "nextResponse": "PT50M", "resolution": "PT1H", "warnAt": [0.8]}""", """
            {"id": "social", "calendar": "office", "firstResponse": "PT1H", "nextResponse": "PT20M", "resolution": "PT3H",
             "warnAt": [0, 0.25, 1], "escalate": [{"after": "PT0S", "notify": ["tom"]}]},
            {"id": "other", "calendar": "never", "resolution": "PT1H", "warnAt": [0.8]}""", """
            {"id": "social", "calendar": "office", "nextResponse": "PT45M", "resolution": "PT20M",
             "pauseWhen": ["waiting-for-customer"], "warnAt": [0.9]},
            {"id": "other", "firstResponse": "PT0S", "warnAt": [0.5]}""");

    private enum Kind {
        WRITES,
        WRITES_OTHER,
        ECHO,
        REPLY,
        AWAIT,
        RESOLVE,
        HANDLED,
        CALL,
        CALLED
    }

    private record Stimulus(Instant at, Kind kind, String customer, int minutes) {}

    /** What a schedule came to. */
    private record Outcome(
            Map<String, List<Target>> verdicts, Map<String, List<Judgement>> judgements, List<String> told) {}

    @Test
    void whenever_anybody_looks_the_verdicts_and_what_is_told_are_the_same() {
        Set<String> seen = new HashSet<>();
        for (long seed = 1; seed <= HISTORIES; seed++) {
            try {
                RandomGenerator random = new Random(seed);
                String levels = LEVELS.get(random.nextInt(LEVELS.size()));
                List<Stimulus> stimuli = stimuli(random);
                Outcome expected = new Run(levels, stimuli, random, 0).outcome();
                expected.told().forEach(line -> seen.add(line.substring(line.indexOf(' ', line.indexOf(' ') + 1))));
                for (int schedule = 1; schedule <= 4; schedule++) {
                    Outcome found = new Run(levels, stimuli, random, schedule).outcome();
                    assertThat(found.verdicts()).as("schedule %d", schedule).isEqualTo(expected.verdicts());
                    assertThat(found.judgements()).as("schedule %d", schedule).isEqualTo(expected.judgements());
                    assertThat(found.told()).as("schedule %d", schedule).isEqualTo(expected.told());
                }
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        for (TargetKind kind : TargetKind.values()) {
            assertThat(seen).as("breaches of every kind were met").contains(" breach " + kind.text());
        }
    }

    private static List<Stimulus> stimuli(RandomGenerator random) {
        List<Kind> kinds = List.of(
                Kind.WRITES,
                Kind.WRITES,
                Kind.WRITES,
                Kind.WRITES,
                Kind.WRITES_OTHER,
                Kind.ECHO,
                Kind.REPLY,
                Kind.REPLY,
                Kind.REPLY,
                Kind.AWAIT,
                Kind.RESOLVE,
                Kind.HANDLED,
                Kind.CALL,
                Kind.CALLED);
        List<Stimulus> all = new ArrayList<>();
        Instant at = Clockwork.START;
        for (int i = 0; i < STEPS; i++) {
            // Whole minutes, so that things happen at the very instants at which something is due.
            at = at.plus(Duration.ofMinutes(random.nextInt(10) == 0 ? 60L * random.nextInt(30) : random.nextInt(25)));
            String customer = CUSTOMERS.get(random.nextInt(CUSTOMERS.size()));
            all.add(new Stimulus(at, kinds.get(random.nextInt(kinds.size())), customer, 1 + random.nextInt(90)));
        }
        return all;
    }

    /** One schedule of ticks: 0 when told to, 1 never but at the end, others at random; 3 with new desks in between, 4 with two. */
    private static final class Run {
        private final Clockwork work;
        private final String levels;
        private final RandomGenerator random;
        private final int schedule;
        private final Instant end;
        private final Desk second;

        Run(String levels, List<Stimulus> stimuli, RandomGenerator random, int schedule) {
            this.levels = levels;
            this.random = random;
            this.schedule = schedule;
            work = new Clockwork(levels, Duration.ofHours(3));
            second = work.open(levels, "second");
            for (Stimulus stimulus : stimuli) {
                until(stimulus.at());
                work.now = stimulus.at();
                happens(stimulus);
            }
            end = work.now.plus(Duration.ofDays(40));
            until(end);
            work.now = end;
            work.desk.tick();
        }

        private void until(Instant next) {
            if (schedule == 0) {
                for (Optional<Instant> due = work.desk.nextTick();
                        due.isPresent() && !due.get().isAfter(next);
                        due = work.desk.nextTick()) {
                    assertThat(due.get()).as("ticks go on").isAfter(work.now.minusNanos(1));
                    work.now = due.get();
                    work.desk.tick();
                }
            } else if (schedule > 1) {
                Duration gap = Duration.between(work.now, next);
                for (int i = random.nextInt(4); i > 0 && !gap.isZero(); i--) {
                    long minutes = Math.min(gap.toMinutes(), 2_000);
                    Instant at = work.now.plus(Duration.ofMinutes(random.nextLong(minutes + 1)));
                    work.now = at.isAfter(next) ? next : at;
                    if (schedule == 3 && random.nextInt(3) == 0) {
                        work.open(levels);
                    }
                    (schedule == 4 && random.nextBoolean() ? second : work.desk).tick();
                    gap = Duration.between(work.now, next);
                }
            }
        }

        private void happens(Stimulus stimulus) {
            String customer = stimulus.customer();
            ConversationId id = LineConnector.conversation(customer);
            Optional<Conversation> known = work.desk.conversation(id);
            switch (stimulus.kind()) {
                case WRITES -> work.says(customer);
                case WRITES_OTHER -> work.says(customer, "other");
                case ECHO -> work.answeredElsewhere(customer);
                case REPLY -> known.ifPresent(one -> work.replies(id));
                case AWAIT -> known.ifPresent(one -> work.desk.await(id, work.owned(id)));
                case RESOLVE -> known.ifPresent(one -> work.desk.resolve(id, work.owned(id)));
                case HANDLED -> known.ifPresent(one -> work.desk.handledElsewhere(id, "lea"));
                case CALL ->
                    known.ifPresent(one -> work.desk.promiseCall(
                            id,
                            work.owned(id),
                            "yes",
                            stimulus.at(),
                            stimulus.at().plus(Duration.ofMinutes(stimulus.minutes()))));
                case CALLED ->
                    known.filter(one -> one.state() instanceof Assigned)
                            .ifPresent(one -> one.backstage().calls().values().stream()
                                    .filter(call -> call.endedAt() == null)
                                    .forEach(call -> work.desk.endCall(id, call.id(), "lea", CallResult.REACHED)));
            }
        }

        private Outcome outcome() {
            Map<String, List<Target>> verdicts = new TreeMap<>();
            Map<String, List<Judgement>> judgements = new TreeMap<>();
            for (String customer : CUSTOMERS) {
                ConversationId id = LineConnector.conversation(customer);
                List<Target> targets = work.desk.targets(id, end);
                verdicts.put(customer, targets);
                List<Judgement> all = work.desk.judgements(id, end);
                judgements.put(customer, all);
                if (!all.isEmpty()) {
                    assertThat(all.get(all.size() - 1).targets()).isEqualTo(targets);
                }
                if (all.size() == 1) {
                    breachesAreThoseOfTheVerdicts(id, targets);
                }
            }
            List<LoggedEvent> told = work.told();
            assertThat(told).extracting(LoggedEvent::at).as("in order").isSorted();
            assertThat(told)
                    .extracting(LoggedEvent::conversation, LoggedEvent::event)
                    .as("once")
                    .doesNotHaveDuplicates();
            return new Outcome(
                    verdicts,
                    judgements,
                    told.stream()
                            .map(logged -> logged.at() + " " + logged.conversation() + " " + words(logged.event()))
                            .toList());
        }

        private static String words(ConversationEvent event) {
            return event instanceof TargetBreached breach
                    ? "breach " + breach.target().text()
                    : event.toString();
        }

        /** Under one version all along, a breach is told of each target that the verdicts call breached, when it was due, and of no other. */
        private void breachesAreThoseOfTheVerdicts(ConversationId id, List<Target> targets) {
            assertThat(work.told().stream()
                            .filter(logged -> logged.conversation().equals(id))
                            .filter(logged -> logged.event() instanceof TargetBreached)
                            .map(logged -> ((TargetBreached) logged.event()).target() + " " + logged.at())
                            .sorted(Comparator.naturalOrder()))
                    .as("breaches of %s", id)
                    .containsExactlyElementsOf(targets.stream()
                            .filter(target -> target.verdict() == Verdict.BREACHED)
                            .map(target -> target.target() + " " + Objects.requireNonNull(target.dueAt()))
                            .sorted(Comparator.naturalOrder())
                            .toList());
        }
    }
}
