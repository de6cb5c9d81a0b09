package dev.relais.routing;

import dev.relais.assign.Assigner;
import dev.relais.assign.Waiting;
import dev.relais.config.Agent;
import dev.relais.config.DeskConfig;
import dev.relais.config.QueueConfig;
import dev.relais.config.QueueConfig.Rung;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an engine was told, and naive answers from it: every question is asked of all the facts anew. */
final class Ledger {
    final DeskConfig desk;
    final Map<ConversationId, Waiting> waiting = new TreeMap<>();
    final Map<ConversationId, Held> held = new TreeMap<>();
    final Set<String> present = new HashSet<>();
    final Map<String, Instant> idle = new HashMap<>();

    record Held(String agent, int weight, Visibility visibility) {}

    Ledger(DeskConfig desk) {
        this.desk = desk;
    }

    void available(String agent, boolean available, Instant at) {
        if (available && present.add(agent)) {
            idle.put(agent, at);
        } else if (!available) {
            present.remove(agent);
        }
    }

    void waits(Waiting one) {
        held.remove(one.conversation());
        waiting.put(one.conversation(), one);
    }

    void has(ConversationId id, Held by, Instant at) {
        Held before = held.put(id, by);
        waiting.remove(id);
        if (before == null || !before.agent().equals(by.agent())) {
            idle.put(by.agent(), at);
            if (before != null) {
                idle.put(before.agent(), at);
            }
        }
    }

    void freed(ConversationId id, Instant at) {
        Held before = held.remove(id);
        if (before != null) {
            idle.put(before.agent(), at);
        }
    }

    void tell(Assigner assigner, Instant at) {
        present.forEach(agent -> assigner.available(agent, true, at));
        held.forEach((id, by) -> assigner.occupied(id, by.agent(), by.weight(), by.visibility(), at));
        waiting.values().forEach(assigner::waiting);
    }

    /** Who could take it now, in the order of the desk file. */
    List<Agent> able(Waiting one, Instant now) {
        List<Agent> entitled = desk.agents().stream()
                .filter(agent -> entitled(agent, one, now))
                .toList();
        boolean allDeclined = entitled.stream().allMatch(agent -> one.excluded().contains(agent.id()));
        return entitled.stream()
                .filter(agent -> allDeclined || !one.excluded().contains(agent.id()))
                .filter(agent -> present.contains(agent.id()))
                .filter(agent -> fits(agent, one, used(agent.id(), null), used(agent.id(), one.visibility())))
                .toList();
    }

    /** Units in use: of one visibility, or null for all. */
    long used(String agent, @Nullable Visibility visibility) {
        long used = 0;
        for (Held by : held.values()) {
            if (by.agent().equals(agent) && (visibility == null || by.visibility() == visibility)) {
                used += by.weight();
            }
        }
        return used;
    }

    QueueConfig queue(String id) {
        return desk.queues().stream()
                .filter(queue -> queue.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private boolean entitled(Agent agent, Waiting one, Instant now) {
        Set<String> open = new HashSet<>(Set.of(one.queue()));
        Map<String, Integer> needs = new HashMap<>(one.requires());
        for (Rung rung : queue(one.queue()).ladder()) {
            if (!Duration.between(one.since(), now).minus(rung.after()).isNegative()) {
                open.addAll(rung.also());
                needs.keySet().removeAll(rung.relax());
                needs.replaceAll(
                        (skill, level) -> Math.min(level, rung.lower().getOrDefault(skill, Integer.MAX_VALUE)));
            }
        }
        List<String> departments = new ArrayList<>(agent.departments());
        boolean serves = open.stream()
                .map(this::queue)
                .anyMatch(queue -> queue.department() == null || departments.contains(queue.department()));
        boolean knows = needs.entrySet().stream()
                .allMatch(need -> agent.skills().getOrDefault(need.getKey(), 0) >= need.getValue());
        return serves && knows && fits(agent, one, 0, 0);
    }

    private static boolean fits(Agent agent, Waiting one, long total, long ofKind) {
        Integer kind = one.visibility() == Visibility.PUBLIC
                ? agent.capacity().ofPublic()
                : agent.capacity().ofPrivate();
        return total + one.weight()
                        <= Objects.requireNonNullElse(agent.capacity().total(), Integer.MAX_VALUE)
                && ofKind + one.weight() <= Objects.requireNonNullElse(kind, Integer.MAX_VALUE);
    }
}
