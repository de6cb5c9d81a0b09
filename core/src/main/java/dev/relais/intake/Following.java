package dev.relais.intake;

import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.Acknowledged;
import dev.relais.connect.Inbound.Edited;
import dev.relais.connect.Inbound.Hidden;
import dev.relais.connect.Inbound.Reacted;
import dev.relais.connect.Inbound.ThreadOwner;
import dev.relais.connect.Inbound.Withdrawn;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.MessageEdited;
import dev.relais.conversation.ConversationEvent.MessageHidden;
import dev.relais.conversation.ConversationEvent.MessageWithdrawn;
import dev.relais.conversation.ConversationEvent.ReactionChanged;
import dev.relais.conversation.ConversationEvent.ReceiptReceived;
import dev.relais.conversation.ConversationEvent.SendSettled;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Entry;
import dev.relais.conversation.LoggedEvent.Source;
import dev.relais.conversation.MessageRef;
import dev.relais.conversation.Send;
import dev.relais.conversation.SendState;
import dev.relais.conversation.Version;
import dev.relais.store.Awaited;
import dev.relais.store.ExternalId;
import dev.relais.store.MessagePlace;
import dev.relais.store.Unattached;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Facts that speak of a message or a conversation: applied if that is known, else kept until it is. */
final class Following {
    /** So far apart may the network's clock and ours stand where it tells of what we did ourselves. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private Following() {}

    static void take(Draft draft, Inbound inbound, Source source) {
        boolean told = apply(draft, inbound, source, true);
        if (!told && draft.mark(Marks.of(inbound))) {
            draft.keep(new Unattached(inbound, source, waitsFor(inbound)));
        }
    }

    /** Applies what was kept; what it speaks of is known now. */
    static void release(Draft draft, Unattached item) {
        apply(draft, item.inbound(), item.source(), false);
    }

    /**
     * Applies a fact where what it speaks of is known.
     *
     * @param fresh whether it was not marked yet
     * @return false where what it speaks of is not known
     */
    private static boolean apply(Draft draft, Inbound inbound, Source source, boolean fresh) {
        if (inbound instanceof Acknowledged a) {
            return inConversation(
                    draft, a.key().id(), inbound, source, fresh, new ReceiptReceived(a.receipt(), a.upTo()));
        }
        if (inbound instanceof ThreadOwner o) {
            return inConversation(
                    draft, o.key().id(), inbound, source, fresh, new ConversationEvent.ThreadOwnerChanged(o.owner()));
        }
        ExternalId id = message(inbound);
        Optional<MessagePlace> place = draft.place(id);
        if (place.isEmpty()) {
            return false;
        }
        Entry entry = entry(draft, place.get());
        if (inbound instanceof Edited e) {
            edited(draft, entry, e, source, fresh);
        } else if (inbound instanceof Hidden h) {
            hidden(draft, entry, h, source, fresh);
        } else if (inbound instanceof Withdrawn w && !entry.withdrawn()) {
            draft.mark(Marks.of(inbound));
            draft.append(w.at(), source, new MessageWithdrawn(entry.message().ref()));
        } else if (inbound instanceof Reacted r && (!fresh || draft.mark(Marks.of(inbound)))) {
            MessageRef ref = entry.message().ref();
            draft.append(r.at(), source, new ReactionChanged(ref, r.author(), r.reaction(), r.added()));
        }
        return true;
    }

    private static void edited(Draft draft, Entry entry, Edited edited, Source source, boolean fresh) {
        Version version = edited.version();
        Optional<Version> known = entry.known(version);
        if (known.isPresent() && known.get().join(version).equals(known.get())) {
            return;
        }
        if (!fresh || draft.mark(Marks.of(edited))) {
            Version shown = entry.withdrawn() ? version.blank() : version;
            draft.append(version.at(), source, new MessageEdited(entry.message().ref(), shown));
        }
    }

    /**
     * The latest decides, whatever the order of arrival: what is told of an earlier instant than the one since when the message
     * is hidden or shown adds nothing, and of two that are told of one instant the hiding stands. What we did ourselves stands
     * in the log already when the network tells of it, or is settled by what it tells.
     */
    private static void hidden(Draft draft, Entry entry, Hidden told, Source source, boolean fresh) {
        Instant known = entry.hiddenAt();
        boolean same = entry.hidden() == told.hidden();
        boolean later =
                known == null || told.at().isAfter(known) || (told.at().equals(known) && told.hidden() && !same);
        if (!later || (same && ours(draft, told, SendState.SENT).isPresent())) {
            return;
        }
        if (!fresh || draft.mark(Marks.of(told))) {
            Optional<Send> ours = ours(draft, told, SendState.SENDING).or(() -> ours(draft, told, SendState.UNKNOWN));
            draft.append(told.at(), source, new MessageHidden(entry.message().ref(), told.hidden()));
            ours.ifPresent(send -> draft.append(
                    told.at(),
                    null,
                    new SendSettled(send.id(), send.attempt(), SendState.SENT, null, "the network told of it", null)));
        }
    }

    /** The act of ours that the network tells of. It tells in whole seconds. */
    private static Optional<Send> ours(Draft draft, Hidden told, SendState state) {
        Send.Kind kind = told.hidden() ? Send.Kind.HIDE : Send.Kind.UNHIDE;
        return draft.current().sends().values().stream()
                .filter(send -> send.kind() == kind && send.state() == state)
                .filter(send -> told.externalId().equals(send.inReplyTo()))
                .filter(send -> !told.at()
                        .isBefore(send.requestedAt()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .minus(CLOCKS)))
                .filter(send -> state != SendState.SENT
                        || !told.at().isAfter(send.since().plus(CLOCKS)))
                .findFirst();
    }

    private static boolean inConversation(
            Draft draft, ConversationId id, Inbound inbound, Source source, boolean fresh, ConversationEvent event) {
        if (!draft.isOpen(id)) {
            return false;
        }
        draft.enter(id);
        if (!fresh || draft.mark(Marks.of(inbound))) {
            draft.append(at(inbound), source, event);
        }
        return true;
    }

    private static Instant at(Inbound inbound) {
        return inbound instanceof Acknowledged a ? a.at() : ((ThreadOwner) inbound).at();
    }

    static Entry entry(Draft draft, MessagePlace place) {
        Entry entry = draft.enter(place.conversation()).entries().get(place.message());
        if (entry == null) {
            throw new IllegalStateException(place.message() + " is not part of " + place.conversation());
        }
        return entry;
    }

    private static ExternalId message(Inbound inbound) {
        if (inbound instanceof Edited e) {
            return new ExternalId(e.account(), e.externalId());
        }
        if (inbound instanceof Withdrawn w) {
            return new ExternalId(w.account(), w.externalId());
        }
        if (inbound instanceof Hidden h) {
            return new ExternalId(h.account(), h.externalId());
        }
        if (inbound instanceof Reacted r) {
            return new ExternalId(r.account(), r.externalId());
        }
        throw new IllegalArgumentException(inbound.getClass().getSimpleName() + " speaks of no message");
    }

    private static Awaited waitsFor(Inbound inbound) {
        if (inbound instanceof Acknowledged a) {
            return new Awaited.Opening(a.key().id());
        }
        return inbound instanceof ThreadOwner o
                ? new Awaited.Opening(o.key().id())
                : new Awaited.Message(message(inbound));
    }
}
