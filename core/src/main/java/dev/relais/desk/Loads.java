package dev.relais.desk;

import dev.relais.config.Agent;
import dev.relais.config.Agent.Capacity;
import dev.relais.config.DeskConfig;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Visibility;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much of whose capacity is taken, as the log says. The desk's lock guards it. */
final class Loads {
    private record Load(List<String> agents, int weight, Visibility visibility) {}

    private final Map<String, Capacity> capacities = new HashMap<>();
    private final Map<ConversationId, List<Load>> held = new HashMap<>();
    private final Map<String, Map<Visibility, Integer>> used = new HashMap<>();

    Loads(DeskConfig config) {
        for (Agent agent : config.agents()) {
            capacities.put(agent.id(), agent.capacity());
        }
    }

    /** A conversation takes so many units of each of these agents; 0: none. */
    void hold(ConversationId conversation, List<String> agents, int weight, Visibility visibility) {
        free(conversation);
        if (weight > 0) {
            held.put(conversation, new Load(agents, weight, visibility));
            agents.forEach(agent -> add(agent, visibility, weight));
        }
    }

    /** A conversation takes nobody's units. */
    void free(ConversationId conversation) {
        List<Load> before = held.remove(conversation);
        if (before != null) {
            before.agents().forEach(agent -> add(agent, before.visibility(), -before.weight()));
        }
    }

    private void add(String agent, Visibility visibility, int units) {
        used.computeIfAbsent(agent, none -> new EnumMap<>(Visibility.class)).merge(visibility, units, Integer::sum);
    }

    private int used(String agent, Visibility visibility) {
        return used.getOrDefault(agent, Map.of()).getOrDefault(visibility, 0);
    }

    /** The units that an agent has. */
    int units(String agent) {
        return used(agent, Visibility.PUBLIC) + used(agent, Visibility.PRIVATE);
    }

    /** Whether an agent has room for a conversation to take {@code weight} units of his; taking no more than now it always has. */
    boolean hasRoom(ConversationId conversation, String agent, int weight, Visibility visibility) {
        Load now = held.get(conversation);
        int more = weight - (now != null && now.agents().contains(agent) ? now.weight() : 0);
        Capacity capacity = capacities.getOrDefault(agent, Capacity.UNBOUNDED);
        Integer kind = visibility == Visibility.PUBLIC ? capacity.ofPublic() : capacity.ofPrivate();
        return more <= 0 || (fits(units(agent) + more, capacity.total()) && fits(used(agent, visibility) + more, kind));
    }

    private static boolean fits(int units, @Nullable Integer bound) {
        return bound == null || units <= bound;
    }
}
