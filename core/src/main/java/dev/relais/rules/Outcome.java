package dev.relais.rules;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the rules decided for a message.
 *
 * @param queue the id of the queue it goes to, or null
 * @param decided whether a rule named a queue (or {@code null}); false means that no rule cared
 * @param priority how urgent it is
 * @param sla the id of its service level, or null
 * @param weight how much of an agent's capacity it takes
 * @param tags sorted by code point, each once
 * @param requires skill → least level, sorted by skill
 * @param preferAgent the id of the agent who should get it if he can, or null
 * @param rules the ids of the rules that matched, in file order
 */
public record Outcome(
        @Nullable String queue,
        boolean decided,
        Priority priority,
        @Nullable String sla,
        int weight,
        List<String> tags,
        Map<String, Integer> requires,
        @Nullable String preferAgent,
        List<String> rules) {
    /** Copies the collections and sorts them. */
    public Outcome {
        tags = tags.stream().distinct().sorted(CodePointOrder.INSTANCE).toList();
        requires = Collections.unmodifiableMap(sorted(requires));
        rules = List.copyOf(rules);
    }

    /** Whether another outcome decides the same, whichever rules made it so. */
    public boolean decidesAs(Outcome other) {
        return equals(new Outcome(
                other.queue,
                other.decided,
                other.priority,
                other.sla,
                other.weight,
                other.tags,
                other.requires,
                other.preferAgent,
                rules));
    }

    private static Map<String, Integer> sorted(Map<String, Integer> requires) {
        Map<String, Integer> sorted = new TreeMap<>(CodePointOrder.INSTANCE);
        sorted.putAll(requires);
        return sorted;
    }
}
