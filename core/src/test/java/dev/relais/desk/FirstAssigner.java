package dev.relais.desk;

import dev.relais.assign.Assigner;
import dev.relais.assign.Proposal;
import dev.relais.assign.Waiting;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the first agent who is there, without end of capacity, for as long as the customer's name says ({@code bo7}: 7 s). */
final class FirstAssigner implements Assigner {
    final List<Instant> told = new ArrayList<>();
    private final Map<ConversationId, Waiting> waiting = new LinkedHashMap<>();
    private final List<String> present = new ArrayList<>();
    private final Map<ConversationId, Duration> limits = new LinkedHashMap<>();

    @Nullable
    RuntimeException breaks;

    FirstAssigner limit(String customer, int seconds) {
        limits.put(LineConnector.conversation(customer), Duration.ofSeconds(seconds));
        return this;
    }

    @Nullable
    String preferred(ConversationId id) {
        Waiting one = waiting.get(id);
        return one == null ? null : one.preferAgent();
    }

    @Override
    public void waiting(Waiting one) {
        if (breaks != null) {
            throw breaks;
        }
        waiting.put(one.conversation(), one);
    }

    @Override
    public void gone(ConversationId conversation) {
        waiting.remove(conversation);
    }

    @Override
    public void occupied(ConversationId conversation, String agent, int weight, Visibility visibility, Instant at) {
        told.add(at);
        waiting.remove(conversation);
    }

    @Override
    public void freed(ConversationId conversation, Instant at) {
        told.add(at);
    }

    @Override
    public void available(String agent, boolean available, Instant at) {
        told.add(at);
        present.remove(agent);
        if (available) {
            present.add(agent);
        }
    }

    @Override
    public List<Proposal> propose(Instant now) {
        told.add(now);
        if (present.isEmpty()) {
            return List.of();
        }
        List<Proposal> proposals = waiting.values().stream()
                .filter(one -> !one.excluded().contains(present.get(0)))
                .map(one -> new Proposal(
                        one.conversation(),
                        present.get(0),
                        limits.getOrDefault(one.conversation(), Duration.ofMinutes(1))))
                .toList();
        proposals.forEach(proposal -> waiting.remove(proposal.conversation()));
        return proposals;
    }

    @Override
    public Optional<Instant> nextChange(Instant now) {
        return Optional.empty();
    }
}
