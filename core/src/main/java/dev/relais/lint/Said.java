package dev.relais.lint;

import dev.relais.rules.Effects;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * One thing that effects say.
 *
 * @param member of {@code then}
 * @param isSetOnce whether the first rule that says it decides
 * @param said whether other effects, of an earlier rule, leave nothing of it to say
 */
record Said(String member, boolean isSetOnce, Predicate<Effects> said) {

    boolean isSaidBy(Effects earlier) {
        return said.test(earlier);
    }

    /** All that effects say, {@code stop} apart. */
    static List<Said> by(Effects then) {
        List<Said> all = new ArrayList<>();
        once(all, "queue", then, effects -> effects.queue() != null);
        once(all, "priority", then, effects -> effects.priority() != null);
        once(all, "sla", then, effects -> effects.sla() != null);
        once(all, "weight", then, effects -> effects.weight() != null);
        once(all, "preferAgent", then, effects -> effects.preferAgent() != null);
        for (String tag : then.tags()) {
            all.add(new Said("tags", false, earlier -> earlier.tags().contains(tag)));
        }
        new TreeMap<>(then.requires())
                .forEach((skill, level) -> all.add(new Said(
                        "requires", false, earlier -> earlier.requires().getOrDefault(skill, 0) >= level)));
        return all;
    }

    private static void once(List<Said> all, String member, Effects then, Predicate<Effects> says) {
        if (says.test(then)) {
            all.add(new Said(member, true, says));
        }
    }
}
