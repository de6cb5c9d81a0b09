package dev.relais.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Timelines in, verdicts out: holidays beside the desk file, and lines that nobody should write. */
class SlaCommandTest {
    private static final String DESK = """
            {"relais": 1, "desk": "test", "zone": "Europe/Paris", "queues": [{"id": "q"}],
             "calendars": [{"id": "office", "hours": [{"days": ["MO", "TU", "WE", "TH", "FR"], "from": "09:00", "to": "17:00"}],
                            "holidays": [{"country": "FR"}, {"ical": "closures.ics"}]},
                           {"id": "never"}],
             "slas": [{"id": "office", "calendar": "office", "firstResponse": "PT1H"},
                      {"id": "never", "calendar": "never", "firstResponse": "PT1S", "resolution": "PT0S"},
                      {"id": "long", "firstResponse": "PT999999999999H", "resolution": "P999999999D", "warnAt": [1e-999999999]}]}
            """;
    private static final String CLOSURES = """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20261224
            END:VEVENT
            END:VCALENDAR
            """;

    @TempDir
    Path dir = Path.of(".");

    private final Terminal terminal = new Terminal();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(dir.resolve("desk.json"), DESK);
        Files.writeString(dir.resolve("closures.ics"), CLOSURES);
    }

    private String path(String name) {
        return dir.resolve(name).toString();
    }

    private int judge(String... lines) throws IOException {
        Files.write(dir.resolve("in.jsonl"), List.of(lines));
        return terminal.run("sla", "--desk", path("desk.json"), "--in", path("in.jsonl"), "--out", path("out.jsonl"));
    }

    private static String line(String sla, String until, String... events) {
        List<String> told = new ArrayList<>();
        for (String event : events) {
            String[] parts = event.split(" ", -1);
            told.add("{\"at\": \"" + parts[0] + "\", \"type\": \"" + parts[1] + "\"}");
        }
        return "{\"conversation\": \"c\", \"sla\": \"" + sla + "\", \"until\": \"" + until + "\", \"events\": " + told
                + "}";
    }

    private String out() throws IOException {
        return Files.readString(dir.resolve("out.jsonl"));
    }

    @Test
    void public_holidays_and_closing_days_are_closed() throws IOException {
        assertThat(judge(line("office", "2026-12-31T00:00:00Z", "2026-12-23T15:30:00Z received")))
                .as(terminal.err())
                .isZero();
        // The 24th stands in the file, the 25th is Christmas, then comes a weekend.
        assertThat(out()).contains("\"dueAt\":\"2026-12-28T08:30:00Z\"").contains("\"businessElapsed\":\"PT24H30M\"");
        assertThat(terminal.err()).as("libraries do not talk").isEmpty();
    }

    @Test
    void lint_sees_holidays_as_sla_does() throws IOException {
        assertThat(terminal.run("lint", "--desk", path("desk.json")))
                .as(terminal.out())
                .isZero();
        Files.writeString(dir.resolve("desk.json"), DESK.replace("closures.ics", "../closures.ics"));
        assertThat(terminal.run("lint", "--desk", path("desk.json"))).isEqualTo(1);
        assertThat(terminal.out()).contains("/calendars/0/holidays/1/ical").contains("leads out of");
    }

    @Test
    void a_desk_with_holidays_that_are_not_known_is_refused_by_every_command() throws IOException {
        Files.writeString(dir.resolve("desk.json"), DESK.replace("{\"country\": \"FR\"}", "{\"country\": \"FX\"}"));
        assertThat(judge()).isEqualTo(1);
        assertThat(terminal.err())
                .isEqualTo(path("desk.json") + ": /calendars/0/holidays/0/country: no public holidays are known of the"
                        + " country \"FX\" (expected two letters such as FR)\n");
    }

    @Test
    void a_calendar_that_never_opens_leaves_everything_open() throws IOException {
        assertThat(judge(line("never", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z received")))
                .isZero();
        assertThat(out())
                .contains(
                        "\"target\":\"firstResponse\",\"startedAt\":\"0001-01-01T00:00:00Z\",\"dueAt\":null,\"metAt\":null,"
                                + "\"businessElapsed\":\"PT0S\",\"verdict\":\"open\"")
                .contains(
                        "\"dueAt\":\"0001-01-01T00:00:00Z\",\"metAt\":null,\"businessElapsed\":\"PT0S\",\"verdict\":\"breached\"");
    }

    @Test
    void the_first_and_the_last_years_and_the_longest_durations_are_judged() throws IOException {
        assertThat(judge(
                        line(
                                "long",
                                "9999-12-31T23:59:59.999999999Z",
                                "0001-01-01T00:00:00Z received",
                                "9999-12-31T23:59:59.999999999-18:00 replied"),
                        line(
                                "office",
                                "0001-01-01T00:00:00Z",
                                "0001-01-01T00:00:00+18:00 received",
                                "9999-12-31T23:59:59Z replied"),
                        line("office", "9999-12-31T23:59:59Z", "9999-12-30T23:59:59Z received")))
                .as(terminal.err())
                .isZero();
        assertThat(out()).contains("\"dueAt\":null").contains("PT87649415H59M59.999999999S");
    }

    @Test
    void a_timeline_of_a_hundred_thousand_events_in_any_order_is_judged_soon() throws IOException {
        List<String> events = new ArrayList<>();
        String[] types = {"received", "waiting-for-customer", "resumed", "replied", "reopened", "resolved"};
        for (int i = 0; i < 100_000; i++) {
            events.add("2026-%02d-%02dT%02d:%02d:00Z".formatted(1 + i / 28 % 12, 1 + i % 28, i / 336 % 24, i / 8064)
                    + " " + types[i % types.length]);
        }
        Collections.shuffle(events, new Random(5));
        long start = System.nanoTime();
        assertThat(judge(line("office", "2027-01-01T00:00:00Z", events.toArray(String[]::new))))
                .isZero();
        assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
        assertThat(out()).contains("\"startedAt\":\"2026-01-01T00:00:00Z\",\"dueAt\":\"2026-01-02T09:00:00Z\"");
    }
}
