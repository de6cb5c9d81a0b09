package dev.relais.routing.simulation;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Scenarios written down as a user writes them. */
final class Scenes {
    private Scenes() {}

    static Scenario of(String json) {
        return of(json, Map.of());
    }

    /** @param files name → content */
    static Scenario of(String json, Map<String, String> files) {
        return ScenarioFile.read(
                "scene.json",
                json.getBytes(StandardCharsets.UTF_8),
                path -> new ScenarioFile.File(path, files.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8)));
    }

    /** A steady state in hours: agents, queues and classes as they stand in a file. */
    static Scenario steady(int warmUp, int duration, String agents, String queue, String... classes) {
        String json =
                "{\"relais\": 1, \"warmUp\": \"PT%dH\", \"duration\": \"PT%dH\", \"agents\": [%s], \"queues\": [%s], \"classes\": [%s]}"
                        .formatted(warmUp, (long) duration * Runs.FULL, agents, queue, String.join(", ", classes));
        // Each scenario has its own chances: what is unlikely shall not show in all of them at once.
        return of(json).withSeed(json.hashCode());
    }

    /** All of a trace but its first hours. */
    static Scenario traced(int warmUp, String agents, String queue, Trace trace, String... classes) {
        Scenario read = of(
                "{\"relais\": 1, \"warmUp\": \"PT%dH\", \"arrivals\": {\"file\": \"t\"}, \"agents\": [%s], \"queues\": [%s], \"classes\": [%s]}"
                        .formatted(warmUp, agents, queue, String.join(", ", classes)),
                Map.of("t", "at,class,handling\n"));
        return new Scenario(
                0, 1, read.warmUp(), null, read.agents(), read.queues(), read.classes(), trace, read.sigma());
    }

    /** Contacts that arrive at a rate an hour and take an hour on average. */
    static String contacts(String id, String perHour, String more) {
        return "{\"id\": \"%s\", \"queue\": \"q\", \"arrivals\": {\"poissonPerHour\": %s}%s%s}"
                .formatted(
                        id,
                        perHour,
                        more.contains("\"handling\"") ? "" : ", \"handling\": {\"exponential\": \"PT1H\"}",
                        more.isEmpty() ? "" : ", " + more);
    }

    static double waited(Report report, String kind) {
        return Objects.requireNonNull(report.of(kind).waitMean());
    }

    /** A figure that is there. */
    static double value(@Nullable Double figure) {
        return Objects.requireNonNull(figure);
    }
}
