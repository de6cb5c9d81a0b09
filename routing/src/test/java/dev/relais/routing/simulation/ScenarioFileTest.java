package dev.relais.routing.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.relais.RefusedInputException;
import dev.relais.config.QueueConfig;
import dev.relais.json.StrictJson;
import dev.relais.rules.Priority;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scenario file: what it says, and what is wrong with it. */
class ScenarioFileTest {
    private static final String GOOD = """
            {"relais": 1, "seed": 7, "replications": 2, "warmUp": "PT2H", "duration": "PT20H",
             "agents": [{"count": 10, "skills": {"billing": 1}, "capacity": 1, "from": "PT0S", "to": "PT24H"}],
             "queues": [{"id": "care", "order": "priority", "select": "longest-idle", "ageing": "PT10M"}],
             "classes": [{"id": "vip", "queue": "care", "priority": "high", "requires": {"billing": 1}, "target": "PT15M",
               "arrivals": {"poissonPerHour": 180}, "handling": {"exponential": "PT20M"}, "patience": {"exponential": "PT40M"}}]}
            """;
    private static final String TRACED = """
            {"relais": 1, "arrivals": {"file": "t.csv"}, "agents": [{}], "queues": [{"id": "q"}],
             "classes": [{"id": "vip", "queue": "q"}, {"id": "std", "queue": "q"}]}""";

    private static List<String> faults(String json) {
        return faults(json, Map.of());
    }

    private static List<String> faults(String json, Map<String, String> files) {
        RefusedInputException refused = catchThrowableOfType(RefusedInputException.class, () -> Scenes.of(json, files));
        assertThat(refused).as(json).isNotNull();
        return refused.faults().stream()
                .map(fault -> fault.render(refused.source()))
                .toList();
    }

    @Test
    void the_example_of_the_format_reads_as_it_says() {
        Scenario scenario = Scenes.of(GOOD);
        assertThat(scenario.seed()).isEqualTo(7);
        assertThat(scenario.replications()).isEqualTo(2);
        assertThat(scenario.warmUp()).isEqualTo(Duration.ofHours(2));
        assertThat(scenario.duration()).isEqualTo(Duration.ofHours(20));
        assertThat(scenario.agents()).containsExactly(new AgentGroup(10, Map.of("billing", 1), 1));
        assertThat(scenario.queues()).extracting(QueueConfig::ageing).containsExactly(Duration.ofMinutes(10));
        assertThat(scenario.classes())
                .containsExactly(new ContactClass(
                        "vip",
                        "care",
                        Priority.HIGH,
                        Map.of("billing", 1),
                        Duration.ofMinutes(15),
                        180.0,
                        new Law.Exponential(Duration.ofMinutes(20)),
                        new Law.Exponential(Duration.ofMinutes(40))));
        assertThat(scenario.sigma()).isNull();
    }

    @Test
    void the_report_has_every_member_in_order() {
        String line = ScenarioFile.write(Simulation.run(Scenes.of(GOOD)));
        var json = StrictJson.read(line.getBytes(StandardCharsets.UTF_8));
        assertThat(json.fieldNames()).toIterable().containsExactly("replications", "classes", "all", "agents");
        assertThat(json.path("classes").get(0).fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "arrived",
                        "served",
                        "abandoned",
                        "waitMean",
                        "waitMeanCi95",
                        "probabilityOfWait",
                        "probabilityOfAbandon",
                        "withinTarget",
                        "waitP50",
                        "waitP90",
                        "waitP99",
                        "waitMax",
                        "queueMean");
        assertThat(json.path("agents").fieldNames())
                .toIterable()
                .containsExactly("occupancy", "occupancyMin", "occupancyMax");
        assertThat(json.path("classes").get(0).path("waitMeanCi95").isNumber()).isTrue();
        assertThat(line).doesNotContain("\n");
    }

