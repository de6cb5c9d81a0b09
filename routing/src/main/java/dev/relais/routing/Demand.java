package dev.relais.routing;

import dev.relais.assign.Waiting;
import dev.relais.config.QueueConfig;
import dev.relais.config.QueueConfig.Rung;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What a waiting conversation still asks of an agent, once the rungs of the ladder that are due have given way.
 *
 * @param waiting the conversation
 * @param queues whose agents may take it: its own queue first
 * @param requires skill → level that is enough by now, sorted by skill
 */
record Demand(Waiting waiting, List<QueueConfig> queues, NavigableMap<String, Integer> requires) {
    Demand {
        queues = List.copyOf(queues);
        requires = Collections.unmodifiableNavigableMap(new TreeMap<>(requires));
    }

    /**
     * @param queues all queues of the desk by id
     */
    static Demand at(Instant now, Waiting waiting, QueueConfig queue, Map<String, QueueConfig> queues) {
        List<QueueConfig> open = new ArrayList<>(List.of(queue));
        NavigableMap<String, Integer> requires = new TreeMap<>(waiting.requires());
        for (Rung rung : queue.ladder()) {
            if (Waits.reached(waiting, rung.after(), now)) {
                rung.relax().forEach(requires::remove);
                rung.lower()
                        .forEach((skill, enough) ->
                                requires.computeIfPresent(skill, (id, level) -> Math.min(level, enough)));
                rung.also().stream()
                        .map(queues::get)
                        .filter(also -> also != null)
                        .forEach(open::add);
            }
        }
        return new Demand(waiting, open, requires);
    }
}
