package dev.relais.intake;

import dev.relais.connect.Inbound.Received;
import dev.relais.connect.Inbound.Sent;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent.CustomerAwaited;
import dev.relais.conversation.ConversationEvent.MentionPromoted;
import dev.relais.conversation.ConversationEvent.MessageCompleted;
import dev.relais.conversation.ConversationEvent.MessageEdited;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationEvent.MessageSent;
import dev.relais.conversation.ConversationEvent.Origin;
import dev.relais.conversation.ConversationEvent.SendSettled;
import dev.relais.conversation.Entry;
import dev.relais.conversation.LoggedEvent.Source;
import dev.relais.conversation.Message;
import dev.relais.conversation.Send;
import dev.relais.conversation.SendState;
import dev.relais.conversation.Version;
import dev.relais.conversation.Visibility;
import dev.relais.store.Awaited;
import dev.relais.store.ConflictException;
import dev.relais.store.ExternalId;
import dev.relais.store.MessagePlace;
import dev.relais.store.Unattached;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Messages that come into being: the customer's and the brand's. */
final class Creation {
    private Creation() {}

    static void received(Draft draft, Received received, Source source) {
        Message message = received.message();
        Optional<MessagePlace> known = known(draft, message.account(), received.aliases());
        if (known.isPresent()) {
            again(draft, known.get(), message, received.revision(), source);
            index(draft, message.account(), received.aliases(), known.get());
            return;
        }
        boolean opened = draft.enterOrOpen(received.key(), message.network(), message.at());
        stillNew(draft, message.account(), received.aliases());
        draft.append(message.at(), source, new MessageReceived(message, received.revision()));
        created(draft, message, received.aliases(), opened);
    }

    /** As {@link #received}, of what was found by listening; nothing where the message is part of a conversation already. */
    static void promoted(Draft draft, Received received, @Nullable Source source, MentionPromoted why) {
        Message message = received.message();
        if (known(draft, message.account(), received.aliases()).isPresent()) {
            return;
        }
        boolean opened = draft.enterOrOpen(received.key(), message.network(), message.at());
        stillNew(draft, message.account(), received.aliases());
        draft.append(message.at(), source, why);
        draft.append(message.at(), source, new MessageReceived(message, received.revision()));
        created(draft, message, received.aliases(), opened);
    }

    static void sent(Draft draft, Sent sent, Source source) {
        Message message = sent.message();
        Optional<MessagePlace> known = known(draft, message.account(), sent.aliases());
        if (known.isPresent()) {
            again(draft, known.get(), message, sent.revision(), source);
            index(draft, message.account(), sent.aliases(), known.get());
            return;
        }
        boolean opened = false;
        if (sent.key() != null) {
            opened = draft.enterOrOpen(sent.key(), message.network(), message.at());
        } else {
            Optional<MessagePlace> parent = parent(message).flatMap(draft::place);
            if (parent.isEmpty()) {
                wait(draft, sent, source);
                return;
            }
            draft.enter(parent.get().conversation());
        }
        stillNew(draft, message.account(), sent.aliases());
        Send ours = ours(draft.current(), sent);
        Origin origin = ours == null ? Origin.ELSEWHERE : Origin.RELAIS;
        draft.append(
                message.at(),
                source,
                new MessageSent(
                        ours != null && ours.isErased() ? message.withoutContent() : message,
                        sent.revision(),
                        origin,
                        ours == null ? null : ours.id()));
        if (ours != null && ours.state() != SendState.SENT) {
            draft.append(
                    message.at(),
                    null,
                    new SendSettled(ours.id(), ours.attempt(), SendState.SENT, message.externalId(), null, null));
            if (draft.current().isAnsweredBy(ours)) {
                draft.append(message.at(), null, new CustomerAwaited());
            }
        }
        created(draft, message, sent.aliases(), opened);
    }

    /** The conversation may have been read after somebody else took the message in: then the store has to be asked again. */
    private static void stillNew(Draft draft, String account, Set<String> aliases) {
        if (known(draft, account, aliases).isPresent()) {
            throw new ConflictException("a message of account " + account + " came meanwhile");
        }
    }

