package dev.relais.routing.simulation;

import static dev.relais.routing.simulation.Scenes.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.relais.RefusedInputException;
import dev.relais.conversation.ConversationId;
import dev.relais.rules.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What holds of every simulation, and small ones that can be followed by hand. */
class SimulationTest {
    private static final String MIXED = """
            {"relais": 1, "seed": 7, "replications": 5, "warmUp": "PT5H", "duration": "PT60H", "predict": {"sigma": 0.5},
             "agents": [{"count": 3, "skills": {"billing": 2}, "from": "PT8H", "to": "PT20H"}, {"count": 2, "capacity": 2}],
             "queues": [{"id": "care", "bound": "PT2H", "ladder": [{"after": "PT20M", "relax": ["billing"]}]},
                        {"id": "sales", "order": "priority", "select": "least-loaded"}],
             "classes": [{"id": "bill", "queue": "care", "requires": {"billing": 1}, "target": "PT15M",
                          "arrivals": {"poissonPerHour": 9}, "handling": {"lognormal": {"mean": "PT10M", "cv": 1}},
                          "patience": {"exponential": "PT1H"}},
                         {"id": "gold", "queue": "sales", "priority": "high", "target": "PT5M",
                          "arrivals": {"poissonPerHour": 4}, "handling": {"exponential": "PT20M"}},
                         {"id": "other", "queue": "sales",
                          "arrivals": {"poissonPerHour": 3}, "handling": {"constant": "PT12M"},
                          "patience": {"constant": "PT3H"}}]}
            """;

    private static Report traced(String agents, String queue, String classes, String rows) {
        return Simulation.run(
                Scenes.of("""
                {"relais": 1, "agents": [%s], "queues": [%s], "arrivals": {"file": "t.csv"}, "classes": [%s]}""".formatted(agents, queue, classes), Map.of("t.csv", "at,class,handling\n" + rows)));
    }

    @Test
    void everybody_who_came_was_served_or_left() {
        Report report = Simulation.run(Scenes.of(MIXED));
        assertThat(report.all().arrived()).isGreaterThan(4_000);
        long arrived = 0;
        for (Figures figures : report.classes()) {
            assertThat(figures.served() + figures.abandoned()).isEqualTo(figures.arrived());
            arrived += figures.arrived();
        }
        assertThat(report.all().arrived()).isEqualTo(arrived);
        assertThat(report.of("gold").abandoned()).as("patient").isZero();
        assertThat(report.of("bill").abandoned()).isPositive();
        assertThat(report.of("other").withinTarget()).as("nothing was promised").isNull();
        assertThat(value(report.of("other").waitMax())).isLessThanOrEqualTo(3 * 3600);
        assertThat(value(report.agents().occupancyMax())).isLessThanOrEqualTo(1);
    }

    @Test
    void the_same_scenario_gives_the_same_bytes_on_any_number_of_threads() {
        Scenario scenario = Scenes.of(MIXED);
        String alone = ScenarioFile.write(Simulation.run(scenario));
        for (int threads = 1; threads <= 4; threads++) {
            ExecutorService executor = Executors.newFixedThreadPool(threads);
            try {
                assertThat(ScenarioFile.write(Simulation.run(scenario, executor)))
                        .isEqualTo(alone);
            } finally {
                executor.shutdown();
            }
        }
        assertThat(ScenarioFile.write(Simulation.run(scenario.withSeed(8)))).isNotEqualTo(alone);
    }

    @Test
    void another_policy_meets_the_same_contacts() {
        Scenario fifo = Scenes.of("""
                {"relais": 1, "seed": 3, "duration": "PT500H", "agents": [{"count": 2}],
                 "queues": [{"id": "q", "order": "fifo"}],
                 "classes": [{"id": "c", "queue": "q", "arrivals": {"poissonPerHour": 1.8}, "handling": {"exponential": "PT1H"}}]}
                """);
        Scenario strict = Scenes.of("""
                {"relais": 1, "duration": "PT1H", "agents": [], "classes": [],
                 "queues": [{"id": "q", "order": "priority", "ageing": null, "select": "round-robin"}]}
                """);
        Report first = Simulation.run(fifo);
        Report second = Simulation.run(fifo.withQueues(strict.queues()));
        assertThat(second.all().arrived()).isEqualTo(first.all().arrived());
        assertThat(value(second.agents().occupancy()))
                .as("the same work")
                .isCloseTo(value(first.agents().occupancy()), within(1e-9));
    }

