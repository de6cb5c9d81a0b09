package dev.relais.conversation;

import dev.relais.conversation.ConversationEvent.ConversationAssigned;
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
import dev.relais.conversation.ConversationEvent.ReactionChanged;
import dev.relais.conversation.ConversationEvent.ReceiptReceived;
import dev.relais.conversation.ConversationEvent.ReplyRequested;
import dev.relais.conversation.ConversationEvent.SendSettled;
import dev.relais.conversation.ConversationEvent.SendStarted;
import dev.relais.conversation.ConversationEvent.ThreadOwnerChanged;
import dev.relais.insight.Insight;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What each event does to a conversation. Starts as a copy of the state before; used for one event. */
final class Fold {
    private final Conversation before;
    private ConversationState state;
    private Map<MessageId, Entry> entries;
    private Map<MessageId, Insight> insights;
    private @Nullable ConversationRouted routed;
    private long token;
    private Map<SendId, Send> sends;
    private Backstage backstage;
    private Set<ConversationId> links;
    private Set<String> declinedBy;
    private boolean reopened;
    private int episode;
    private boolean unattended;

    Fold(Conversation before) {
        this.before = before;
        state = before.state();
        entries = before.entries();
        insights = before.insights();
        routed = before.routed();
        token = before.token();
        sends = before.sends();
        backstage = before.backstage();
        links = before.links();
        declinedBy = before.declinedBy();
        reopened = before.reopened();
        episode = before.episode();
        unattended = before.unattended();
    }

    Conversation apply(LoggedEvent logged) {
        ConversationEvent event = logged.event();
        if (!messages(event) && !ownership(event, logged.at()) && !sends(event, logged.at())) {
            throw new IllegalArgumentException(event.getClass().getSimpleName() + " cannot stand at "
                    + logged.conversation() + "/" + logged.seq());
        }
        return new Conversation(
                before.id(),
                before.key(),
                before.network(),
                logged.seq(),
                before.openedAt(),
                state,
                entries,
                insights,
                routed,
                token,
                sends,
                backstage,
                links,
                declinedBy,
                reopened,
                episode,
                unattended);
    }

    private boolean messages(ConversationEvent event) {
        if (event instanceof MessageReceived e) {
            put(Entry.of(e.message(), Direction.INBOUND, e.revision(), null));
        } else if (event instanceof MessageSent e) {
            put(Entry.of(e.message(), Direction.OUTBOUND, e.revision(), e.send()));
        } else if (event instanceof MessageCompleted e) {
            change(e.message().id(), entry -> entry.completed(e.message()));
        } else if (event instanceof MessageEdited e) {
            change(e.message().id(), entry -> entry.edited(e.version()));
        } else if (event instanceof MessageWithdrawn e) {
            change(e.message().id(), Entry::withdraw);
        } else if (event instanceof MessageAnalyzed e) {
            insights = with(insights, e.message(), e.insight());
        } else {
            return event instanceof ReactionChanged
                    || event instanceof ReceiptReceived
                    || event instanceof ThreadOwnerChanged;
        }
        return true;
    }

    private boolean ownership(ConversationEvent event, Instant at) {
        String queue = routed == null || routed.queue() == null ? "" : routed.queue();
        if (event instanceof ConversationRouted e) {
            routed = e;
            declinedBy = Set.of();
            if (e.queue() == null) {
                state = new ConversationState.SetAside();
            }
        } else if (event instanceof ConversationQueued e) {
            boolean back = state instanceof ConversationState.Offered;
            state = new ConversationState.Queued(e.queue(), back ? waitingSince(at) : at);
        } else if (event instanceof OfferMade e) {
            state = new ConversationState.Offered(queue, e.offer(), e.agent(), at.plus(e.limit()), waitingSince(at));
        } else if (event instanceof OfferDeclined e) {
            declinedBy = with(declinedBy, e.agent());
        } else if (event instanceof OfferExpired e) {
            declinedBy = with(declinedBy, e.agent());
        } else if (event instanceof ConversationReleased e) {
            declinedBy = with(declinedBy, e.agent());
        } else if (event instanceof ConversationAssigned e) {
            token = e.token();
            state = new ConversationState.Owned(queue, e.agent(), e.token());
        } else if (event instanceof CustomerAwaited && state instanceof ConversationState.Owned owned) {
            state = new ConversationState.AwaitingCustomer(owned.queue(), owned.agent(), owned.token());
        } else if (event instanceof ConversationResumed
                && state instanceof ConversationState.AwaitingCustomer waiting) {
            state = new ConversationState.Owned(waiting.queue(), waiting.agent(), waiting.token());
        } else if (event instanceof ConversationResolved e) {
            state = new ConversationState.Resolved(e.agent(), at);
        } else if (event instanceof ConversationReopened) {
            state = new ConversationState.Unrouted();
            reopened = true;
        } else {
            return event instanceof OfferAccepted;
        }
        return true;
    }

    /** Since when it waits: an offer that fails does not put a conversation behind those that came later. */
    private Instant waitingSince(Instant at) {
        if (state instanceof ConversationState.Queued queued) {
            return queued.since();
        }
        return state instanceof ConversationState.Offered offered ? offered.since() : at;
    }

    private boolean sends(ConversationEvent event, Instant at) {
        if (event instanceof ReplyRequested e) {
            Send send = new Send(
                    e.send(),
                    Send.Kind.REPLY,
                    e.agent(),
                    e.text(),
                    e.inReplyTo(),
                    e.visibility(),
                    e.automatic(),
                    at,
                    SendState.PENDING,
                    0,
                    0,
                    at,
                    null,
                    null,
                    null);
            sends = with(sends, e.send(), send);
        } else if (event instanceof SendStarted e) {
            Send asked = known(sends, e.send());
            sends = with(sends, e.send(), asked.started(e, at));
        } else if (event instanceof SendSettled e) {
            Send asked = known(sends, e.send());
            sends = with(sends, e.send(), asked.settled(e, at));
        } else {
            return false;
        }
        return true;
    }

    private void put(Entry entry) {
        entries = with(entries, entry.message().id(), entry);
    }

    private void change(MessageId id, UnaryOperator<Entry> change) {
        entries = with(entries, id, change.apply(known(entries, id)));
    }

    private <K, V> V known(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalArgumentException(key + " is not part of " + before.id());
        }
        return value;
    }

    private static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        Map<K, V> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return Collections.unmodifiableMap(copy);
    }

    private static Set<String> with(Set<String> set, String value) {
        Set<String> copy = new LinkedHashSet<>(set);
        copy.add(value);
        return Collections.unmodifiableSet(copy);
    }
}
