package dev.relais.testkit.sim;

import dev.relais.config.Agent;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ConversationAssigned;
import dev.relais.conversation.ConversationEvent.ConversationEscalated;
import dev.relais.conversation.ConversationEvent.OfferMade;
import dev.relais.conversation.ConversationEvent.ReplyRequested;
import dev.relais.conversation.ConversationEvent.TargetBreached;
import dev.relais.conversation.ConversationEvent.TargetWarned;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.LoggedEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold for the log, event by event: it folds, nobody is overloaded by an offer, and owners alone reply. */
final class LogLaws {
    private final World world;
    private final Map<ConversationId, Conversation> now = new HashMap<>();
    private final Map<String, Integer> capacity = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    private LogLaws(World world) {
        this.world = world;
        for (Agent agent : Desks.CONFIGS.get(0).agents()) {
            Integer most = agent.capacity().total();
            capacity.put(agent.id(), most == null ? Integer.MAX_VALUE : most);
        }
    }

    static void check(World world) {
        LogLaws laws = new LogLaws(world);
        List<LoggedEvent> log = world.store.log(0);
        try {
            log.forEach(laws::follow);
        } catch (IllegalArgumentException e) {
            world.violation("log: " + e.getMessage());
            return;
        }
        world.store.conversations().forEach(id -> laws.isItsFold(id, log));
        if (log.size() != world.store.position()) {
            world.violation("log: it has " + log.size() + " events and says " + world.store.position());
        }
    }

    private void follow(LoggedEvent logged) {
        ConversationId id = logged.conversation();
        Conversation before = now.get(id);
        if (logged.event() instanceof ReplyRequested reply) {
            typedByTheOwner(id, before, reply);
        }
        if (isOfAPromise(logged.event())) {
            toldOnce(logged);
        }
        if (logged.event() instanceof ConversationAssigned assigned
                && (before == null || assigned.token() != before.token() + 1)) {
            world.violation(
                    "two owners: %s was assigned under token %d, not the next one".formatted(id, assigned.token()));
        }
        now.put(id, before == null ? Conversation.open(logged) : before.apply(logged));
        if (logged.event() instanceof OfferMade offer
                && load(offer.agent()) > capacity.getOrDefault(offer.agent(), 0)) {
            world.violation("capacity: %s was offered %s (event %d) and has %d units then"
                    .formatted(offer.agent(), id, logged.seq(), load(offer.agent())));
        }
    }

    private static boolean isOfAPromise(ConversationEvent event) {
        return event instanceof TargetWarned
                || event instanceof TargetBreached
                || event instanceof ConversationEscalated;
    }

    /** Whatever crashes, and whichever desk looks: of a promise that is in danger or broken it is told once. */
    private void toldOnce(LoggedEvent logged) {
        if (!told.add(logged.conversation() + " " + logged.event())) {
            world.violation("doubled: %s tells of %s twice".formatted(logged.conversation(), logged.event()));
        }
    }

    private void typedByTheOwner(ConversationId id, @Nullable Conversation before, ReplyRequested reply) {
        String typist = reply.text().substring(0, reply.text().indexOf(' '));
        boolean owns = before != null && before.agent().filter(typist::equals).isPresent();
        if (!owns || !typist.equals(reply.agent()) || !reply.text().contains(id.value())) {
            world.violation("two owners: \"%s\" was decided in %s in the name of %s"
                    .formatted(reply.text(), id, reply.agent()));
        }
    }

    private int load(String agent) {
        return now.values().stream()
                .filter(conversation -> conversation.state().isOpen()
                        && conversation.agent().filter(agent::equals).isPresent())
                .mapToInt(Rest::weight)
                .sum();
    }

    private void isItsFold(ConversationId id, List<LoggedEvent> log) {
        if (!world.store.conversation(id).equals(Optional.ofNullable(now.get(id)))) {
            world.violation("log: " + id + " is not the fold of its events");
        }
        List<LoggedEvent> own =
                log.stream().filter(logged -> logged.conversation().equals(id)).toList();
        if (!own.equals(world.store.events(id))) {
            world.violation("log: the history of " + id + " is not what the log says of it");
        }
    }
}
