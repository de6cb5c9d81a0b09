package dev.relais.testkit.sim;

import dev.relais.connect.Delivery;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationEvent.MessageSent;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Direction;
import dev.relais.conversation.Entry;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.Message;
import dev.relais.intake.Replay;
import dev.relais.intake.Told;
import dev.relais.store.StoreView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What must hold at the end of a schedule for what customers wrote: all of it is there once, where it belongs, as it stands on
 * the network, whatever the order in which it came.
 */
final class Laws {
    /** A message where it stands, as people see it. */
    private record Seen(ConversationId conversation, Direction direction, String text, boolean withdrawn) {}

    private final World world;

    private Laws(World world) {
        this.world = world;
    }

    /** Checks all laws; each violation is noted in the world. */
    static void check(World world) {
        Laws laws = new Laws(world);
        laws.everyMessageStandsOnceWhereItBelongs();
        laws.eachIsToldOnce();
        laws.theOrderOfArrivalDoesNotMatter();
        ReplyLaws.check(world);
        LogLaws.check(world);
    }

    private void everyMessageStandsOnceWhereItBelongs() {
        Map<String, List<Seen>> seen = seen(world.store, world.store.conversations());
        for (Post post : world.network.posts.values()) {
            List<Seen> places = seen.getOrDefault(post.id, List.of());
            if (places.isEmpty()) {
                world.violation("lost: message " + post.id + " of " + post.key.id() + " is in no conversation");
                continue;
            }
            if (places.size() > 1) {
                world.violation("doubled: message " + post.id + " is in " + places.size() + " places");
            }
            Direction direction = post.isOurs() ? Direction.OUTBOUND : Direction.INBOUND;
            Seen expected = new Seen(post.key.id(), direction, post.text(), post.deleted);
            if (!places.get(0).equals(expected)) {
                world.violation(
                        "wrong: message %s stands as %s, and should as %s".formatted(post.id, places.get(0), expected));
            }
        }
        seen.keySet().stream()
                .filter(id -> !world.network.posts.containsKey(id))
                .forEach(id -> world.violation("invented: message " + id + " was never on the network"));
        world.store.unattached().forEach(item -> world.violation("left over: " + item.source() + " waits for nothing"));
    }

    private void eachIsToldOnce() {
        Set<Object> told = new HashSet<>();
        for (LoggedEvent logged : world.store.log(0)) {
            Message message = logged.event() instanceof MessageReceived received
                    ? received.message()
                    : logged.event() instanceof MessageSent sent ? sent.message() : null;
            if (message != null && !told.add(message.id())) {
                world.violation("doubled: the log tells of message " + message.externalId() + " twice");
            }
        }
    }

    private void theOrderOfArrivalDoesNotMatter() {
        List<Told> facts = new ArrayList<>();
        for (String fact : world.network.facts) {
            byte[] body = fact.getBytes(StandardCharsets.UTF_8);
            Delivery delivery = new Delivery(Wire.NETWORK, null, Instant.EPOCH, body);
            Wire.read(body).forEach(inbound -> facts.add(Told.of(inbound, facts.size() + 1, delivery)));
        }
        StoreView clean = Replay.of(facts);
        Map<String, List<Seen>> expected = seen(clean, world.store.conversations());
        Map<String, List<Seen>> found = seen(world.store, world.store.conversations());
        found.forEach((id, places) -> {
            if (!places.equals(expected.getOrDefault(id, places))) {
                world.violation("order: message %s stands as %s, and in the order of the network as %s"
                        .formatted(id, places, expected.get(id)));
            }
        });
    }

    private static Map<String, List<Seen>> seen(StoreView store, Collection<ConversationId> ids) {
        Map<String, List<Seen>> seen = new TreeMap<>();
        for (ConversationId id : ids) {
            store.conversation(id)
                    .map(Conversation::entries)
                    .orElse(Map.of())
                    .values()
                    .forEach(entry -> seen.computeIfAbsent(entry.message().externalId(), none -> new ArrayList<>())
                            .add(seen(id, entry)));
        }
        return seen;
    }

    private static Seen seen(ConversationId id, Entry entry) {
        return new Seen(id, entry.direction(), entry.message().text(), entry.withdrawn());
    }
}
