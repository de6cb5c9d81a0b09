package dev.relais.testkit.sim;

import dev.relais.assign.Assigner;
import dev.relais.assign.Proposal;
import dev.relais.assign.Waiting;
import dev.relais.config.Agent;
import dev.relais.config.DeskConfig;
import dev.relais.config.QueueConfig;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The smallest engine that keeps what the port asks for: who waits longest is offered first, to the agent with the least to do
 * who works for the queue, has room and has not declined. Knows total capacities only.
 */
public final class SimAssigner implements Assigner {
    private record Held(String agent, int weight) {}

    private final DeskConfig config;
    private final Map<ConversationId, Waiting> waiting = new LinkedHashMap<>();
    private final Map<ConversationId, Held> held = new HashMap<>();
    private final Set<String> present = new HashSet<>();

    /** An engine for the agents and queues of {@code config}. */
    public SimAssigner(DeskConfig config) {
        this.config = config;
    }

    @Override
    public void waiting(Waiting newer) {
        held.remove(newer.conversation());
        waiting.put(newer.conversation(), newer);
    }

    @Override
    public void gone(ConversationId conversation) {
        waiting.remove(conversation);
    }

    @Override
    public void occupied(ConversationId conversation, String agent, int weight, Visibility visibility, Instant at) {
        waiting.remove(conversation);
        held.put(conversation, new Held(agent, weight));
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
    public List<Proposal> propose(Instant now) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<Waiting> inOrder = waiting.values().stream()
                .sorted(Comparator.comparing(Waiting::since).thenComparing(Waiting::conversation))
                .toList();
        List<Proposal> proposals = new ArrayList<>();
        for (Waiting next : inOrder) {
            config.agents().stream()
                    .filter(agent -> takes(agent, next))
                    .min(Comparator.comparingInt((Agent agent) -> load(agent.id()))
                            .thenComparing(Agent::id))
                    .ifPresent(agent -> {
                        occupied(next.conversation(), agent.id(), next.weight(), next.visibility(), now);
                        proposals.add(new Proposal(next.conversation(), agent.id(), limit(next.queue())));
                    });
        }
        return proposals;
    }

    private boolean takes(Agent agent, Waiting next) {
        Integer most = agent.capacity().total();
        return present.contains(agent.id())
                && !next.excluded().contains(agent.id())
                && serves(config, agent, next.queue())
                && (most == null || load(agent.id()) + next.weight() <= most);
    }

    /** Whether the agent works for the queue. */
    static boolean serves(DeskConfig config, Agent agent, String queue) {
        return config.queues().stream()
                .filter(candidate -> candidate.id().equals(queue))
                .map(QueueConfig::department)
                .anyMatch(
                        department -> department == null || agent.departments().contains(department));
    }

    private int load(String agent) {
        int load = 0;
        for (Held one : held.values()) {
            load += one.agent().equals(agent) ? one.weight() : 0;
        }
        return load;
    }

    private Duration limit(String queue) {
        return config.queues().stream()
                .filter(candidate -> candidate.id().equals(queue))
                .flatMap(candidate -> Stream.ofNullable(candidate.offer()))
                .findFirst()
                .orElse(Duration.ofSeconds(30));
    }

    @Override
    public Optional<Instant> nextChange(Instant now) {
        return Optional.empty();
    }
}
