package dev.relais.intake;

import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.connect.Inbound.Received;
import dev.relais.connect.Inbound.Sent;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.MessageSent;
import dev.relais.store.Commit;
import dev.relais.store.StoreView;
import dev.relais.store.Unattached;
import java.time.Instant;
import java.util.List;
import java.util.Set;

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
        } else if (inbound instanceof NotUnderstood) {
            if (draft.mark(Marks.of("not-understood", told.bodyHash(), inbound.pointer()))) {
                draft.keep(new Unattached(inbound, told.source(), null));
            }
        } else {
            Following.take(draft, inbound, told.source());
        }
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
}
