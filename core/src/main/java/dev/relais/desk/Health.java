package dev.relais.desk;

import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Send;
import dev.relais.conversation.SendState;
import dev.relais.store.Parked;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a host shows of a desk: where open conversations are, and what waits for somebody.
 *
 * @param states open conversations by state: unrouted, queued, offered, owned, waiting-for-customer, snoozed
 * @param queues conversations that wait or are held out, by queue
 * @param agents conversations that are held out to an agent, his, or wait for the customer, by agent
 * @param pending deliveries that were kept and are not yet understood
 * @param parked deliveries that could not be understood again and again
 * @param unfinished sends without an outcome, in the order of their conversations
 * @param failing host callbacks that failed the last time they were called, and how
 * @param untold events that listeners have still to be told of
 */
public record Health(
        Map<String, Long> states,
        Map<String, Long> queues,
        Map<String, Long> agents,
        long pending,
        List<Parked> parked,
        List<Unfinished> unfinished,
        Map<String, String> failing,
        long untold) {
    /** A send without an outcome. */
    public record Unfinished(ConversationId conversation, Send send) {}

    public Health {
        states = Map.copyOf(states);
        queues = Map.copyOf(queues);
        agents = Map.copyOf(agents);
        parked = List.copyOf(parked);
        unfinished = List.copyOf(unfinished);
        failing = Map.copyOf(failing);
    }

    /** Sends that wait for a person. */
    public List<Unfinished> held() {
        return in(SendState.HELD);
    }

    /** Sends of which nobody knows yet whether the network has them. */
    public List<Unfinished> unknown() {
        return in(SendState.UNKNOWN);
    }

    private List<Unfinished> in(SendState state) {
        return unfinished.stream().filter(one -> one.send().state() == state).toList();
    }

    /** All of it as named numbers, for a registry of gauges. */
    public Map<String, Long> gauges() {
        Map<String, Long> gauges = new TreeMap<>();
        states.forEach((state, count) -> gauges.put("conversations." + state, count));
        queues.forEach((queue, count) -> gauges.put("queue." + queue, count));
        agents.forEach((agent, count) -> gauges.put("agent." + agent, count));
        gauges.put("deliveries.pending", pending);
        gauges.put("deliveries.parked", (long) parked.size());
        gauges.put("sends.unfinished", (long) unfinished.size());
        gauges.put("sends.held", (long) held().size());
        gauges.put("sends.unknown", (long) unknown().size());
        gauges.put("callbacks.failing", (long) failing.size());
        gauges.put("listeners.untold", untold);
        return gauges;
    }
}
