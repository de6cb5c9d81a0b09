package dev.relais.benchmarks.report;

import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import dev.relais.conversation.LoggedEvent;
import dev.relais.log.EventReader;
import dev.relais.metrics.MetricSettings;
import dev.relais.metrics.Tally;
import dev.relais.questions.Questions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import java.util.function.Consumer;

/** What is measured: the same lines read and decoded, and nothing, or everything, done with them. */
final class Reporting {
    private Reporting() {}

    static DeskConfig desk() {
        StringJoiner queues = new StringJoiner(",");
        for (int i = 0; i < 6; i++) {
            queues.add("{\"id\": \"queue-" + i + "\", \"department\": \"" + (i < 3 ? "care" : "sales")
                    + "\", \"sla\": \"social\"}");
        }
        String text = """
                {"relais": 1, "desk": "bench", "zone": "Europe/Paris", "departments": ["care", "sales"],
                 "calendars": [{"id": "office", "hours": [
                    {"days": ["MO","TU","WE","TH","FR"], "from": "09:00", "to": "12:30"},
                    {"days": ["MO","TU","WE","TH","FR"], "from": "14:00", "to": "18:00"}]}],
                 "slas": [{"id": "social", "calendar": "office", "firstResponse": "PT15M", "nextResponse": "PT30M",
                           "resolution": "PT8H", "pauseWhen": ["waiting-for-customer"]}],
                 "queues": [%s], "rules": [{"id": "otherwise", "when": {}, "then": {"queue": "queue-0"}}]}
                """.formatted(queues);
        return DeskFile.read("desk.json", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads and decodes every line. Returns how many there were. */
    static long decode(Path file) {
        long[] count = {0};
        each(file, event -> count[0] += event.seq() > 0 ? 1 : 0);
        return count[0];
    }

    /** Reads and decodes every line, and computes everything that a report tells. */
    static Tally tally(Path file) {
        Tally tally = new Tally(MetricSettings.of(desk()));
        Questions questions = new Questions();
        each(file, event -> {
            tally.take(event);
            questions.take(event);
        });
        tally.measures();
        questions.top(10);
        return tally;
    }

    private static void each(Path file, Consumer<LoggedEvent> to) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                LoggedEvent event = EventReader.readAttached("log", line.getBytes(StandardCharsets.UTF_8));
                if (event != null) {
                    to.accept(event);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