    @Test
    void a_class_keeps_its_contacts_when_another_one_comes() {
        String one = """
                {"id": "%s", "queue": "q", "arrivals": {"poissonPerHour": 2}, "handling": {"exponential": "PT1H"},
                 "requires": {"%s": 1}}""";
        String desk = """
                {"relais": 1, "seed": 3, "duration": "PT300H", "agents": [{"skills": {"a": 1}, "capacity": 3}, {"skills": {"b": 1}, "capacity": 3}],
                 "queues": [{"id": "q"}], "classes": [%s]}""";
        Figures alone = Simulation.run(Scenes.of(desk.formatted(one.formatted("a", "a"))))
                .of("a");
        Figures beside = Simulation.run(
                        Scenes.of(desk.formatted(one.formatted("b", "b") + ", " + one.formatted("a", "a"))))
                .of("a");
        assertThat(beside).isEqualTo(alone);
    }

    @Test
    void the_queue_is_what_arrives_times_how_long_it_waits() {
        SplittableRandom chance = new SplittableRandom(11);
        StringBuilder rows = new StringBuilder();
        double at = 0;
        for (int i = 0; i < 3_000; i++) {
            at += -Math.log(1 - chance.nextDouble());
            rows.append(at)
                    .append(",c,")
                    .append(-0.9 * Math.log(1 - chance.nextDouble()))
                    .append('\n');
        }
        Report report = traced("{}", "{\"id\": \"q\"}", "{\"id\": \"c\", \"queue\": \"q\"}", rows.toString());
        double waits = value(report.all().waitMean()) * report.all().arrived();
        double worked = value(report.agents().occupancy()) / value(report.all().queueMean()) * waits;
        assertThat(worked)
                .as("busy time, by way of the length of the window")
                .isCloseTo(0.9 * 3_000, within(0.9 * 3_000 * 0.05));
    }

    @Test
    void equal_gaps_and_handling_times_are_followed_by_hand() {
        Report report = traced(
                "{}",
                "{\"id\": \"q\", \"order\": \"fifo\"}",
                "{\"id\": \"c\", \"queue\": \"q\", \"target\": \"PT1S\"}",
                "2,c,1.5\n0,c,1.5\n1,c,1.5\n3,c,1.5\n");
        assertThat(report.all())
                .isEqualTo(new Figures("all", 4, 4, 0, 0.75, null, 0.75, 0.0, 0.75, 0.5, 1.5, 1.5, 1.5, 3.0 / 6));
        assertThat(report.agents()).isEqualTo(new Report.Load(1.0, 1.0, 1.0));
    }

    @Test
    void only_those_who_arrive_in_the_window_count_and_the_queue_counts_everybody() {
        Report report = Simulation.run(
                Scenes.of("""
                {"relais": 1, "warmUp": "PT10S", "duration": "PT10S", "agents": [{}], "queues": [{"id": "q"}],
                 "arrivals": {"file": "t"}, "classes": [{"id": "c", "queue": "q"}]}""", Map.of("t", "at,class,handling\n0,c,12\n5,c,1\n12,c,20\n19,c,1\n20,c,100\n")));
        Figures all = report.all();
        assertThat(all.arrived()).isEqualTo(2);
        assertThat(all.served()).as("the run goes on until they are").isEqualTo(2);
        assertThat(all.waitMean()).isEqualTo((1 + 14) / 2.0);
        assertThat(all.queueMean())
                .as("the second from 10 to 12, the third to 13, the fourth from 19")
                .isEqualTo(0.4);
        assertThat(report.agents().occupancy()).isEqualTo(1.0);
    }

    @Test
    void what_is_begun_is_finished_and_overtime_counts_on_neither_side() {
        Report report = Simulation.run(Scenes.of("""
                {"relais": 1, "duration": "PT48H", "agents": [{"from": "PT9H", "to": "PT17H"}], "queues": [{"id": "q"}],
                 "arrivals": {"file": "t"}, "classes": [{"id": "c", "queue": "q"}]}""", Map.of("t", "at,class,handling\n60600,c,1200\n61200,c,3600\n")));
        assertThat(report.all().waitMax())
                .as("whoever comes at 17:00 waits until 9:00")
                .isEqualTo(16 * 3600.0);
        assertThat(value(report.agents().occupancy())).isCloseTo((600 + 3600) / (16 * 3600.0), within(1e-12));
    }

    @Test
    void patience_lasts_until_its_very_end() {
        String patient = "{\"id\": \"c\", \"queue\": \"q\", \"patience\": {\"constant\": \"PT10S\"}}";
        Report report = traced("{}", "{\"id\": \"q\"}", patient, "0,c,10\n0,c,0.9\n0.5,c,1\n0.9,c,1\n");
        assertThat(report.all().served()).as("two of them at the last moment").isEqualTo(3);
        assertThat(report.all().abandoned())
                .as("at 10.5, while the second has the agent")
                .isEqualTo(1);
        assertThat(report.all().waitMax()).isEqualTo(10.0);
    }

