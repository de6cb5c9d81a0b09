package dev.relais.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a shell sees them: files, streams, exit statuses. */
class CommandLineTest {
    private static final String DESK = """
            {"relais": 1, "desk": "test",
             "accounts": [{"id": "x-test", "network": "x", "externalId": "9001"},
                          {"id": "page", "network": "facebook", "externalId": "9100"}],
             "queues": [{"id": "care"}, {"id": "press"}],
             "rules": [{"id": "press", "when": {"text": {"word": "reporter"}}, "then": {"queue": "press", "priority": "high"}},
                       {"id": "otherwise", "when": {}, "then": {"queue": "care"}}]}
            """;
    private static final String MESSAGES = """
            {"id": "m1", "facts": {"text": "I am a reporter"}}

            {"id": "m2", "facts": {"text": "where is my parcel?"}}
            """;

    @TempDir
    Path dir = Path.of(".");

    private final Terminal terminal = new Terminal();

    @BeforeEach
    void write() throws IOException {
        file("desk.json", DESK);
        file("in.jsonl", MESSAGES);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text).toString();
    }

    private String path(String name) {
        return dir.resolve(name).toString();
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(dir.resolve(name));
    }

    private int route(String... more) {
        String[] args = {"route", "--desk", path("desk.json"), "--in", path("in.jsonl"), "--out", path("out.jsonl")};
        return terminal.run(Stream.concat(Stream.of(args), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void route_writes_one_outcome_a_line() throws IOException {
        assertThat(route()).as(terminal.err()).isZero();
        assertThat(lines("out.jsonl"))
                .containsExactly(
                        "{\"id\":\"m1\",\"queue\":\"press\",\"priority\":\"high\",\"sla\":null,\"weight\":1,\"tags\":[],"
                                + "\"requires\":{},\"preferAgent\":null,\"rules\":[\"press\",\"otherwise\"]}",
                        "{\"id\":\"m2\",\"queue\":\"care\",\"priority\":\"normal\",\"sla\":null,\"weight\":1,\"tags\":[],"
                                + "\"requires\":{},\"preferAgent\":null,\"rules\":[\"otherwise\"]}");
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).as("no terminal, no progress").isEmpty();
    }

    @Test
    void explain_says_why_a_rule_failed() throws IOException {
        assertThat(route("--explain")).isZero();
        var because = StrictJson.read(lines("out.jsonl").get(1).getBytes(StandardCharsets.UTF_8))
                .path("because");
        assertThat(because.size()).isEqualTo(2);
        assertThat(because.get(0).path("rule").textValue()).isEqualTo("press");
        assertThat(because.get(0).path("matched").booleanValue()).isFalse();
        assertThat(because.get(0).path("fact").textValue()).isEqualTo("text");
        assertThat(because.get(0).path("operator").textValue()).isEqualTo("word");
        assertThat(because.get(0).path("expected").textValue()).isEqualTo("reporter");
        assertThat(because.get(0).path("actual").textValue()).isEqualTo("where is my parcel?");
        assertThat(because.get(1).path("matched").booleanValue()).isTrue();
    }

    @Test
    void a_minus_is_standard_input_and_output() {
        Terminal piped = new Terminal(MESSAGES, Map.of());
        assertThat(piped.run("route", "--desk", path("desk.json"), "--in", "-", "--out", "-"))
                .isZero();
        assertThat(piped.out().lines()).hasSize(2);
        Terminal desk = new Terminal(DESK, Map.of());
        assertThat(desk.run("lint", "--desk", "-")).as(desk.err()).isZero();
    }

    @Test
    void a_refused_line_leaves_the_output_as_it_was() throws IOException {
        file("out.jsonl", "from yesterday\n");
        file("in.jsonl", """
                {"id": "m1", "facts": {"text": 7}}
                {"id": "m2", "facts": {}}
                {"id": "m3", "facts": {}
                """);
        assertThat(route()).isEqualTo(1);
        assertThat(lines("out.jsonl")).containsExactly("from yesterday");
        try (Stream<Path> left = Files.list(dir)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("desk.json", "in.jsonl", "out.jsonl");
        }
        List<String> refusals = terminal.err().lines().toList();
        assertThat(refusals).hasSize(2);
        assertThat(refusals.get(0)).startsWith(path("in.jsonl") + ":1: /facts/text: ");
        assertThat(refusals.get(1)).startsWith(path("in.jsonl") + ":3: ");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void a_refused_desk_shows_all_its_faults_at_their_places_and_no_stack_trace() throws IOException {
        file("desk.json", """
                {"relais": 1, "desk": "test", "queues": [{"id": "care", "department": "nobody", "offr": "PT1M"}],
                 "rules": [{"id": "r", "when": {"sentiment": {"lt": "low"}}, "then": {"queue": "cure"}}]}
                """);
        assertThat(route()).isEqualTo(1);
        List<String> refusals = terminal.err().lines().toList();
        assertThat(refusals).hasSize(4).allMatch(line -> line.startsWith(path("desk.json") + ": /"));
        assertThat(refusals)
                .anyMatch(line -> line.contains(": /queues/0/offr: ") && line.contains("offer"))
                .anyMatch(line -> line.contains(": /queues/0/department: "))
                .anyMatch(line -> line.contains(": /rules/0/when/sentiment/lt: "))
                .anyMatch(line -> line.contains(": /rules/0/then/queue: "));
        assertThat(terminal.err()).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(Files.exists(dir.resolve("out.jsonl"))).isFalse();
    }

    @Test
    void what_is_not_json_is_refused_with_line_and_column() throws IOException {
        file("desk.json", "{\"relais\": 1,\n \"desk\": oops}");
        assertThat(route()).isEqualTo(1);
        assertThat(terminal.err())
                .matches(Pattern.compile(Pattern.quote(path("desk.json")) + ":2:\\d+: [^\\n]+\\n", Pattern.DOTALL));
    }

    @Test
    void at_most_twenty_refusals_are_shown_each_on_one_short_line() throws IOException {
        file(
                "in.jsonl",
                ("{\"id\": \"m\", \"facts\": {\"text\": 7}, \"" + "\\u0007x".repeat(900) + "\": 1}\n").repeat(30));
        assertThat(route()).isEqualTo(1);
        assertThat(terminal.err().lines())
                .hasSize(20)
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(1_000).doesNotContain("\u0007"));
    }

    @Test
    void a_missing_file_is_refused_in_one_line() {
        assertThat(terminal.run("lint", "--desk", path("nowhere.json"))).isEqualTo(1);
        assertThat(terminal.err()).startsWith(path("nowhere.json") + ": ").hasLineCount(1);
        assertThat(terminal.run(
                        "route", "--desk", path("desk.json"), "--in", path("in.jsonl"), "--out", path("no/out")))
                .isEqualTo(1);
        assertThat(terminal.err()).startsWith(path("no/out") + ": ").hasLineCount(1);
    }

    @Test
    void lint_writes_findings_to_standard_output_and_fails_only_for_errors() throws IOException {
        file("desk.json", DESK.replace("\"when\": {\"text\": {\"word\": \"reporter\"}}", "\"when\": {\"any\": []}"));
        assertThat(terminal.run("lint", "--desk", path("desk.json")))
                .as("a warning")
                .isZero();
        assertThat(terminal.out().lines()).isNotEmpty().allSatisfy(line -> {
            var finding = StrictJson.read(line.getBytes(StandardCharsets.UTF_8));
            assertThat(finding.path("level").textValue()).isEqualTo("warning");
            assertThat(finding.path("pointer").isTextual()).isTrue();
            assertThat(finding.path("message").isTextual()).isTrue();
        });
        file("desk.json", DESK.replace("\"queue\": \"press\"", "\"queue\": \"pres\""));
        assertThat(terminal.run("lint", "--desk", path("desk.json"))).isEqualTo(1);
        assertThat(terminal.out()).contains("\"level\":\"error\"").contains("/rules/0/then/queue");
        assertThat(route()).as("route refuses the same desk").isEqualTo(1);
    }

    @Test
    void wrong_usage_is_status_two() {
        assertThat(terminal.run()).isEqualTo(2);
        assertThat(terminal.run("dance")).isEqualTo(2);
        assertThat(terminal.err()).contains("dance");
        assertThat(terminal.run("route", "--desk", path("desk.json"))).isEqualTo(2);
        assertThat(terminal.err()).contains("--in").contains("--out");
        assertThat(route("--explane")).isEqualTo(2);
        assertThat(terminal.run("--help")).isZero();
        assertThat(terminal.out()).contains("demo", "route", "replay", "lint");
    }

    @Test
    void a_command_that_is_not_built_yet_says_so_in_one_sentence() {
        terminal.run("--help");
        Matcher command = Pattern.compile("(?m)^ +(\\w+) +Not built yet\\.").matcher(terminal.out());
        while (command.find()) {
            assertThat(terminal.run(command.group(1), "--in", "x", "--out", "y"))
                    .isEqualTo(2);
            assertThat(terminal.err())
                    .contains(command.group(1) + " is not built yet")
                    .hasLineCount(1);
            assertThat(terminal.out()).isEmpty();
        }
    }
}
