package dev.relais.testkit.sim;

import dev.relais.config.Agent;
import dev.relais.config.DeskConfig;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationState.Offered;
import dev.relais.conversation.ConversationState.Queued;
import dev.relais.conversation.ConversationState.Unrouted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is still to be done: nothing may be, once there were no more faults for long enough. */
final class Rest {
    private Rest() {}

    /** A sentence for everything that is not at rest. */
    static List<String> missing(World world) {
        List<String> missing = new ArrayList<>();
        if (!world.mail.isDelivered()) {
            missing.add("stuck: the network still has deliveries that nobody acknowledges");
        }
        world.store.pending().forEach(pending -> missing.add("stuck: delivery " + pending.number() + " is pending"));
        world.store.parked().forEach(parked -> missing.add("stuck: delivery " + parked.number() + " is parked"));
        Map<String, Integer> load = new HashMap<>();
        List<Conversation> all = world.store.conversations().stream()
                .flatMap(id -> world.store.conversation(id).stream())
                .toList();
        all.forEach(conversation -> conversation
                .agent()
                .filter(agent -> conversation.state().isOpen())
                .ifPresent(agent -> load.merge(agent, weight(conversation), Integer::sum)));
        all.forEach(conversation -> missing(conversation, load, missing));
        return missing;
    }

    static int weight(Conversation conversation) {
        return conversation.routed() == null ? 1 : conversation.routed().weight();
    }

    private static void missing(Conversation conversation, Map<String, Integer> load, List<String> missing) {
        conversation.sends().values().stream()
                .filter(send -> !send.state().isFinal())
                .forEach(send -> missing.add("stuck: send %s of %s is %s (%s)"
                        .formatted(send.id(), conversation.id(), send.state(), send.reason())));
        if (conversation.state() instanceof Unrouted
                && conversation.lastInbound().isPresent()) {
            missing.add("stuck: " + conversation.id() + " was never routed");
        }
        if (conversation.state() instanceof Offered offered) {
            missing.add("stuck: " + conversation.id() + " is held out to " + offered.agent());
        }
        if (conversation.unattended()) {
            missing.add("stuck: nobody decided about what the customer wrote in " + conversation.id());
        }
        if (conversation.state() instanceof Queued queued) {
            DeskConfig config = Desks.CONFIGS.get(0);
            config.agents().stream()
                    .filter(agent -> hasRoom(config, agent, conversation, queued.queue(), load))
                    .forEach(agent ->
                            missing.add("idle: " + conversation.id() + " waits although " + agent.id() + " has room"));
        }
    }

    private static boolean hasRoom(
            DeskConfig config, Agent agent, Conversation conversation, String queue, Map<String, Integer> load) {
        Integer most = agent.capacity().total();
        return SimAssigner.serves(config, agent, queue)
                && !conversation.declinedBy().contains(agent.id())
                && (most == null || load.getOrDefault(agent.id(), 0) + weight(conversation) <= most);
    }
}
