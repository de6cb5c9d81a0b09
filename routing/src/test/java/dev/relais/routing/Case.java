package dev.relais.routing;

import dev.relais.assign.Waiting;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Visibility;
import dev.relais.rules.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A waiting conversation for tests: public, of normal priority and weight 1, in queue {@code care} since minute 0. */
final class Case {
    private final String id;
    private String queue = "care";
    private Priority priority = Priority.NORMAL;
    private int weight = 1;
    private Visibility visibility = Visibility.PUBLIC;
    private Map<String, Integer> requires = Map.of();
    private @Nullable String preferAgent;
    private Instant since = minute(0);
    private @Nullable Instant dueAt;
    private Set<String> excluded = Set.of();
    private @Nullable String kind;
    private @Nullable Duration forecast;
    private Set<String> also = Set.of();

    private Case(String id) {
        this.id = id;
    }

    static Case of(String id) {
        return new Case(id);
    }

    static ConversationId id(String id) {
        return new ConversationId(id);
    }

    static Instant minute(long minute) {
        return Instant.parse("2026-11-23T09:00:00Z").plusSeconds(60 * minute);
    }

    Case queue(String to) {
        queue = to;
        return this;
    }

    Case priority(Priority to) {
        priority = to;
        return this;
    }

    Case weight(int to) {
        weight = to;
        return this;
    }

    Case visibility(Visibility to) {
        visibility = to;
        return this;
    }

    Case requires(String skill, int level) {
        requires = Map.of(skill, level);
        return this;
    }

    Case requires(Map<String, Integer> to) {
        requires = to;
        return this;
    }

    Case prefer(@Nullable String agent) {
        preferAgent = agent;
        return this;
    }

    Case since(long minute) {
        return since(minute(minute));
    }

    Case since(Instant to) {
        since = to;
        return this;
    }

    Case due(long minute) {
        return due(minute(minute));
    }

    Case due(@Nullable Instant to) {
        dueAt = to;
        return this;
    }

    Case excluded(String... agents) {
        excluded = Set.of(agents);
        return this;
    }

    Case also(String... queues) {
        also = Set.of(queues);
        return this;
    }

    Case kind(String to) {
        kind = to;
        return this;
    }

    /** So many minutes. */
    Case takes(long minutes) {
        forecast = Duration.ofMinutes(minutes);
        return this;
    }

    Waiting waiting() {
        return new Waiting(
                id(id),
                queue,
                priority,
                weight,
                visibility,
                requires,
                preferAgent,
                since,
                dueAt,
                excluded,
                kind,
                forecast,
                also);
    }
}