    @Test
    void whoever_is_asked_beside_the_first_is_free_at_once() {
        Report report = traced(
                "{\"count\": 3}",
                "{\"id\": \"q\", \"offerTo\": 3}",
                "{\"id\": \"c\", \"queue\": \"q\"}",
                "0,c,10\n0,c,10\n0,c,10\n0,c,10\n");
        assertThat(report.all().probabilityOfWait()).isEqualTo(0.25);
        assertThat(report.all().waitMax()).isEqualTo(10.0);
    }

    @Test
    void a_ladder_gives_way_although_nothing_happens() {
        Report report = traced(
                "{\"skills\": {\"a\": 1}}",
                "{\"id\": \"q\", \"ladder\": [{\"after\": \"PT2M\", \"relax\": [\"b\"]}]}",
                "{\"id\": \"c\", \"queue\": \"q\", \"requires\": {\"b\": 1}}",
                "0,c,10\n");
        assertThat(report.all().waitMax()).isEqualTo(120.0);
    }

    @Test
    void contacts_of_one_instant_come_in_the_order_of_the_trace() {
        Report report = traced(
                "{}",
                "{\"id\": \"q\", \"order\": \"fifo\"}",
                "{\"id\": \"a\", \"queue\": \"q\"}, {\"id\": \"b\", \"queue\": \"q\"}",
                "5,a,3\n0,a,1\n0,b,1\n0,a,1\n5,b,1\n5,b,2\n");
        assertThat(report.of("b").waitMax()).isEqualTo(4.0);
        assertThat(report.of("a").waitMax()).isEqualTo(2.0);
    }

    @Test
    void a_class_of_which_nobody_comes_has_no_figures_and_no_failure() {
        Report report = traced("{}", "{\"id\": \"q\"}", "{\"id\": \"c\", \"queue\": \"q\"}", "");
        assertThat(report.all())
                .isEqualTo(new Figures("all", 0, 0, 0, null, null, null, null, null, null, null, null, null, null));
        assertThat(report.agents()).isEqualTo(new Report.Load(null, null, null));
        assertThat(ScenarioFile.write(report)).doesNotContain("NaN");
    }

    @Test
    void a_forecast_is_off_by_its_sigma() {
        ContactClass kind =
                new ContactClass("c", "q", Priority.NORMAL, Map.of(), Duration.ofMinutes(5), null, null, null);
        Scenario scenario =
                Scenes.traced(0, "{}", "{\"id\": \"q\"}", Trace.of(List.of()), "{\"id\": \"c\", \"queue\": \"q\"}");
        Scenario vague = new Scenario(
                1, 1, Duration.ZERO, null, scenario.agents(), scenario.queues(), List.of(kind), scenario.trace(), 0.5);
        Kind drawn = new Kind(kind, vague, 0);
        double sum = 0;
        double squares = 0;
        int count = 20_000;
        for (int i = 0; i < count; i++) {
            var waiting = drawn.waiting(new ConversationId("x"), Instant.EPOCH, 1_000_000_000_000L);
            assertThat(waiting.dueAt()).isEqualTo(Instant.EPOCH.plusSeconds(300));
            assertThat(waiting.kind()).isEqualTo("c");
            double off = Math.log(Objects.requireNonNull(waiting.forecast()).toNanos() / 1e12);
            sum += off;
            squares += off * off;
        }
        assertThat(sum / count).isCloseTo(0, within(3 * 0.5 / Math.sqrt(count)));
        assertThat(Math.sqrt(squares / count)).isCloseTo(0.5, within(0.01));
        assertThat(new Kind(kind, scenario, 0)
                        .waiting(new ConversationId("x"), Instant.EPOCH, 1)
                        .forecast())
                .as("nobody predicts")
                .isNull();
    }

    @Test
    void contacts_whom_nobody_will_ever_take_are_refused_not_waited_for() {
        Scenario read = Scenes.of("""
                {"relais": 1, "duration": "PT10H", "agents": [{"from": "PT8H", "to": "PT9H"}], "queues": [{"id": "q"}],
                 "classes": [{"id": "c", "queue": "q", "arrivals": {"poissonPerHour": 5}, "handling": {"exponential": "PT1M"}}]}
                """);
        ContactClass strange = new ContactClass(
                "c",
                "q",
                Priority.NORMAL,
                Map.of("magic", 1),
                null,
                5.0,
                new Law.Constant(Duration.ofMinutes(1)),
                null);
        for (List<AgentGroup> agents : List.of(read.agents(), List.<AgentGroup>of())) {
            Scenario stuck = new Scenario(
                    1, 2, Duration.ZERO, Duration.ofHours(10), agents, read.queues(), List.of(strange), null, null);
            assertThatThrownBy(() -> Simulation.run(stuck))
                    .isInstanceOf(RefusedInputException.class)
                    .hasMessageContaining("nobody will ever take");
        }
    }
}
