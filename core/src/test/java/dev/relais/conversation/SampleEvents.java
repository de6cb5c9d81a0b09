package dev.relais.conversation;

import dev.relais.conversation.ConversationEvent.ApprovalExpired;
import dev.relais.conversation.ConversationEvent.ApprovalGiven;
import dev.relais.conversation.ConversationEvent.ApprovalRefused;
import dev.relais.conversation.ConversationEvent.ApprovalRequested;
import dev.relais.conversation.ConversationEvent.CallEnded;
import dev.relais.conversation.ConversationEvent.CallPromised;
import dev.relais.conversation.ConversationEvent.CallResult;
import dev.relais.conversation.ConversationEvent.ConsultationAnswered;
import dev.relais.conversation.ConversationEvent.ConsultationRequested;
import dev.relais.conversation.ConversationEvent.ContentErased;
import dev.relais.conversation.ConversationEvent.ConversationAssigned;
import dev.relais.conversation.ConversationEvent.ConversationEscalated;
import dev.relais.conversation.ConversationEvent.ConversationHandledElsewhere;
import dev.relais.conversation.ConversationEvent.ConversationLinked;
import dev.relais.conversation.ConversationEvent.ConversationOpened;
import dev.relais.conversation.ConversationEvent.ConversationQueued;
import dev.relais.conversation.ConversationEvent.ConversationReleased;
import dev.relais.conversation.ConversationEvent.ConversationReopened;
import dev.relais.conversation.ConversationEvent.ConversationResolved;
import dev.relais.conversation.ConversationEvent.ConversationResumed;
import dev.relais.conversation.ConversationEvent.ConversationRouted;
import dev.relais.conversation.ConversationEvent.ConversationSnoozed;
import dev.relais.conversation.ConversationEvent.CustomerAwaited;
import dev.relais.conversation.ConversationEvent.DraftDiscarded;
import dev.relais.conversation.ConversationEvent.DraftSaved;
import dev.relais.conversation.ConversationEvent.HidingRequested;
import dev.relais.conversation.ConversationEvent.LinkReason;
import dev.relais.conversation.ConversationEvent.MentionPromoted;
import dev.relais.conversation.ConversationEvent.MessageAnalyzed;
import dev.relais.conversation.ConversationEvent.MessageCompleted;
import dev.relais.conversation.ConversationEvent.MessageEdited;
import dev.relais.conversation.ConversationEvent.MessageHidden;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationEvent.MessageSent;
import dev.relais.conversation.ConversationEvent.MessageWithdrawn;
import dev.relais.conversation.ConversationEvent.NoteAdded;
import dev.relais.conversation.ConversationEvent.OfferAccepted;
import dev.relais.conversation.ConversationEvent.OfferDeclined;
import dev.relais.conversation.ConversationEvent.OfferExpired;
import dev.relais.conversation.ConversationEvent.OfferExtended;
import dev.relais.conversation.ConversationEvent.OfferMade;
import dev.relais.conversation.ConversationEvent.OfferWithdrawn;
import dev.relais.conversation.ConversationEvent.Origin;
import dev.relais.conversation.ConversationEvent.QueueReason;
import dev.relais.conversation.ConversationEvent.ReactionChanged;
import dev.relais.conversation.ConversationEvent.Receipt;
import dev.relais.conversation.ConversationEvent.ReceiptReceived;
import dev.relais.conversation.ConversationEvent.ReplyRequested;
import dev.relais.conversation.ConversationEvent.SendSettled;
import dev.relais.conversation.ConversationEvent.SendStarted;
import dev.relais.conversation.ConversationEvent.TargetBreached;
import dev.relais.conversation.ConversationEvent.TargetWarned;
import dev.relais.conversation.ConversationEvent.TermsChanged;
import dev.relais.conversation.ConversationEvent.ThreadOwnerChanged;
import dev.relais.insight.Insight;
import dev.relais.rules.Priority;
import dev.relais.sla.TargetKind;
import java.math.BigDecimal;
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

    private static final Message MESSAGE = message("p1");
    private static final SendId SEND = SendId.of(KEY.id(), 8);

    /** From the first message to the answer. */
    private static final List<ConversationEvent> WAY = List.of(
            new ConversationOpened(KEY, "x"),
            new MessageReceived(MESSAGE, 0),
            new ConversationRouted(
                    "care", Priority.HIGH, "social", 2, List.of("vip"), Map.of("french", 3), "lea", List.of("r1")),
            new ConversationQueued("care", QueueReason.ROUTED),
            new OfferMade("o-1", "lea", Duration.ofSeconds(45)),
            new OfferAccepted("o-1", "lea"),
            new ConversationAssigned("lea", 1),
            new ReplyRequested(SEND, "lea", "hello", "p1", Visibility.PUBLIC, false, null),
            new SendStarted(SEND, 1, 1),
            new MessageSent(message("p2"), 0, Origin.RELAIS, SEND),
            new SendSettled(SEND, 1, SendState.SENT, "p2", null, null),
            new CustomerAwaited());

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
        List<Sample> samples = new ArrayList<>();
        for (int i = 1; i <= WAY.size(); i++) {
            samples.add(after(WAY.subList(0, i - 1), WAY.get(i - 1)));
        }
        messages(samples);
        ownership(samples);
        promises(samples);
        backstage(samples);
        return samples;
    }

    /** What a network may tell about a message. */
    private static void messages(List<Sample> samples) {
        List<ConversationEvent> open = WAY.subList(0, 2);
        Version edit = new Version(1, START, START, false, "edited");
        samples.add(after(open, new MessageCompleted(MESSAGE)));
        samples.add(after(open, new MessageEdited(MESSAGE.ref(), edit)));
        samples.add(after(open, new MessageWithdrawn(MESSAGE.ref())));
        samples.add(after(open, new MessageHidden(MESSAGE.ref(), true)));
        samples.add(after(open, new ReactionChanged(MESSAGE.ref(), new Author("8", "bo", null), "like", true)));
        samples.add(after(open, new ReceiptReceived(Receipt.READ, START)));
        samples.add(after(open, new ThreadOwnerChanged("263902037430900")));
        samples.add(after(open, new MessageAnalyzed(MESSAGE.id(), insight())));
        samples.add(after(WAY, new ContentErased("dpo")));
    }

    private static void ownership(List<Sample> samples) {
        List<ConversationEvent> held = WAY.subList(0, 5);
        samples.add(after(held, new OfferExtended("o-1", "max")));
        samples.add(after(held, new OfferDeclined("o-1", "lea")));
        samples.add(after(held, new OfferExpired("o-1", "lea")));
        samples.add(after(held, new OfferWithdrawn("o-1", "lea", QueueReason.SHIFT_ENDED, true)));
        List<ConversationEvent> owned = WAY.subList(0, 7);
        samples.add(after(owned, new ConversationReleased("lea", QueueReason.TRANSFERRED)));
        samples.add(after(owned, new ConversationSnoozed("lea", START.plusSeconds(3_600))));
        samples.add(after(owned, new HidingRequested(SendId.of(KEY.id(), 8), "lea", MESSAGE.ref(), true)));
        samples.add(after(WAY, new ConversationResumed()));
        samples.add(after(WAY, new ConversationHandledElsewhere("lea")));
        ConversationEvent resolved = new ConversationResolved("lea");
        samples.add(after(WAY, resolved));
        samples.add(after(and(WAY, resolved), new ConversationReopened(2)));
        samples.add(after(WAY, new ConversationLinked(new ConversationId("c-2"), LinkReason.PRIVATE_REPLY)));
    }

    private static void promises(List<Sample> samples) {
        List<ConversationEvent> waits = WAY.subList(0, 4);
        Instant due = START.plusSeconds(900);
        samples.add(after(WAY.subList(0, 1), new MentionPromoted(List.of("brand", "outages"), "crisis")));
        samples.add(after(waits, new TermsChanged(new Terms("0123456789abcdef", "{\"sla\":{\"id\":\"social\"}}"))));
        samples.add(after(
                waits, new TargetWarned(TargetKind.FIRST_RESPONSE, START.plusSeconds(2), due, new BigDecimal("0.8"))));
        samples.add(after(waits, new TargetBreached(TargetKind.FIRST_RESPONSE, START.plusSeconds(2), due)));
        samples.add(after(
                waits,
                new ConversationEscalated(
                        TargetKind.FIRST_RESPONSE,
                        START.plusSeconds(2),
                        "at 1: notify sam priority urgent also press handTo sam",
                        List.of("sam"),
                        Priority.URGENT,
                        List.of("press"),
                        "sam")));
    }

    private static void backstage(List<Sample> samples) {
        samples.add(after(WAY, new NoteAdded("n-1", "sam", "he called before")));
        ConversationEvent asked = new ConsultationRequested("q-1", "lea", "sam", "is it in stock?");
        samples.add(after(WAY, asked));
        samples.add(after(and(WAY, asked), new ConsultationAnswered("q-1", "sam")));
        ConversationEvent saved = new DraftSaved("d-1", "sam", "it is", "p1");
        ConversationEvent request = new ApprovalRequested("d-1", "lea", "h-1", Duration.ofHours(1));
        List<ConversationEvent> requested = and(and(WAY, saved), request);
        samples.add(after(WAY, saved));
        samples.add(after(and(WAY, saved), new DraftDiscarded("d-1", "lea")));
        samples.add(after(and(WAY, saved), request));
        samples.add(after(requested, new ApprovalGiven("d-1", "lea", "h-1")));
        samples.add(after(requested, new ApprovalRefused("d-1", "lea", "too short")));
        samples.add(after(requested, new ApprovalExpired("d-1")));
        ConversationEvent promised = new CallPromised("k-1", "lea", "he asked for it", START, START.plusSeconds(3_600));
        samples.add(after(WAY, promised));
        samples.add(after(and(WAY, promised), new CallEnded("k-1", "lea", CallResult.NOT_REACHED)));
    }

    private static List<ConversationEvent> and(List<ConversationEvent> before, ConversationEvent event) {
        List<ConversationEvent> all = new ArrayList<>(before);
        all.add(event);
        return all;
    }

    private static Sample after(List<ConversationEvent> before, ConversationEvent event) {
        return new Sample(event, logged(and(before, event).toArray(ConversationEvent[]::new)));
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