    @Test
    void everything_wrong_is_said_at_once() {
        assertThat(faults(GOOD.replace("\"seed\"", "\"sead\"")
                        .replace("\"queue\": \"care\"", "\"queue\": \"car\"")
                        .replace("\"count\": 10", "\"count\": 0")
                        .replace("\"PT40M\"", "\"40M\"")
                        .replace("\"ageing\"", "\"aging\"")))
                .satisfiesExactly(
                        fault -> assertThat(fault)
                                .startsWith("scene.json: /sead: ")
                                .contains("\"seed\""),
                        fault -> assertThat(fault).startsWith("scene.json: /agents/0/count: "),
                        fault -> assertThat(fault)
                                .startsWith("scene.json: /queues/0/aging: ")
                                .contains("\"ageing\""),
                        fault -> assertThat(fault)
                                .startsWith("scene.json: /classes/0/queue: ")
                                .contains("\"care\""),
                        fault -> assertThat(fault).startsWith("scene.json: /classes/0/patience/exponential: "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"relais\": 1 | \"relais\": 2 | /relais",
                "\"relais\": 1, | | /relais",
                "\"seed\": 7 | \"seed\": 7.5 | /seed",
                "\"seed\": 7 | \"seed\": 1e30 | /seed",
                "\"replications\": 2 | \"replications\": 0 | /replications",
                "\"replications\": 2 | \"replications\": 10001 | /replications",
                "\"duration\": \"PT20H\" | \"duration\": \"PT0S\" | /duration",
                "\"duration\": \"PT20H\" | \"duration\": \"P999999999D\" | /duration",
                ", \"duration\": \"PT20H\" | | /duration",
                "\"PT2H\" | \"-PT2H\" | /warmUp",
                "\"capacity\": 1 | \"capacity\": 0 | /agents/0/capacity",
                "\"count\": 10 | \"count\": 200001 | /agents/0/count",
                "\"from\": \"PT0S\" | \"from\": \"PT24H\" | /agents/0/from",
                "\"PT24H\" | \"PT25H\" | /agents/0/to",
                "\"agents\": | \"agenten\": | /agenten",
                "{\"billing\": 1}, \"target\" | {\"billing\": 0}, \"target\" | /classes/0/requires/billing",
                "180 | -1 | /classes/0/arrivals/poissonPerHour",
                "180 | 1e12 | /classes/0/arrivals/poissonPerHour",
                "\"poissonPerHour\" | \"poisson\" | /classes/0/arrivals/poisson",
                "{\"exponential\": \"PT20M\"} | {} | /classes/0/handling",
                "{\"exponential\": \"PT20M\"} | {\"exponential\": \"PT0S\"} | /classes/0/handling/exponential",
                "{\"exponential\": \"PT20M\"} | {\"exponential\": \"PT1M\", \"constant\": \"PT1M\"} | /classes/0/handling",
                "{\"exponential\": \"PT20M\"} | {\"lognormal\": {\"mean\": \"PT1M\"}} | /classes/0/handling/lognormal/cv",
                "{\"exponential\": \"PT20M\"} | {\"lognormal\": {\"mean\": \"PT1M\", \"cv\": -1}} | /classes/0/handling/lognormal/cv",
                "{\"exponential\": \"PT20M\"} | {\"lognormal\": {\"mean\": \"PT0S\", \"cv\": 1}} | /classes/0/handling/lognormal/mean",
                "\"priority\": \"high\" | \"priority\": \"hihg\" | /classes/0/priority",
                "\"order\": \"priority\" | \"order\": \"lifo\" | /queues/0/order",
                "\"order\": \"priority\" | \"department\": \"care\" | /queues/0/department",
                "\"seed\": 7 | \"predict\": {\"sigma\": -0.1} | /predict/sigma",
                "\"seed\": 7 | \"predict\": {} | /predict/sigma",
                "\"seed\": 7 | \"arrivals\": {\"file\": \"t.csv\"} | /classes/0/arrivals",
            })
    void a_fault_names_its_place(String good, String bad, String pointer) {
        assertThat(GOOD).contains(good);
        assertThat(faults(GOOD.replace(good, bad == null ? "" : bad)))
                .anySatisfy(fault -> assertThat(fault).startsWith("scene.json: " + pointer + ": "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"180", "\"PT20H\"", "7"})
    void not_a_number_is_not_json(String number) {
        assertThat(faults(GOOD.replace(number, "NaN")))
                .hasSize(1)
                .allSatisfy(fault -> assertThat(fault).matches("scene.json:\\d+:\\d+: .*"));
    }

    @Test
    void ids_stand_once() {
        assertThat(faults(TRACED.replace("\"std\"", "\"vip\"")))
                .containsExactly("scene.json: /classes/1/id: \"vip\" stands in the list before");
    }

    @Test
    void absurd_sizes_are_refused_before_anything_runs() {
        assertThat(faults(GOOD.replace("\"PT20H\"", "\"P36000D\"").replace("180", "1e9")))
                .hasSize(1)
                .allSatisfy(fault -> assertThat(fault).contains("contacts over all replications"));
        Law brief = new Law.Constant(Duration.ofSeconds(1));
        ContactClass flood = new ContactClass("c", "q", Priority.NORMAL, Map.of(), null, 1e9, brief, null);
        Scenario small = Scenes.of(TRACED, Map.of("t.csv", "at,class,handling\n"));
        assertThatThrownBy(() -> new Scenario(
                        1,
                        1,
                        Duration.ZERO,
                        Duration.ofHours(2),
                        small.agents(),
                        small.queues(),
                        List.of(flood),
                        null,
                        null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoever_can_never_be_taken_and_never_leaves_is_refused() {
        String impossible = GOOD.replace("{\"billing\": 1}, \"target\"", "{\"billing\": 2}, \"target\"");
        assertThat(Scenes.of(impossible).classes()).as("they leave").hasSize(1);
        String forEver = impossible.replace(", \"patience\": {\"exponential\": \"PT40M\"}", "");
        assertThat(faults(forEver))
                .hasSize(1)
                .allSatisfy(fault -> assertThat(fault).startsWith("scene.json: /classes/0/requires: "));
        assertThat(Scenes.of(forEver.replace(
                                "\"ageing\"",
                                "\"ladder\": [{\"after\": \"PT1M\", \"lower\": {\"billing\": 1}}], \"ageing\""))
                        .classes())
                .as("the ladder helps")
                .hasSize(1);
    }

    @Test
    void a_trace_is_in_seconds_or_instants_in_any_order() {
        Trace seconds = Scenes.of(
                        TRACED, Map.of("t.csv", "\uFEFFat,class,handling\r\n30.5,vip,60\r\n\r\n 1e1,std,0.25\r\n"))
                .trace();
        Trace instants = Scenes.of(
                        TRACED,
                        Map.of(
                                "t.csv",
                                "at,class,handling\n2026-11-22T01:00:30.5+01:00,vip,60\n2026-11-22T00:00:10Z,std,0.25"))
                .trace();
        for (Trace trace : new Trace[] {seconds, instants}) {
            assertThat(trace).isNotNull();
            assertThat(trace.size()).isEqualTo(2);
            assertThat(trace.at(0)).isEqualTo(10_000_000_000L);
            assertThat(trace.classes().get(trace.kind(0))).isEqualTo("std");
            assertThat(trace.handling(0)).isEqualTo(250_000_000L);
            assertThat(trace.at(1)).isEqualTo(30_500_000_000L);
        }
    }

    @Test
    void faults_of_a_trace_name_file_and_line() {
        String rows = """
                at,class,handling
                1,vip,60

                x,vip,60
                2,vpi,60
                3,vip,-1
                4,vip
                2026-11-22T00:00:00Z,vip,60
                5,vip,1e999999999
                """;
        assertThat(faults(TRACED, Map.of("t.csv", rows)))
                .satisfiesExactly(
                        fault -> assertThat(fault).startsWith("t.csv:4: at: "),
                        fault -> assertThat(fault).startsWith("t.csv:5: ").contains("\"vip\""),
                        fault -> assertThat(fault).startsWith("t.csv:6: handling: "),
                        fault -> assertThat(fault).startsWith("t.csv:7: ").contains("2"),
                        fault -> assertThat(fault).startsWith("t.csv:8: "),
                        fault -> assertThat(fault).startsWith("t.csv:9: handling: "));
        assertThat(faults(TRACED, Map.of("t.csv", "at;class;handling\n"))).hasSize(1);
        assertThat(faults(TRACED, Map.of("t.csv", "")))
                .containsExactly("t.csv:1: expected the header at,class,handling");
        assertThat(faults(TRACED, Map.of("t.csv", "at,class,handling\n" + "y,vip,1\n".repeat(50))))
                .hasSize(20);
        assertThat(Scenes.of(TRACED, Map.of("t.csv", "at,class,handling\n1e-999999999,vip,1\n"))
                        .trace())
                .isNotNull();
    }

    @Test
    void values_made_in_code_are_checked_too() {
        assertThatThrownBy(() -> new Law.Exponential(Duration.ZERO)).hasMessageContaining("mean");
        assertThatThrownBy(() -> new Law.LogNormal(Duration.ofSeconds(1), Double.NaN))
                .hasMessageContaining("cv");
        assertThatThrownBy(() -> new AgentGroup(0, Map.of(), 1)).hasMessageContaining("count");
        assertThatThrownBy(() -> Trace.of(List.of(new Trace.Contact(Duration.ofSeconds(-1), "c", Duration.ZERO))))
                .hasMessageContaining("at");
        Scenario good = Scenes.of(GOOD);
        assertThatThrownBy(() -> good.withQueues(List.of())).hasMessageContaining("no queue");
    }
}
