package dev.relais.routing.simulation;

import static dev.relais.routing.simulation.Scenes.contacts;
import static dev.relais.routing.simulation.Scenes.steady;
import static dev.relais.routing.simulation.Scenes.value;
import static dev.relais.routing.simulation.Scenes.waited;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What is simulated comes to what is known, in steady state. The unit of time is an hour unless a test says otherwise. */
class KnownValuesTest {
    private static final double HOUR = 3600;
    private static final String FIFO = "{\"id\": \"q\", \"order\": \"fifo\"}";
    private static final String STRICT = "{\"id\": \"q\", \"order\": \"priority\", \"ageing\": null}";

    @Test
    void the_formulas_give_the_values_of_the_literature() {
        assertThat(Theory.erlangC(48, 1, 50)).isCloseTo(0.694456, within(1e-6));
        assertThat(Theory.meanWait(48, 1, 50)).isCloseTo(0.347228, within(1e-6));
        assertThat(Theory.erlangC(10, 1, 14)).isCloseTo(0.174132, within(1e-6));
        assertThat(Theory.cobham(new double[] {3, 6}, 1, 10)[1]).isCloseTo(0.9553307, within(1e-6));
        assertThat(Theory.meanWait(9, 1, 10)).isCloseTo(0.668732, within(1e-6));
        assertThat(3 * (1 - Theory.erlangB(3, 1))).isCloseTo(0.75, within(1e-6));
        assertThat(3 * (Theory.erlangB(3, 2) - Theory.erlangB(3, 3))).isCloseTo(0.549774, within(1e-6));
    }

    @Test
    void erlang_c_of_a_busy_desk(TestReporter told) {
        Scenario desk = steady(150, 200, "{\"count\": 50}", FIFO, contacts("c", "48", ""));
        Runs.of(desk, told)
                .probability(
                        "Erlang C 48/50: P(wait)",
                        0.694456,
                        report -> value(report.all().probabilityOfWait()))
                .mean("Erlang C 48/50: mean wait", 0.347228, HOUR, report -> waited(report, "c"))
                .mean(
                        "Erlang C 48/50: queue",
                        16.667,
                        1,
                        report -> value(report.all().queueMean()))
                .probability(
                        "Erlang C 48/50: occupancy",
                        0.96,
                        report -> value(report.agents().occupancy()));
    }

    @Test
    void erlang_c_of_a_call_centre_within_20_seconds(TestReporter told) {
        Scenario desk = steady(
                20,
                100,
                "{\"count\": 14}",
                FIFO,
                contacts("c", "200", "\"handling\": {\"exponential\": \"PT3M\"}, \"target\": \"PT20S\""));
        Runs.of(desk, told)
                .probability(
                        "Erlang C 10/14: P(wait)",
                        0.174132,
                        report -> value(report.all().probabilityOfWait()))
                .probability(
                        "Erlang C 10/14: within 20 s",
                        0.888350,
                        report -> value(report.of("c").withinTarget()));
    }

    @Test
    void erlang_a_where_some_leave(TestReporter told) {
        Scenario desk = steady(
                20, 100, "{\"count\": 50}", FIFO, contacts("c", "48", "\"patience\": {\"exponential\": \"PT2H\"}"));
        Runs.of(desk, told)
                .probability(
                        "Erlang A 48/50: P(wait)",
                        0.467774,
                        report -> value(report.all().probabilityOfWait()))
                .probability(
                        "Erlang A 48/50: P(abandon)",
                        0.030912,
                        report -> value(report.all().probabilityOfAbandon()))
                .mean("Erlang A 48/50: mean wait", 0.061824, HOUR, report -> waited(report, "c"))
                .probability(
                        "Erlang A 48/50: occupancy",
                        0.930324,
                        report -> value(report.agents().occupancy()));
    }

    @Test
    void erlang_a_in_overload(TestReporter told) {
        Scenario desk = steady(
                20, 60, "{\"count\": 50}", FIFO, contacts("c", "60", "\"patience\": {\"exponential\": \"PT2H\"}"));
        Runs.of(desk, told)
                .probability(
                        "Erlang A 60/50: P(abandon)",
                        0.168229,
                        report -> value(report.all().probabilityOfAbandon()))
                .mean("Erlang A 60/50: mean wait", 0.336457, HOUR, report -> waited(report, "c"));
    }

