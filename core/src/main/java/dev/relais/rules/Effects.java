package dev.relais.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a matching rule does. Null where it says nothing.
 *
 * @param queue where the message goes
 * @param priority how urgent it is
 * @param sla the id of its service level
 * @param weight how much of an agent's capacity it takes, at least 1
 * @param preferAgent the id of the agent who should get it if he can
 * @param tags are added
 * @param requires skill → least level, at least 1
 * @param stop whether later rules are not looked at
 */
public record Effects(
        @Nullable QueueChoice queue,
        @Nullable Priority priority,
        @Nullable String sla,
        @Nullable Integer weight,
        @Nullable String preferAgent,
        List<String> tags,
        Map<String, Integer> requires,
        boolean stop) {
    /** Copies the collections. */
    public Effects {
        tags = List.copyOf(tags);
        requires = Map.copyOf(requires);
    }

    /** No effect at all. */
    static Effects none() {
        return new Effects(null, null, null, null, null, List.of(), Map.of(), false);
    }

    /**
     * These effects and others: tags add up, and of two levels of a skill the higher is required.
     *
     * @throws IllegalArgumentException if both set the queue, or both the priority, the SLA, the weight or the agent
     */
    public Effects and(Effects others) {
        List<String> allTags = new ArrayList<>(tags);
        allTags.addAll(others.tags());
        Map<String, Integer> skills = new HashMap<>(requires);
        others.requires().forEach((skill, level) -> skills.merge(skill, level, Math::max));
        return new Effects(
                one("queue", queue, others.queue()),
                one("priority", priority, others.priority()),
                one("sla", sla, others.sla()),
                one("weight", weight, others.weight()),
                one("preferAgent", preferAgent, others.preferAgent()),
                allTags,
                skills,
                stop || others.stop());
    }

    private static <T> @Nullable T one(String member, @Nullable T first, @Nullable T second) {
        if (first != null && second != null) {
            throw new IllegalArgumentException("/then/" + member + ": set twice");
        }
        return first == null ? second : first;
    }
}