    /** Kept until its parent comes; the brand's own first post has none, and belongs to no conversation. */
    private static void wait(Draft draft, Sent sent, Source source) {
        Message message = sent.message();
        if (draft.mark(Marks.of("sent", message.account(), message.externalId(), sent.revision(), message.text()))) {
            Awaited parent = parent(message).map(Awaited.Message::new).orElse(null);
            draft.keep(new Unattached(sent, source, parent));
        }
    }

    private static Optional<ExternalId> parent(Message message) {
        return Optional.ofNullable(message.inReplyTo()).map(id -> new ExternalId(message.account(), id));
    }

    /**
     * The send of ours that this is: the network says so, or it says under the same message what we are just saying and do not
     * know the outcome of.
     */
    private static @Nullable Send ours(Conversation conversation, Sent sent) {
        Message message = sent.message();
        return conversation.sends().values().stream()
                .filter(send -> send.id().value().equals(sent.correlation())
                        || (sent.correlation() == null && isUndecided(send) && says(send, message)))
                .findFirst()
                .orElse(null);
    }

    private static boolean isUndecided(Send send) {
        return send.kind() == Send.Kind.REPLY
                && (send.state() == SendState.SENDING
                        || send.state() == SendState.UNKNOWN
                        || send.state() == SendState.HELD);
    }

    private static boolean says(Send send, Message message) {
        boolean sameText = send.text().strip().equals(message.text().strip());
        return sameText
                && (send.visibility() == Visibility.PRIVATE || Objects.equals(send.inReplyTo(), message.inReplyTo()));
    }

    /** The same message again: another version of it, more particulars, or nothing new. */
    private static void again(Draft draft, MessagePlace place, Message copy, long revision, Source source) {
        Entry entry = Following.entry(draft, place);
        Version version = new Version(revision, copy.at(), copy.at(), copy.estimated(), copy.text());
        Optional<Version> known = entry.known(version);
        if (known.isEmpty()) {
            if (draft.mark(Marks.of("version", place.message(), revision, copy.text()))) {
                Version shown = entry.withdrawn() ? version.blank() : version;
                draft.append(
                        copy.at(), source, new MessageEdited(entry.message().ref(), shown));
            }
            return;
        }
        Version first = entry.versions().get(0);
        Message before = entry.message().with(first.text(), first.at(), first.estimated());
        Message other = first.revision() == revision ? copy : copy.with(first.text(), first.at(), first.estimated());
        Message joined = before.join(entry.withdrawn() ? other.withoutContent() : other);
        if (!joined.equals(before)) {
            draft.append(copy.at(), source, new MessageCompleted(joined));
        }
    }

    static void created(Draft draft, Message message, Set<String> aliases, boolean opened) {
        MessagePlace place = new MessagePlace(draft.current().id(), message.id());
        index(draft, message.account(), aliases, place);
        if (opened) {
            draft.release(new Awaited.Opening(place.conversation())).forEach(item -> release(draft, item));
        }
    }

    private static void release(Draft draft, Unattached item) {
        if (item.inbound() instanceof Sent sent) {
            sent(draft, sent, item.source());
        } else {
            Following.release(draft, item);
        }
    }

    /** Where the message stands that the network calls by one of these; by the first of them in order, should they differ. */
    private static Optional<MessagePlace> known(Draft draft, String account, Set<String> aliases) {
        Optional<MessagePlace> found = Optional.empty();
        @Nullable String least = null;
        for (String alias : aliases) {
            if (least == null || alias.compareTo(least) < 0) {
                Optional<MessagePlace> place = draft.place(new ExternalId(account, alias));
                if (place.isPresent()) {
                    found = place;
                    least = alias;
                }
            }
        }
        return found;
    }

    /** Notes under which ids the message is spoken of, and takes in what waited for it under them. */
    private static void index(Draft draft, String account, Set<String> aliases, MessagePlace place) {
        for (String alias : aliases) {
            ExternalId id = new ExternalId(account, alias);
            if (draft.index(id, place)) {
                draft.release(new Awaited.Message(id)).forEach(item -> release(draft, item));
            }
        }
    }
}
