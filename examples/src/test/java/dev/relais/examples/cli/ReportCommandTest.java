package dev.relais.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs in, reports out; whatever is refused leaves every file as it was. */
class ReportCommandTest {
    private static final String DESK = """
            {"relais": 1, "desk": "test", "zone": "Europe/Paris", "queues": [{"id": "q", "sla": "s"}],
             "slas": [{"id": "s", "firstResponse": "PT1H"}], "rules": [{"id": "all", "when": {}, "then": {"queue": "q"}}]}
            """;
    private static final String RECEIVED = """
            {"conversation":"c","seq":1,"at":"2026-03-02T09:00:00Z","type":"MessageReceived","message":{"id":"m","network":"x",\
            "account":"a","externalId":"e","surface":"post","author":null,"text":"Where is it?","media":[],"inReplyTo":null,\
            "at":"2026-03-02T09:00:00Z","estimated":false},"revision":0}""";
    private static final String REOPENED =
            "{\"conversation\":\"c\",\"seq\":2,\"at\":\"2026-03-02T11:00:00Z\",\"type\":\"ConversationReopened\",\"episode\":1}";

    @TempDir
    Path dir = Path.of(".");

    private final Terminal terminal = new Terminal();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(dir.resolve("desk.json"), DESK);
        for (String name : List.of("r.html", "r.json", "r.csv")) {
            Files.writeString(dir.resolve(name), "old");
        }
    }

    private String path(String name) {
        return dir.resolve(name).toString();
    }

    private String read(String name) throws IOException {
        return Files.readString(dir.resolve(name));
    }

    private int report(String log, String... more) throws IOException {
        return report(log.getBytes(StandardCharsets.UTF_8), more);
    }

    private int report(byte[] log, String... more) throws IOException {
        Files.write(dir.resolve("log.jsonl"), log);
        String[] first = {
            "report",
            "--desk",
            path("desk.json"),
            "--log",
            path("log.jsonl"),
            "--html",
            path("r.html"),
            "--json",
            path("r.json"),
            "--csv",
            path("r.csv")
        };
        String[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return terminal.run(all);
    }

    private void refused(String log, String... reasons) throws IOException {
        assertThat(report(log)).as(log).isEqualTo(1);
        assertThat(terminal.err().lines())
                .containsExactlyElementsOf(Arrays.stream(reasons)
                        .map(reason -> path("log.jsonl") + ":" + reason)
                        .toList());
        untouched();
    }

    private void untouched() throws IOException {
        for (String name : List.of("r.html", "r.json", "r.csv")) {
            assertThat(read(name)).as(name).isEqualTo("old");
        }
        try (var files = Files.list(dir)) {
            assertThat(files.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
        }
    }

    @Test
    void a_log_becomes_a_page_json_and_csv() throws IOException {
        assertThat(report(RECEIVED + "\r\n\r\n" + REOPENED + "\n" + RECEIVED, "--lang", "fr"))
                .as(terminal.err())
                .isZero();
        assertThat(read("r.html")).contains("lang=\"fr\"").contains("Where is it?");
        assertThat(read("r.json")).contains("\"received\":1").contains("\"until\":\"2026-03-02T11:00:00Z\"");
        assertThat(read("r.csv")).contains("first-response,1,all,,,1,0,1,0,0");
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void an_empty_log_and_one_of_unattached_events_give_an_empty_report() throws IOException {
        for (String log : List.of(
                "",
                "\uFEFF",
                "\n\n",
                "{\"type\":\"NotUnderstood\",\"delivery\":1,\"pointer\":\"\",\"network\":\"x\",\"reason\":\"no\"}\n"
                        + "{\"conversation\":null,\"at\":\"2026-03-02T09:00:00Z\",\"type\":\"MessageSent\"}")) {
            assertThat(report(log)).as(terminal.err()).isZero();
            assertThat(read("r.json")).contains("\"events\":0");
        }
    }

    @Test
    void a_period_is_counted_alone() throws IOException {
        assertThat(report(RECEIVED + "\n" + REOPENED, "--until", "2026-03-02T09:00:00Z"))
                .isZero();
        assertThat(read("r.json")).contains("\"events\":0");
        assertThat(report(RECEIVED + "\n" + REOPENED, "--from", "2030-01-01T00:00:00+14:00"))
                .isZero();
        assertThat(read("r.json")).contains("\"events\":0");
        assertThat(report(RECEIVED + "\n" + REOPENED, "--from", "2026-03-02T10:00:00Z"))
                .isZero();
        assertThat(read("r.json")).contains("\"events\":1,").contains("\"reopened\":1");
        assertThat(report(RECEIVED, "--from", "-999999999-01-01T00:00:00Z", "--until", "+999999999-01-01T00:00:00Z"))
                .as(terminal.err())
                .isZero();
    }

    @Test
    void what_is_wrong_is_named_by_its_line_and_no_file_is_touched() throws IOException {
        refused(RECEIVED + "\n" + REOPENED.substring(0, 60), "2: column 61: the text ends inside a value");
        refused("x\n{}", "1: column 1: not a JSON value", "2: /type: missing");
        refused(REOPENED.replace("2,", "0,"), "1: /seq: must be 1 or more");
        refused(REOPENED.replace("2,", "-1,"), "1: /seq: must be 1 or more");
        refused(REOPENED.replace("2,", "9223372036854775808,"), "1: /seq: must be a whole number");
        refused(REOPENED.replace("\"seq\":2,", ""), "1: /seq: missing");
        refused(REOPENED.replace("\"seq\"", "\"seq\":1,\"seq\""), "1: column 34: a doubled key");
        refused(REOPENED.replace("2,", "NaN,"), "1: column 30: not a JSON value");
        refused(REOPENED.replace("2,", "9".repeat(100_000) + ","), "1: /seq: must be a whole number");
        refused(REOPENED.replace("\"c\"", "[".repeat(501)), "1: column 517: nesting over 500 levels");
        refused(REOPENED.replace("\"c\"", "7"), "1: /conversation: must be a string");
        refused(REOPENED.replace("2026", "noon"), "1: /at: must be an instant such as 2026-11-22T09:00:00Z");
        refused(
                REOPENED.replace("Reopened", "Evil\\u0007"),
                "1: /type: this version does not know the event ConversationEvil\\u0007");
        refused("{\"conversation\":null,\"type\":\"MessageSent\"}", "1: /at: missing");
        refused(
                "{\"conversation\":\"c\",\"seq\":1,\"at\":\"2026-03-02T09:00:00Z\",\"type\":\"TermsChanged\",\"terms\":{\"policy\":\"p\",\"text\":\"?\"}}",
                "1: /terms/text: is no promise: there:1:1: an unexpected character");
        assertThat(report(RECEIVED.replace("Where", "\u00E9").getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(1);
        assertThat(terminal.err()).contains(": the text is not UTF-8");
        assertThat(report("x\n".repeat(1000))).isEqualTo(1);
        assertThat(terminal.err().lines()).hasSize(20);
        untouched();
    }

    @Test
    void one_line_of_twenty_megabytes_is_read_and_a_longer_string_refused() throws IOException {
        assertThat(report(RECEIVED.replace("Where", "x".repeat(19_000_000)))).isZero();
        assertThat(read("r.html").length()).isLessThan(500_000);
        write();
        assertThat(report(RECEIVED.replace("Where", "x".repeat(20_000_001)))).isEqualTo(1);
        assertThat(terminal.err()).contains("a string over 20000000 characters");
        untouched();
    }

    private void wrongUsage(String reason, String... args) throws IOException {
        String[] all = new String[args.length + 1];
        all[0] = "report";
        System.arraycopy(args, 0, all, 1, args.length);
        assertThat(terminal.run(all)).isEqualTo(2);
        assertThat(terminal.err()).contains(reason);
        untouched();
    }

    @Test
    void what_contradicts_itself_is_wrong_usage() throws IOException {
        Files.writeString(dir.resolve("log.jsonl"), RECEIVED);
        String desk = path("desk.json");
        String log = path("log.jsonl");
        String same = dir.resolve("x/../r.html").toString();
        Files.createDirectory(dir.resolve("x"));
        wrongUsage("Nothing to write", "--desk", desk, "--log", log);
        wrongUsage("Missing required option: '--desk=FILE'", "--log", log, "--html", path("r.html"));
        wrongUsage("Two outputs would go to", "--desk", desk, "--log", log, "--html", path("r.html"), "--json", same);
        wrongUsage("Two outputs would go to -", "--desk", desk, "--log", log, "--html", "-", "--csv", "-");
        wrongUsage("which is read", "--desk", desk, "--log", log, "--html", log);
        wrongUsage("which is read", "--desk", desk, "--log", log, "--json", desk);
        wrongUsage("standard input", "--desk", "-", "--log", "-", "--json", path("r.json"));
        wrongUsage("words_tlh.properties", "--desk", desk, "--log", log, "--html", path("r.html"), "--lang", "tlh");
        wrongUsage("--until must be an instant", "--desk", desk, "--log", log, "--html", "-", "--until", "noon");
        wrongUsage(
                "--from must lie before --until",
                "--desk",
                desk,
                "--log",
                log,
                "--html",
                "-",
                "--until",
                "2026-01-01T00:00:00Z",
                "--from",
                "2026-01-01T00:00:00Z");
        assertThat(read("log.jsonl")).isEqualTo(RECEIVED);
    }

    @Test
    void an_output_that_cannot_be_written_leaves_the_others_as_they_were() throws IOException {
        Files.createDirectory(dir.resolve("folder"));
        for (String bad : List.of(path("folder"), path("no/such/folder.csv"))) {
            Files.writeString(dir.resolve("log.jsonl"), RECEIVED);
            assertThat(terminal.run(
                            "report",
                            "--desk",
                            path("desk.json"),
                            "--log",
                            path("log.jsonl"),
                            "--html",
                            path("r.html"),
                            "--csv",
                            bad))
                    .isEqualTo(1);
            assertThat(terminal.err()).contains(bad).doesNotContain("\tat ");
            untouched();
        }
        assertThat(terminal.run(
                        "report", "--desk", path("none.json"), "--log", path("log.jsonl"), "--html", path("r.html")))
                .isEqualTo(1);
        assertThat(terminal.err()).isEqualTo(path("none.json") + ": there is no such file\n");
        assertThat(terminal.run("report", "--desk", path("desk.json"), "--log", path("none"), "--html", path("r.html")))
                .isEqualTo(1);
        assertThat(terminal.err()).isEqualTo(path("none") + ": there is no such file\n");
        untouched();
    }

    @Test
    void standard_input_and_output_will_do() {
        Terminal typed = new Terminal(RECEIVED, Map.of());
        assertThat(typed.run("report", "--desk", path("desk.json"), "--log", "-", "--json", "-"))
                .isZero();
        assertThat(typed.out()).startsWith("{\"relais\":1").endsWith("}\n");
    }
}
