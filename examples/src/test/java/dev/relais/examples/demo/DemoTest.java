package dev.relais.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.Secret;
import dev.relais.metrics.ServiceLevel;
import dev.relais.sla.Verdict;
import dev.relais.testkit.FakeGraph;
import dev.relais.testkit.FakeX;
import dev.relais.testkit.MovableClock;
import dev.relais.testkit.Profile;
import dev.relais.testkit.SignedDelivery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo plays its whole day, and a listening one answers what networks ask. */
class DemoTest {
    private static final Secret CONSUMER = Secret.of("demo-test-consumer");
    private static final Secret APP = Secret.of("demo-test-app");

    @TempDir
    Path dir = Path.of(".");

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    private Demo demo() throws IOException {
        DemoOptions options = new DemoOptions(
                0,
                dir.resolve("report.html"),
                List.of(CONSUMER),
                List.of(),
                List.of(APP),
                Secret.of("testkit-verify-token"));
        return new Demo(options, new PrintStream(screen, true, StandardCharsets.UTF_8));
    }

    private String shown() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    private static long counted(String shown, String name) {
        Matcher count = Pattern.compile(Pattern.quote(name) + "=(\\d+)").matcher(shown);
        return count.find() ? Long.parseLong(count.group(1)) : 0;
    }

    @Test
    void a_day_is_played_without_waiting_and_every_reply_reached_its_network() throws IOException {
        long before = System.nanoTime();
        try (Demo demo = demo()) {
            demo.play();
            DaySummary summary = demo.summary();
            summary.print(new PrintStream(screen, true, StandardCharsets.UTF_8));
            summary.write(dir.resolve("report.html"));

            Matcher replies = Pattern.compile(
                            "(\\d+) public and (\\d+) private on X, (\\d+) comments and (\\d+) messages on Facebook")
                    .matcher(shown());
            assertThat(replies.find()).isTrue();
            long reached = 0;
            for (int i = 1; i <= 4; i++) {
                assertThat(Long.parseLong(replies.group(i))).isPositive();
                reached += Long.parseLong(replies.group(i));
            }
            assertThat(reached).isEqualTo(counted(shown(), "sends.sent")).isGreaterThan(10);
            assertThat(shown().lines().filter(line -> line.contains(" answers «")))
                    .hasSize((int) reached);
            for (String bad : List.of("sends.rejected", "sends.unknown", "callbacks.failed", "items.not-understood")) {
                assertThat(counted(shown(), bad)).as(bad).isZero();
            }
            assertThat(counted(shown(), "webhooks.refused")).as("the forgery").isEqualTo(1);
            assertThat(counted(shown(), "items.told-again"))
                    .as("the doubled mention")
                    .isEqualTo(1);
            assertThat(summary.rows())
                    .hasSizeGreaterThan(15)
                    .allSatisfy(row -> assertThat(row.verdict())
                            .as("%s is decided, or nobody promised anything", row.conversation())
                            .isNotEqualTo(Verdict.OPEN));
            assertThat(summary.report()
                            .metric("first-response")
                            .orElseThrow()
                            .all()
                            .level())
                    .as("the report counts what the desk judges")
                    .isEqualTo(new ServiceLevel(
                            verdicts(summary, Verdict.KEPT),
                            verdicts(summary, Verdict.BREACHED),
                            verdicts(summary, Verdict.OPEN),
                            verdicts(summary, Verdict.WITHDRAWN)));
            assertThat(shown()).contains("conversation  customer", "first response", "verdict");
        }
        assertThat(Files.readString(dir.resolve("report.html")))
                .startsWith("<!DOCTYPE html>")
                .contains("Léa Martin");
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .as("eight hours of the desk's time")
                .isLessThan(Duration.ofMinutes(1));
    }

    private static long verdicts(DaySummary summary, Verdict verdict) {
        return summary.rows().stream().filter(row -> row.verdict() == verdict).count();
    }

    @Test
    void the_same_day_is_played_twice_alike() throws IOException {
        try (Demo demo = demo()) {
            demo.play();
        }
        String first = shown();
        screen.reset();
        try (Demo demo = demo()) {
            demo.play();
        }
        assertThat(shown()).isEqualTo(first);
    }

    @Test
    void a_listening_demo_answers_challenges_and_a_signed_mention_of_a_stranger() throws IOException {
        MovableClock clock = new MovableClock(Instant.parse("2026-11-23T08:31:00Z"));
        Profile brand = Profile.of("4400000000000000001", "lumenia", "Lumenia");
        Profile page = Profile.of("100200300400500", "lumenia", "Lumenia France");
        try (Demo demo = demo();
                FakeX x = FakeX.builder(clock, CONSUMER)
                        .account(brand, Secret.of("t"))
                        .start();
                FakeGraph graph =
                        FakeGraph.builder(clock, APP).page(page, Secret.of("t")).start()) {
            assertThat(x.crcRequest().ask(demo.uri())).isTrue();
            assertThat(graph.verification().ask(demo.uri())).isTrue();
            SignedDelivery mention = x.mention(Profile.customer(77), brand, "is anybody there?");
            assertThat(x.push(mention, demo.uri())).isEqualTo(200);
            assertThat(shown()).contains("is anybody there?");
            assertThat(x.push(mention.withBody("{}".getBytes(StandardCharsets.UTF_8)), demo.uri()))
                    .isEqualTo(401);
        }
    }
}
