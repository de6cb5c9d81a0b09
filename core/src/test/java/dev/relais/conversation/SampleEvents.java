package dev.relais.conversation;

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
import dev.relais.insight.Insight;
import dev.relais.rules.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One of every event, each behind the events that it may follow. */
public final class SampleEvents {
    private static final Instant START = Instant.parse("2026-09-01T09:00:00Z");
    private static final ConversationKey KEY = new ConversationKey("x-acme", "p1", "7");

    private SampleEvents() {}

    /** An event at the end of a history. */
    public record Sample(ConversationEvent event, List<LoggedEvent> history) {
        @Override
        public String toString() {
            return event.getClass().getSimpleName();
        }
    }

    /** A sample of every event. */
    public static List<Sample> all() {
        ConversationEvent opened = new ConversationOpened(KEY, "x");
        Message message = message("p1");
        ConversationEvent received = new MessageReceived(message, 0);
        Version edit = new Version(1, START, START, false, "edited");
        ConversationEvent routed = new ConversationRouted(
                "care", Priority.HIGH, "social", 2, List.of("vip"), Map.of("french", 3), "lea", List.of("r1"));
        ConversationEvent queued = new ConversationQueued("care", QueueReason.ROUTED);
        ConversationEvent offered = new OfferMade("o-1", "lea", Duration.ofSeconds(45));
        ConversationEvent accepted = new OfferAccepted("o-1", "lea");
        ConversationEvent assigned = new ConversationAssigned("lea", 1);
        SendId send = SendId.of(KEY.id(), 8);
        ConversationEvent requested = new ReplyRequested(send, "lea", "hello", "p1");
        ConversationEvent sent = new MessageSent(message("p2"), 0, Origin.RELAIS, send);
        ConversationEvent settled = new SendSettled(send, SendState.SENT, "p2", null);
        ConversationEvent awaited = new CustomerAwaited();
        ConversationEvent resolved = new ConversationResolved("lea");
        List<Sample> samples = new ArrayList<>();
        List<ConversationEvent> way = List.of(
                opened, received, routed, queued, offered, accepted, assigned, requested, sent, settled, awaited);
        for (int i = 1; i <= way.size(); i++) {
            samples.add(after(way.subList(0, i - 1), way.get(i - 1)));
        }
        samples.add(after(way, new ConversationResumed()));
        samples.add(after(way, resolved));
        List<ConversationEvent> done = new ArrayList<>(way);
        done.add(resolved);
        samples.add(after(done, new ConversationReopened()));
        List<ConversationEvent> open = List.of(opened, received);
        samples.add(after(open, new MessageCompleted(message)));
        samples.add(after(open, new MessageEdited(message.ref(), edit)));
        samples.add(after(open, new MessageWithdrawn(message.ref())));
        samples.add(after(open, new ReactionChanged(message.ref(), new Author("8", "bo", null), "like", true)));
        samples.add(after(open, new ReceiptReceived(Receipt.READ, START)));
        samples.add(after(open, new ThreadOwnerChanged("263902037430900")));
        samples.add(after(open, new MessageAnalyzed(message.id(), insight())));
        List<ConversationEvent> held = way.subList(0, 5);
        samples.add(after(held, new OfferDeclined("o-1", "lea")));
        samples.add(after(held, new OfferExpired("o-1", "lea")));
        samples.add(after(way.subList(0, 7), new ConversationReleased("lea", QueueReason.RELEASED)));
        return samples;
    }

    private static Sample after(List<ConversationEvent> before, ConversationEvent event) {
        List<ConversationEvent> all = new ArrayList<>(before);
        all.add(event);
        return new Sample(event, logged(all.toArray(ConversationEvent[]::new)));
    }

    static List<LoggedEvent> logged(ConversationEvent... events) {
        List<LoggedEvent> logged = new ArrayList<>();
        Arrays.stream(events).forEach(event -> {
            int seq = logged.size() + 1;
            logged.add(new LoggedEvent(KEY.id(), seq, START.plusSeconds(seq), null, event));
        });
        return logged;
    }

    static Message message(String externalId) {
        Author author = new Author("7", "ann", "Ann");
        return new Message("x", "x-acme", externalId, Surface.POST, author, "hi", List.of(), null, START, false);
    }

    private static Insight insight() {
        return new Insight(
                "fr", 0.9, -0.5, "negative", 0.8, 0.3, 0.1, List.of(new Insight.Topic("billing", 0.7)), "test/1");
    }
}