    @Test
    void strict_priorities_are_cobhams(TestReporter told) {
        Scenario desk = steady(
                100,
                400,
                "{\"count\": 10}",
                STRICT,
                contacts("low", "6", "\"priority\": \"low\""),
                contacts("high", "3", "\"priority\": \"high\""));
        Runs.of(desk, told)
                .mean("Cobham: class 1", 0.0955331, HOUR, report -> waited(report, "high"))
                .mean("Cobham: class 2", 0.9553307, HOUR, report -> waited(report, "low"));
    }

    @Test
    void slopes_are_kleinrocks(TestReporter told) {
        Scenario desk = steady(
                100,
                400,
                "{\"count\": 10}",
                "{\"id\": \"q\", \"order\": \"priority\", \"slopes\": {\"low\": 1, \"normal\": 2, \"high\": 8}}",
                contacts("low", "4", "\"priority\": \"low\""),
                contacts("normal", "3", "\"priority\": \"normal\""),
                contacts("high", "2", "\"priority\": \"high\""));
        Runs.of(desk, told)
                .about("Kleinrock: slope 1", 0.990713, 0.0024, HOUR, report -> waited(report, "low"))
                .about("Kleinrock: slope 2", 0.553634, 0.0024, HOUR, report -> waited(report, "normal"))
                .about("Kleinrock: slope 8", 0.197414, 0.0024, HOUR, report -> waited(report, "high"));
    }

    @Test
    void one_line_for_all_beats_a_line_for_each(TestReporter told) {
        Scenario pooled = steady(100, 400, "{\"count\": 10}", FIFO, contacts("c", "9", ""));
        Runs.of(pooled, told).mean("Dispatch: pooled", 0.668732, HOUR, report -> waited(report, "c"));

        String[] own = IntStream.range(0, 10)
                .mapToObj(i -> contacts("c" + i, "0.9", "\"requires\": {\"s" + i + "\": 1}"))
                .toArray(String[]::new);
        Runs.of(steady(500, 1500, specialists(), FIFO, own), told)
                .mean("Dispatch: random", 9, HOUR, report -> value(report.all().waitMean()));
    }

    @Test
    void contacts_dealt_in_turn_wait_less_than_at_random(TestReporter told) {
        int hours = 2000 * Runs.FULL;
        String[] own = IntStream.range(0, 10)
                .mapToObj(i -> "{\"id\": \"c%d\", \"queue\": \"q\", \"requires\": {\"s%d\": 1}}".formatted(i, i))
                .toArray(String[]::new);
        Runs.of(i -> Scenes.traced(300, specialists(), FIFO, dealt(hours, i), own), told)
                .mean(
                        "Dispatch: round robin",
                        4.660276,
                        HOUR,
                        report -> value(report.all().waitMean()));
    }

    private static String specialists() {
        return String.join(
                ", ",
                IntStream.range(0, 10)
                        .mapToObj(i -> "{\"skills\": {\"s" + i + "\": 1}}")
                        .toList());
    }

    /** Nine an hour at random, dealt to ten classes in turn. */
    private static Trace dealt(int hours, int seed) {
        SplittableRandom chance = new SplittableRandom(7919L * seed + 13);
        List<Trace.Contact> contacts = new ArrayList<>();
        double at = 0;
        for (int i = 0; at < hours; i++) {
            at -= Math.log(1 - chance.nextDouble()) / 9;
            double takes = -Math.log(1 - chance.nextDouble());
            contacts.add(new Trace.Contact(hours(at), "c" + i % 10, hours(takes)));
        }
        return Trace.of(contacts);
    }

    private static Duration hours(double hours) {
        return Duration.ofNanos(Math.round(hours * 3.6e12));
    }

    /**
     * The costs are those of the stationary distribution, from the balance equations of the chain of waiting contacts: nobody is
     * interrupted. (Where the more urgent class may interrupt, they are 15.771096 and 2.649375.)
     */
    @Test
    void who_is_served_first_in_overload_decides_what_it_costs(TestReporter told) {
        String impatient = "\"patience\": {\"exponential\": \"PT1H\"}, \"priority\": ";
        String patient = "\"patience\": {\"exponential\": \"PT10H\"}, \"priority\": ";
        Scenario dear = steady(
                60,
                150,
                "{\"count\": 10}",
                STRICT,
                contacts("one", "6", impatient + "\"high\""),
                contacts("two", "6", patient + "\"low\""));
        Scenario lasting = steady(
                60,
                150,
                "{\"count\": 10}",
                STRICT,
                contacts("one", "6", impatient + "\"low\""),
                contacts("two", "6", patient + "\"high\""));
        Runs.of(dear, told).mean("Overload: cμ order", 10.710773, 1, KnownValuesTest::cost);
        Runs.of(lasting, told).mean("Overload: cμ/θ order", 3.233061, 1, KnownValuesTest::cost);
    }

