package dev.relais.log;

import dev.relais.conversation.Author;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ConversationAssigned;
import dev.relais.conversation.ConversationEvent.ConversationOpened;
import dev.relais.conversation.ConversationEvent.ConversationQueued;
import dev.relais.conversation.ConversationEvent.ConversationReleased;
import dev.relais.conversation.ConversationEvent.ConversationReopened;
import dev.relais.conversation.ConversationEvent.ConversationResolved;
import dev.relais.conversation.ConversationEvent.ConversationResumed;
import dev.relais.conversation.ConversationEvent.ConversationRouted;
import dev.relais.conversation.ConversationEvent.CustomerAwaited;
import dev.relais.conversation.ConversationEvent.MessageAnalyzed;
import dev.relais.conversation.ConversationEvent.MessageCompleted;
import dev.relais.conversation.ConversationEvent.MessageEdited;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationEvent.MessageSent;
import dev.relais.conversation.ConversationEvent.MessageWithdrawn;
import dev.relais.conversation.ConversationEvent.OfferAccepted;
import dev.relais.conversation.ConversationEvent.OfferDeclined;
import dev.relais.conversation.ConversationEvent.OfferExpired;
import dev.relais.conversation.ConversationEvent.OfferMade;
import dev.relais.conversation.ConversationEvent.Origin;
import dev.relais.conversation.ConversationEvent.QueueReason;
import dev.relais.conversation.ConversationEvent.ReactionChanged;
import dev.relais.conversation.ConversationEvent.Receipt;
import dev.relais.conversation.ConversationEvent.ReceiptReceived;
import dev.relais.conversation.ConversationEvent.ReplyRequested;
import dev.relais.conversation.ConversationEvent.SendSettled;
import dev.relais.conversation.ConversationEvent.ThreadOwnerChanged;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.LoggedEvent.Source;
import dev.relais.conversation.Media;
import dev.relais.conversation.Message;
import dev.relais.conversation.SendId;
import dev.relais.conversation.SendState;
import dev.relais.conversation.Surface;
import dev.relais.conversation.Version;
import dev.relais.insight.Insight;
import dev.relais.rules.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A history in which every type of event stands. */
final class SampleEvents {
    private static final Instant AT = Instant.parse("2026-09-01T09:00:00.123456789Z");
    private static final ConversationKey KEY = new ConversationKey("x-acme", "77", "42");

    private SampleEvents() {}

    static List<LoggedEvent> history() {
        Message first = message(
                "77", new Author("42", "lea", "Léa \"😀\""), "bonjour\u0000\n", List.of(new Media("image", null)));
        Message second = message("78", null, "encore", List.of());
        Message answer =
                message("79", new Author("9", null, null), "voici", List.of(new Media("video", "https://v.example/1")));
        SendId send = SendId.of(KEY.id(), 12);
        List<LoggedEvent> all = new ArrayList<>();
        add(all, null, new ConversationOpened(KEY, "x"));
        add(all, new Source(1, "/data"), new MessageReceived(first, 0));
        add(all, new Source(2, "/data"), new MessageCompleted(first));
        add(all, new Source(3, "/data"), new MessageReceived(second, 2));
        add(
                all,
                new Source(4, "/data"),
                new MessageEdited(first.ref(), new Version(1, AT, AT.plusSeconds(1), true, "bonsoir")));
        add(all, new Source(5, "/data"), new ReactionChanged(first.ref(), new Author("42", null, null), "like", true));
        add(all, new Source(6, "/data"), new ReceiptReceived(Receipt.READ, AT));
        add(all, new Source(7, "/data"), new ThreadOwnerChanged(null));
        add(all, null, new MessageAnalyzed(first.id(), insight()));
        add(
                all,
                null,
                new ConversationRouted(
                        "care",
                        Priority.URGENT,
                        null,
                        2,
                        List.of("vip"),
                        Map.of("french", 3),
                        null,
                        List.of("r1", "r2")));
        add(all, null, new ConversationQueued("care", QueueReason.ROUTED));
        add(all, null, new OfferMade("o1", "lea", Duration.ofSeconds(45)));
        add(all, null, new OfferDeclined("o1", "lea"));
        add(all, null, new ConversationQueued("care", QueueReason.DECLINED));
        add(all, null, new OfferMade("o2", "paul", Duration.ofSeconds(45)));
        add(all, null, new OfferExpired("o2", "paul"));
        add(all, null, new ConversationQueued("care", QueueReason.EXPIRED));
        add(all, null, new OfferMade("o3", "nadia", Duration.ofMinutes(1)));
        add(all, null, new OfferAccepted("o3", "nadia"));
        add(all, null, new ConversationAssigned("nadia", 1));
        add(all, null, new ReplyRequested(send, "nadia", "voici", "77"));
        add(all, null, new MessageSent(answer, 0, Origin.RELAIS, send));
        add(all, null, new SendSettled(send, SendState.SENT, "79", null));
        add(all, null, new CustomerAwaited());
        add(all, null, new ConversationResumed());
        add(all, null, new ConversationReleased("nadia", QueueReason.RELEASED));
        add(all, null, new ConversationResolved("nadia"));
        add(all, null, new ConversationReopened());
        add(all, new Source(8, "/data"), new MessageWithdrawn(second.ref()));
        return all;
    }

    private static void add(List<LoggedEvent> all, @Nullable Source source, ConversationEvent event) {
        all.add(new LoggedEvent(KEY.id(), all.size() + 1L, AT.plusSeconds(all.size()), source, event));
    }

    private static Message message(String id, @Nullable Author author, String text, List<Media> media) {
        return new Message("x", "x-acme", id, Surface.COMMENT, author, text, media, null, AT, false);
    }

    private static Insight insight() {
        return new Insight(
                "fr", 0.9, -0.25, "negative", null, 0.5, null, List.of(new Insight.Topic("billing", 0.7)), "simple/1");
    }
}
