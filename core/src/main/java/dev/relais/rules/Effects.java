package dev.relais.rules;

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
}
