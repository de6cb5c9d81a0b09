package dev.relais.routing;

import dev.relais.config.Agent;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Visibility;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The agents as they are now, and who has what.
 *
 * <p>Somebody whom the desk does not know may have a conversation too; he is never asked.
 */
final class Staff {
    private final Map<String, AgentState> agents = new LinkedHashMap<>();
    private final Map<ConversationId, Holding> holdings = new HashMap<>();
    private long given;

    /** Who has a conversation, and what it takes of him. */
    private record Holding(String agent, int weight, Visibility visibility) {}

    Staff(List<Agent> agents) {
        for (Agent agent : agents) {
            this.agents.put(agent.id(), AgentState.atFirst(agent, this.agents.size()));
        }
    }

    /** In the order of the desk file. */
    Collection<AgentState> agents() {
        return Collections.unmodifiableCollection(agents.values());
    }

    Set<ConversationId> held() {
        return Collections.unmodifiableSet(holdings.keySet());
    }

    @Nullable
    String holder(ConversationId conversation) {
        Holding holding = holdings.get(conversation);
        return holding == null ? null : holding.agent();
    }

    void available(String agent, boolean available, Instant at) {
        agents.computeIfPresent(agent, (id, state) -> state.available(available, at));
    }

    /** Told again of the same agent, only a change of weight counts: he got nothing new. Told of another, it changes hands. */
    void occupied(ConversationId conversation, String agent, int weight, Visibility visibility, Instant at) {
        Holding before = holdings.put(conversation, new Holding(agent, weight, visibility));
        boolean again = before != null && before.agent().equals(agent);
        if (before != null) {
            release(before, again ? null : at);
        }
        if (!again) {
            given++;
        }
        agents.computeIfPresent(agent, (id, state) -> {
            Load load = state.load().plus(weight, visibility);
            return again ? state.with(load) : state.given(load, at, given);
        });
    }

    /** Null: nobody says when, and his idle time is as before. */
    void freed(ConversationId conversation, @Nullable Instant at) {
        Holding before = holdings.remove(conversation);
        if (before != null) {
            release(before, at);
        }
    }

    private void release(Holding holding, @Nullable Instant at) {
        agents.computeIfPresent(holding.agent(), (id, state) -> {
            Load load = state.load().minus(holding.weight(), holding.visibility());
            return at == null ? state.with(load) : state.finished(load, at);
        });
    }
}