    private static double cost(Report report) {
        return value(report.of("one").queueMean())
                + 0.8 * value(report.of("two").queueMean());
    }

    @Test
    void the_most_skilled_are_hunted_in_order(TestReporter told) {
        double[] known = {0.75, 0.661765, 0.549774};
        for (int servers = 1; servers <= 3; servers++) {
            String agents = String.join(
                    ", ",
                    IntStream.range(0, servers)
                            .mapToObj(i -> "{\"skills\": {\"s\": " + (9 - i) + "}}")
                            .toList());
            // Whoever finds all of them busy leaves in the next nanosecond: nobody waits.
            String loss = "\"requires\": {\"s\": 1}, \"patience\": {\"constant\": \"PT0.000000001S\"}";
            double lost = Theory.erlangB(3, servers);
            double last = known[servers - 1];
            Runs.of(
                            steady(
                                    20,
                                    400,
                                    agents,
                                    "{\"id\": \"q\", \"order\": \"fifo\", \"select\": \"most-skilled\"}",
                                    contacts("c", "3", loss)),
                            told)
                    .probability(
                            "Hunting: first of " + servers,
                            0.75,
                            report -> value(report.agents().occupancyMax()))
                    .probability(
                            "Hunting: server " + servers,
                            last,
                            report -> value(report.agents().occupancyMin()))
                    .probability(
                            "Erlang B of " + servers,
                            lost,
                            report -> value(report.all().probabilityOfAbandon()));
        }
    }

    @Test
    void one_server_with_any_handling_time(TestReporter told) {
        Scenario constant =
                steady(100, 3000, "{}", FIFO, contacts("c", "0.8", "\"handling\": {\"constant\": \"PT1H\"}"));
        Runs.of(constant, told)
                .mean("M/D/1 0.8", Theory.pollaczekKhinchine(0.8, 1, 0), HOUR, report -> waited(report, "c"));
        Scenario logNormal = steady(
                100,
                5000,
                "{}",
                FIFO,
                contacts("c", "0.5", "\"handling\": {\"lognormal\": {\"mean\": \"PT1H\", \"cv\": 1.5}}"));
        Runs.of(logNormal, told)
                .mean("M/G/1 0.5, cv 1.5", Theory.pollaczekKhinchine(0.5, 1, 1.5), HOUR, report -> waited(report, "c"));
    }

    @Test
    void an_agent_who_takes_two_at_once_is_two_servers(TestReporter told) {
        Scenario desk = steady(100, 3000, "{\"capacity\": 2}", FIFO, contacts("c", "1.5", ""));
        Runs.of(desk, told)
                .mean("M/M/2 as one agent", Theory.meanWait(1.5, 1, 2), HOUR, report -> waited(report, "c"))
                .probability(
                        "M/M/2 as one agent: occupancy",
                        0.75,
                        report -> value(report.agents().occupancy()));
    }

    /** The unit of time is a minute. */
    @Test
    void equal_gaps_wait_less(TestReporter told) {
        String kind = "{\"id\": \"c\", \"queue\": \"q\"}";
        Runs.of(i -> Scenes.traced(2, "{}", FIFO, gaps(i), kind), told)
                .mean("D/M/1 0.8", Theory.meanWaitOfD(1.25), 60, report -> waited(report, "c"));
    }

    /** One every 75 seconds, who takes a minute on average. */
    private static Trace gaps(int seed) {
        SplittableRandom chance = new SplittableRandom(7919L * seed + 13);
        List<Trace.Contact> contacts = new ArrayList<>();
        for (int i = 0; i < 5000 * Runs.FULL; i++) {
            Duration takes = hours(-Math.log(1 - chance.nextDouble()) / 60);
            contacts.add(new Trace.Contact(Duration.ofSeconds(75L * i), "c", takes));
        }
        return Trace.of(contacts);
    }
}
