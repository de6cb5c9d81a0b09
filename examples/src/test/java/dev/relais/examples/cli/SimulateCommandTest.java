package dev.relais.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code relais simulate} as a shell sees it. */
class SimulateCommandTest {
    private static final String SCENARIO = """
            {"relais": 1, "seed": 7, "replications": 3, "warmUp": "PT2H", "duration": "PT40H",
             "agents": [{"count": 4, "skills": {"billing": 1}}],
             "queues": [{"id": "care", "order": "priority"}],
             "classes": [{"id": "vip", "queue": "care", "priority": "high", "requires": {"billing": 1}, "target": "PT15M",
                          "arrivals": {"poissonPerHour": 10}, "handling": {"exponential": "PT20M"}}]}
            """;
    private static final String TRACED = """
            {"relais": 1, "agents": [{}], "queues": [{"id": "q"}], "arrivals": {"file": "trace.csv"},
             "classes": [{"id": "c", "queue": "q", "target": "PT1S"}]}
            """;

    @TempDir
    Path dir = Path.of(".");

    private final Terminal terminal = new Terminal();

    private String file(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text).toString();
    }

    private int simulate(String scenario) {
        return terminal.run(
                "simulate",
                "--scenario",
                scenario,
                "--out",
                dir.resolve("out.json").toString());
    }

    private JsonNode report() throws IOException {
        return StrictJson.read(Files.readAllBytes(dir.resolve("out.json")));
    }

    @Test
    void a_scenario_goes_in_and_one_json_value_comes_out_always_the_same() throws IOException {
        String scenario = file("scenario.json", SCENARIO);
        assertThat(simulate(scenario)).as(terminal.err()).isZero();
        assertThat(terminal.err()).isEmpty();
        JsonNode first = report();
        assertThat(first.path("replications").intValue()).isEqualTo(3);
        assertThat(first.path("classes").get(0).path("id").textValue()).isEqualTo("vip");
        assertThat(first.path("all").path("arrived").intValue())
                .isEqualTo(first.path("all").path("served").intValue())
                .isBetween(1_000, 1_400);
        assertThat(simulate(scenario)).isZero();
        assertThat(report()).isEqualTo(first);
        Terminal piped = new Terminal(SCENARIO, Map.of());
        assertThat(piped.run("simulate", "--scenario", "-", "--out", "-")).isZero();
        assertThat(StrictJson.read(piped.out().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(first);
    }

    @Test
    void a_trace_stands_relative_to_its_scenario() throws IOException {
        file("trace.csv", "at,class,handling\n1,c,2\n0,c,2\n");
        assertThat(simulate(file("scenario.json", TRACED))).as(terminal.err()).isZero();
        assertThat(report().path("all").path("waitMax").doubleValue()).isEqualTo(1.0);
        assertThat(report().path("all").path("withinTarget").doubleValue()).isEqualTo(1.0);
    }

    @Test
    void a_refused_scenario_leaves_the_output_as_it_was() throws IOException {
        file("out.json", "from yesterday\n");
        String scenario = file("scenario.json", SCENARIO.replace("\"poissonPerHour\": 10", "\"poissonPerHuor\": 10"));
        assertThat(simulate(scenario)).isEqualTo(1);
        assertThat(terminal.err().lines())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line)
                        .startsWith(scenario + ": /classes/0/arrivals/poissonPerHuor: ")
                        .contains("\"poissonPerHour\""));
        assertThat(Files.readString(dir.resolve("out.json"))).isEqualTo("from yesterday\n");
        assertThat(dir.toFile().list()).containsExactlyInAnyOrder("out.json", "scenario.json");
    }

    @Test
    void a_refused_trace_is_named_with_its_line() throws IOException {
        String scenario = file("scenario.json", TRACED);
        assertThat(simulate(scenario)).isEqualTo(1);
        assertThat(terminal.err()).startsWith(dir.resolve("trace.csv") + ": there is no such file");
        file("trace.csv", "at,class,handling\n1,c,2\n0,d,2\n");
        assertThat(simulate(scenario)).isEqualTo(1);
        assertThat(terminal.err()).startsWith(dir.resolve("trace.csv") + ":3: ").hasLineCount(1);
    }

    @Test
    void a_scenario_without_end_is_refused_in_one_line() throws IOException {
        String scenario = file(
                "scenario.json",
                SCENARIO.replace("\"poissonPerHour\": 10", "\"poissonPerHour\": 100000000")
                        .replace("PT40H", "PT1H")
                        .replace("PT2H", "PT0H")
                        .replace("\"replications\": 3", "\"replications\": 1"));
        assertThat(simulate(scenario)).isEqualTo(1);
        assertThat(terminal.err())
                .startsWith(scenario + ": more than 1000000 contacts wait")
                .hasLineCount(1);
    }

    @Test
    void the_help_tells_of_it() {
        assertThat(terminal.run("simulate", "--help")).isZero();
        assertThat(terminal.out()).contains("--scenario", "--out", "virtual time");
        assertThat(terminal.run("simulate")).isEqualTo(2);
    }
}
