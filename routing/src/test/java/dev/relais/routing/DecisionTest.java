package dev.relais.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.assign.Proposal;
import dev.relais.assign.Waiting;
import dev.relais.config.Agent;
import dev.relais.config.DeskConfig;
import dev.relais.conversation.Visibility;
import dev.relais.routing.Change.Away;
import dev.relais.routing.Change.Level;
import dev.relais.routing.Change.Present;
import dev.relais.routing.Change.Room;
import dev.relais.routing.Change.Willing;
import dev.relais.routing.Constraint.Bound;
import dev.relais.routing.Decision.Alternative;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static final long SEED = 20_261_124;

    @Test
    void a_decision_says_who_and_what_would_have_changed_it() {
        Bench bench = Bench.of(
                "{'id': 'lea', 'skills': {'french': 3}}, {'id': 'tom', 'skills': {'french': 2}}", "{'id': 'care'}");
        bench.occupied("x", "lea", 1, 1).waits(Case.of("c").requires("french", 3));
        Decision decision = bench.engine.explain(Case.id("c"), Case.minute(2)).orElseThrow();
        assertThat(decision.agent()).isEqualTo("lea");
        assertThat(decision.alternative())
                .isEqualTo(new Alternative(new Level("tom", "french", 3, 1), Optional.of("tom")));
    }

    @Test
    void a_decision_names_the_policy_under_which_it_was_made() {
        String agents = "{'id': 'lea', 'skills': {'french': 3, 'english': 1}}";
        String policy = Bench.desk(agents, "{'id': 'care'}").policyVersion();
        assertThat(policy).matches("[0-9a-f]{16}");
        assertThat(Bench.desk("{'id': 'lea', 'skills': {'english': 1, 'french': 3}}", "{'id': 'care'}")
                        .policyVersion())
                .isEqualTo(policy);
        assertThat(Bench.desk(agents, "{'id': 'care', 'order': 'fifo'}").policyVersion())
                .isNotEqualTo(policy);
        Bench bench = Bench.of(agents, "{'id': 'care'}").waits(Case.of("c"));
        assertThat(bench.engine
                        .explain(Case.id("c"), Case.minute(0))
                        .orElseThrow()
                        .policy())
                .isEqualTo(policy);
    }

    @Test
    void where_nobody_could_it_says_who_was_nearest() {
        Bench bench = Bench.of("""
            {'id': 'lea', 'capacity': {'total': 2}}, {'id': 'tom', 'capacity': {'total': 2}}
            """, "{'id': 'care'}");
        bench.occupied("x", "lea", 2, 1)
                .occupied("y", "tom", 1, 1)
                .waits(Case.of("c").weight(2));
        Decision decision = bench.engine.explain(Case.id("c"), Case.minute(2)).orElseThrow();
        assertThat(decision.agent()).isNull();
        assertThat(decision.alternative())
                .isEqualTo(new Alternative(new Room("tom", Bound.TOTAL, 1), Optional.of("tom")));
    }

    @Test
    void decisions_are_told_as_they_are_made_to_whoever_asked() {
        Bench bench = Bench.of("{'id': 'a'}, {'id': 'b'}", "{'id': 'care'}").waits(Case.of("1"), Case.of("2"));
        List<String> told = new ArrayList<>();
        bench.engine.watch(decision -> told.add(decision.waiting().conversation() + ">" + decision.agent()));
        assertThat(bench.propose(0)).isEqualTo(told).hasSize(2);
        bench.engine.watch(null);
        bench.waits(Case.of("3")).propose(0);
        assertThat(told).hasSize(2);
    }

    @Test
    void the_change_that_is_named_leads_to_the_decision_that_is_named() {
        RandomGenerator random = new SplittableRandom(SEED);
        Map<String, Integer> kinds = new HashMap<>();
        for (int run = 0; run < 4_000; run++) {
            Situation situation = Situation.of(random);
            Decision decision = situation.decision();
            String as = "seed %d, run %d: %s".formatted(SEED, run, decision);
            assertThat(situation.proposed()).as(as).isEqualTo(Optional.ofNullable(decision.agent()));
            Alternative alternative = decision.alternative();
            if (alternative != null) {
                assertThat(alternative.agent()).as(as).isNotEqualTo(Optional.ofNullable(decision.agent()));
                assertThat(situation.with(alternative.change()).proposed())
                        .as(as)
                        .isEqualTo(alternative.agent());
                kinds.merge(alternative.change().getClass().getSimpleName(), 1, Integer::sum);
            }
        }
        assertThat(kinds).containsKeys("Present", "Away", "Willing", "Room", "Level", "Member");
    }

    /** A desk, what it was told, in that order, and the one that waits. */
    private record Situation(
            DeskConfig desk, List<Consumer<RoutingEngine>> told, Set<String> excluded, Waiting waiting) {
        static Situation of(RandomGenerator random) {
            DeskConfig desk = RandomDesk.of(random);
            List<Consumer<RoutingEngine>> told = new ArrayList<>();
            Set<String> excluded = new HashSet<>();
            for (Agent agent : desk.agents()) {
                if (random.nextInt(3) > 0) {
                    told.add(engine -> engine.available(agent.id(), true, Case.minute(0)));
                }
                if (random.nextInt(6) == 0) {
                    excluded.add(agent.id());
                }
            }
            for (int i = random.nextInt(12); i > 0; i--) {
                String id = "held" + i;
                String by = desk.agents().get(random.nextInt(6)).id();
                Visibility visibility = random.nextBoolean() ? Visibility.PUBLIC : Visibility.PRIVATE;
                told.add(engine -> engine.occupied(Case.id(id), by, 1, visibility, Case.minute(1)));
            }
            Map<String, Integer> requires = RandomDesk.SKILLS.stream()
                    .filter(skill -> random.nextInt(3) == 0)
                    .collect(Collectors.toMap(skill -> skill, skill -> 1 + random.nextInt(4)));
            Waiting waiting = Case.of("c")
                    .queue("q" + random.nextInt(4))
                    .requires(requires)
                    .weight(1 + random.nextInt(2))
                    .prefer(random.nextInt(4) == 0 ? "a" + random.nextInt(6) : null)
                    .excluded(excluded.toArray(String[]::new))
                    .waiting();
            return new Situation(desk, told, excluded, waiting);
        }

        private RoutingEngine engine() {
            RoutingEngine engine = new RoutingEngine(desk);
            told.forEach(step -> step.accept(engine));
            engine.waiting(waiting);
            return engine;
        }

        Decision decision() {
            return engine().explain(waiting.conversation(), Case.minute(2)).orElseThrow();
        }

        Optional<String> proposed() {
            return engine().propose(Case.minute(2)).stream()
                    .map(Proposal::agent)
                    .findFirst();
        }

        Situation with(Change change) {
            List<Consumer<RoutingEngine>> more = new ArrayList<>(told);
            Set<String> declined = new HashSet<>(excluded);
            if (change instanceof Present || change instanceof Away) {
                more.add(engine -> engine.available(change.agent(), change instanceof Present, Case.minute(2)));
            } else if (change instanceof Willing) {
                declined.remove(change.agent());
            }
            Waiting asked = new Waiting(
                    waiting.conversation(),
                    waiting.queue(),
                    waiting.priority(),
                    waiting.weight(),
                    waiting.visibility(),
                    waiting.requires(),
                    waiting.preferAgent(),
                    waiting.since(),
                    waiting.dueAt(),
                    declined);
            return new Situation(changed(desk, change), more, declined, asked);
        }

        private static DeskConfig changed(DeskConfig desk, Change change) {
            List<Agent> agents = desk.agents().stream()
                    .map(agent -> agent.id().equals(change.agent()) ? change.apply(agent) : agent)
                    .toList();
            return new DeskConfig(
                    desk.desk(),
                    desk.zone(),
                    desk.accounts(),
                    desk.departments(),
                    desk.skills(),
                    desk.calendars(),
                    desk.slas(),
                    agents,
                    desk.queues(),
                    desk.rules());
        }
    }
}
