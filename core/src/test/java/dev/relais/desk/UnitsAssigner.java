package dev.relais.desk;

import dev.relais.assign.Assigner;
import dev.relais.assign.Proposal;
import dev.relais.assign.Waiting;
import dev.relais.config.Agent;
import dev.relais.config.DeskConfig;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Asks whoever has room, the preferred agent first, then by id; knows capacities and limits. Offers stand for an hour. */
final class UnitsAssigner implements Assigner {
    private record Held(String agent, int weight, Visibility visibility) {}

    private final DeskConfig config;
    private final Map<ConversationId, Waiting> waiting = new LinkedHashMap<>();
    private final Map<ConversationId, Held> held = new HashMap<>();
    final Map<String, Integer> limits = new HashMap<>();
    final Set<String> present = new TreeSet<>();

    UnitsAssigner(DeskConfig config) {
        this.config = config;
    }

    @Override
    public void waiting(Waiting one) {
        held.remove(one.conversation());
        waiting.put(one.conversation(), one);
    }

    @Override
    public void gone(ConversationId conversation) {
        waiting.remove(conversation);
    }

    @Override
    public void occupied(ConversationId conversation, String agent, int weight, Visibility visibility, Instant at) {
        waiting.remove(conversation);
        held.put(conversation, new Held(agent, weight, visibility));
    }

    @Override
    public void freed(ConversationId conversation, Instant at) {
        held.remove(conversation);
    }

    @Override
    public void available(String agent, boolean available, Instant at) {
        if (available) {
            present.add(agent);
        } else {
            present.remove(agent);
        }
    }

    @Override
    public void limit(String agent, int units, Instant at) {
        limits.put(agent, units);
    }

    /** Units of an agent. */
    int units(String agent) {
        return held.values().stream()
                .filter(one -> one.agent().equals(agent))
                .mapToInt(Held::weight)
                .sum();
    }

    private int units(String agent, Visibility visibility) {
        return held.values().stream()
                .filter(one -> one.agent().equals(agent) && one.visibility() == visibility)
                .mapToInt(Held::weight)
                .sum();
    }

    @Override
    public List<Proposal> propose(Instant now) {
        List<Proposal> proposals = new ArrayList<>();
        List<Waiting> inOrder = waiting.values().stream()
                .sorted(Comparator.comparing(Waiting::since).thenComparing(Waiting::conversation))
                .toList();
        for (Waiting one : inOrder) {
            config.agents().stream()
                    .filter(agent -> takes(agent, one))
                    .min(Comparator.comparing((Agent agent) -> !agent.id().equals(one.preferAgent()))
                            .thenComparing(Agent::id))
                    .ifPresent(agent -> {
                        occupied(one.conversation(), agent.id(), one.weight(), one.visibility(), now);
                        proposals.add(new Proposal(one.conversation(), agent.id(), Duration.ofHours(1)));
                    });
        }
        return proposals;
    }

    private boolean takes(Agent agent, Waiting one) {
        Integer kind = one.visibility() == Visibility.PUBLIC
                ? agent.capacity().ofPublic()
                : agent.capacity().ofPrivate();
        int total = agent.capacity().total() == null
                ? Integer.MAX_VALUE
                : agent.capacity().total();
        int most = Math.min(total, limits.getOrDefault(agent.id(), Integer.MAX_VALUE));
        return present.contains(agent.id())
                && !one.excluded().contains(agent.id())
                && units(agent.id()) + one.weight() <= most
                && (kind == null || units(agent.id(), one.visibility()) + one.weight() <= kind);
    }

    @Override
    public Optional<Instant> nextChange(Instant now) {
        return Optional.empty();
    }
}
