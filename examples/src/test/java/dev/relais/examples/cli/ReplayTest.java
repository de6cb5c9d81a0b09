package dev.relais.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.Secret;
import dev.relais.json.StrictJson;
import dev.relais.testkit.FakeX;
import dev.relais.testkit.MovableClock;
import dev.relais.testkit.Profile;
import dev.relais.testkit.SignedDelivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries that a fake network signed, replayed from a file. */
class ReplayTest {
    private static final Profile BRAND = Profile.of("9001", "northwind", "Northwind");

    @TempDir
    Path dir = Path.of(".");

    private final Terminal terminal = new Terminal("", Map.of("RELAIS_X_CONSUMER_SECRET", "old-one, the-secret"));

    private static List<SignedDelivery> deliveries() {
        MovableClock clock = new MovableClock(Instant.parse("2026-09-01T09:00:00Z"));
        try (FakeX x = FakeX.builder(clock, Secret.of("the-secret"))
                .account(BRAND, Secret.of("token"))
                .start()) {
            SignedDelivery first = x.mention(Profile.customer(1), BRAND, "hello");
            SignedDelivery edit = x.editedMention(first.subject(), BRAND, "@northwind hello!");
            SignedDelivery second = x.directMessage(Profile.customer(2), BRAND, "a secret");
            return List.of(first, edit, second, x.delete(first.subject()));
        }
    }

    private static String line(SignedDelivery delivery, boolean signed) {
        var line = StrictJson.object();
        line.put("network", "x").putNull("account").put("receivedAt", "2026-09-01T10:00:00+01:00");
        var headers = line.putObject("headers");
        if (signed) {
            delivery.headers().forEach(headers::put);
        }
        line.put("body", new String(delivery.body(), StandardCharsets.UTF_8));
        return StrictJson.write(line);
    }

    private int replay(List<String> lines, String... more) throws IOException {
        Files.writeString(dir.resolve("desk.json"), """
                {"relais": 1, "desk": "test", "queues": [{"id": "care"}],
                 "accounts": [{"id": "x", "network": "x", "externalId": "9001", "handle": "northwind"}]}
                """);
        Files.write(dir.resolve("in.jsonl"), lines);
        List<String> args = new ArrayList<>(
                List.of("replay", "--desk", dir.resolve("desk.json").toString()));
        args.addAll(List.of("--in", dir.resolve("in.jsonl").toString()));
        args.addAll(List.of("--log", dir.resolve("log.jsonl").toString()));
        args.addAll(List.of(more));
        return terminal.run(args.toArray(String[]::new));
    }

    private List<String> types() throws IOException {
        return Files.readAllLines(dir.resolve("log.jsonl")).stream()
                .map(line -> StrictJson.read(line.getBytes(StandardCharsets.UTF_8))
                        .path("type")
                        .textValue())
                .toList();
    }

    @Test
    void signed_deliveries_become_events() throws IOException {
        assertThat(replay(deliveries().stream().map(one -> line(one, true)).toList()))
                .as(terminal.err())
                .isZero();
        // X tells of a deletion under its author's id, and the customer is no account of the desk.
        assertThat(types())
                .containsExactlyInAnyOrder(
                        "ConversationOpened",
                        "MessageReceived",
                        "MessageEdited",
                        "ConversationOpened",
                        "MessageReceived",
                        "NotUnderstood");
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void any_order_and_doubling_gives_the_same_log_but_for_the_line_numbers() throws IOException {
        List<String> lines = new ArrayList<>(
                deliveries().stream().map(one -> line(one, true)).toList());
        replay(lines);
        List<String> expected = withoutSource();
        lines.addAll(List.copyOf(lines));
        for (long seed = 1; seed <= 5; seed++) {
            Collections.shuffle(lines, new Random(seed));
            assertThat(replay(lines)).isZero();
            assertThat(withoutSource()).as("seed %d", seed).isEqualTo(expected);
        }
    }

    private List<String> withoutSource() throws IOException {
        return Files.readAllLines(dir.resolve("log.jsonl")).stream()
                .map(line -> line.replaceAll("\"delivery\":\\d+,", ""))
                .toList();
    }

    @Test
    void a_wrong_or_missing_signature_is_refused_by_its_line_and_the_others_go_on() throws IOException {
        List<SignedDelivery> all = deliveries();
        SignedDelivery forged = all.get(0).withBody(all.get(2).body());
        List<String> lines = List.of(line(forged, true), line(all.get(0), false), "{oops", line(all.get(2), true));
        assertThat(replay(lines)).isEqualTo(1);
        assertThat(types()).containsExactly("ConversationOpened", "MessageReceived");
        List<String> refusals = terminal.err().lines().toList();
        assertThat(refusals).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(refusals.get(i)).startsWith(dir.resolve("in.jsonl") + ":" + (i + 1) + ": ");
        }
    }

    @Test
    void unsigned_says_so_and_still_refuses_a_wrong_signature() throws IOException {
        List<SignedDelivery> all = deliveries();
        SignedDelivery forged = all.get(2).withBody(all.get(0).body());
        assertThat(replay(List.of(line(all.get(0), false), line(forged, true)), "--unsigned"))
                .isEqualTo(1);
        assertThat(types()).containsExactly("ConversationOpened", "MessageReceived");
        assertThat(terminal.err().lines()).hasSize(2);
        assertThat(terminal.err()).startsWith("replay: --unsigned");
    }
}
