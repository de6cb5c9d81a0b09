package dev.relais.intake;

import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.Mentioned;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.connect.Inbound.Received;
import dev.relais.connect.Inbound.Sent;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ConversationLinked;
import dev.relais.conversation.ConversationEvent.LinkReason;
import dev.relais.conversation.ConversationEvent.MentionPromoted;
import dev.relais.conversation.ConversationEvent.MessageSent;
import dev.relais.conversation.ConversationEvent.Origin;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.LoggedEvent.Source;
import dev.relais.conversation.Message;
import dev.relais.conversation.SendId;
import dev.relais.store.Commit;
import dev.relais.store.ExternalId;
import dev.relais.store.MessagePlace;
import dev.relais.store.StoreView;
import dev.relais.store.Unattached;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what one fact from a network does: the events it adds, and what is kept until the message that it speaks of comes.
 *
 * <p>Pure: reads the store, writes nothing. Whatever the order in which the same facts come, and however often, the
 * conversations end up with the same messages, texts and states.
 */
public final class Intake {
    private Intake() {}

    /** What to commit because of {@code told}; {@link Commit#isEmpty()} where it tells nothing new. */
    public static Commit decide(StoreView store, Told told) {
        Draft draft = new Draft(store);
        Inbound inbound = told.inbound();
        if (inbound instanceof Received received) {
            Creation.received(draft, received, told.source());
        } else if (inbound instanceof Sent sent) {
            Creation.sent(draft, sent, told.source());
        } else if (inbound instanceof Mentioned mentioned) {
            mentioned(draft, mentioned, told.source());
        } else if (inbound instanceof NotUnderstood) {
            if (draft.mark(Marks.of("not-understood", told.body().hash(), inbound.pointer()))) {
                draft.keep(new Unattached(inbound, told.source(), null));
            }
        } else {
            Following.take(draft, inbound, told.source());
        }
        return draft.commit();
    }

    /** Counted once for each post and set of queries; what was said is not kept: it is nobody's matter yet. */
    private static void mentioned(Draft draft, Mentioned mentioned, Source source) {
        Message message = mentioned.message();
        List<String> queries = mentioned.queries().stream().sorted().toList();
        if (draft.mark(Marks.of("mentioned", message.account(), message.externalId(), queries))) {
            draft.keep(new Unattached(mentioned.withoutContent(), source, null));
        }
    }

    /**
     * What to commit because what was said about the brand becomes a matter; {@link Commit#isEmpty()} where it is one already.
     *
     * @param by the rule or the person that says so
     */
    public static Commit promoted(StoreView store, Mentioned mentioned, @Nullable Source source, String by) {
        Draft draft = new Draft(store);
        List<String> queries = mentioned.queries().stream().sorted().toList();
        Creation.promoted(draft, mentioned.asReceived(), source, new MentionPromoted(queries, by));
        return draft.commit();
    }

    /**
     * What to commit because of events that the desk decided itself: a message that it sent is known under the network's id from
     * then on, and what waited for that message is taken in.
     *
     * @param now the conversation on which was decided; the commit conflicts where it has moved on since
     */
    public static Commit decided(StoreView store, Conversation now, Instant at, List<ConversationEvent> events) {
        Draft draft = new Draft(store, now);
        for (ConversationEvent event : events) {
            draft.append(at, null, event);
            if (event instanceof MessageSent sent) {
                Creation.created(draft, sent.message(), Set.of(sent.message().externalId()), false);
            }
        }
        return draft.commit();
    }

    /**
     * What to commit because a public message was answered in private, and the network told who the customer is there: the
     * private conversation holds the answer, and is about the same matter.
     *
     * @param key of the private conversation
     * @param answer as the network has it
     * @param asked the public conversation
     */
    public static Commit answered(
            StoreView store, ConversationKey key, Message answer, SendId send, ConversationId asked, Instant at) {
        Draft draft = new Draft(store);
        Optional<MessagePlace> known = draft.place(new ExternalId(answer.account(), answer.externalId()));
        boolean opened = false;
        if (known.isPresent()) {
            draft.enter(known.get().conversation());
        } else {
            opened = draft.enterOrOpen(key, answer.network(), at);
            draft.append(at, null, new MessageSent(answer, 0, Origin.RELAIS, send));
        }
        if (!draft.current().links().contains(asked) && !draft.current().id().equals(asked)) {
            draft.append(at, null, new ConversationLinked(asked, LinkReason.PRIVATE_REPLY));
        }
        if (known.isEmpty()) {
            Creation.created(draft, answer, Set.of(answer.externalId()), opened);
        }
        return draft.commit();
    }
}
