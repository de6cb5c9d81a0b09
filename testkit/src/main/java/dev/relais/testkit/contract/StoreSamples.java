package dev.relais.testkit.contract;

import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.conversation.Author;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ConversationOpened;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationEvent.MessageWithdrawn;
import dev.relais.conversation.ConversationEvent.OfferMade;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.LoggedEvent.Source;
import dev.relais.conversation.Message;
import dev.relais.conversation.Surface;
import dev.relais.store.Awaited;
import dev.relais.store.Commit;
import dev.relais.store.ExternalId;
import dev.relais.store.Unattached;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values that a store is asked to keep. */
final class StoreSamples {
    static final Instant AT = Instant.parse("2026-09-01T09:00:00.123456Z");

    private StoreSamples() {}

    static Delivery delivery(int number) {
        return new Delivery(
                "x",
                number % 2 == 0 ? null : "x-acme",
                AT.plusSeconds(number),
                ("{\"n\": " + number + "}\u0000é😀").getBytes(StandardCharsets.UTF_8));
    }

    static ConversationKey key(int number) {
        return new ConversationKey("x-acme", "root" + number, "customer" + number);
    }

    static ConversationId id(int number) {
        return key(number).id();
    }

    static Message message(String externalId) {
        return new Message(
                "x",
                "x-acme",
                externalId,
                Surface.POST,
                new Author("7", "ann", "Ann 😀"),
                "where is my lamp? " + externalId,
                List.of(),
                null,
                AT,
                false);
    }

    /** A conversation with one message for each id. */
    static Commit opening(int number, String... externalIds) {
        List<ConversationEvent> events = new ArrayList<>();
        events.add(new ConversationOpened(key(number), "x"));
        for (String externalId : externalIds) {
            events.add(new MessageReceived(message(externalId), 0));
        }
        return more(number, 0, events.toArray(ConversationEvent[]::new));
    }

    static Commit more(int number, long after, ConversationEvent... events) {
        List<LoggedEvent> logged = new ArrayList<>();
        for (ConversationEvent event : events) {
            long seq = after + logged.size() + 1;
            @Nullable Source source = event instanceof MessageReceived ? new Source(3, "/data/" + seq) : null;
            logged.add(new LoggedEvent(id(number), seq, AT.plusSeconds(seq), source, event));
        }
        return Commit.of(id(number), after, logged);
    }

    static Commit received(int number, long after, String externalId) {
        return more(number, after, new MessageReceived(message(externalId), 0));
    }

    /** An offer of a conversation that waits nowhere: a store does not judge. */
    static Commit offer(int number, long after, String agent) {
        return more(number, after, new OfferMade("o-" + number + "-" + after, agent, Duration.ofMinutes(1)));
    }

    static Commit withdrawal(int number, long after, String externalId) {
        return more(number, after, new MessageWithdrawn(message(externalId).ref()));
    }

    static Commit marked(Commit commit, String... marks) {
        return new Commit(
                commit.conversation(),
                commit.after(),
                commit.events(),
                commit.index(),
                Set.of(marks),
                commit.kept(),
                commit.released());
    }

    static Commit keeping(String mark, Unattached... items) {
        return new Commit(null, 0, List.of(), Map.of(), Set.of(mark), List.of(items), List.of());
    }

    static Unattached waiting(String externalId, String key) {
        Inbound gone = new Inbound.Withdrawn("/w", "x", "x-acme", externalId, AT, false);
        return new Unattached(gone, new Source(4, "/w"), awaited(key));
    }

    static Awaited awaited(String externalId) {
        return new Awaited.Message(external(externalId));
    }

    static Unattached unknown(String pointer) {
        return new Unattached(new Inbound.NotUnderstood(pointer, "x", "no such event"), new Source(5, pointer), null);
    }

    static ExternalId external(String id) {
        return new ExternalId("x-acme", id);
    }
}
