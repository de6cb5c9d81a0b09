package dev.relais.metrics;

import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.CallEnded;
import dev.relais.conversation.ConversationEvent.CallPromised;
import dev.relais.conversation.ConversationEvent.CallResult;
import dev.relais.conversation.ConversationEvent.ContentErased;
import dev.relais.conversation.ConversationEvent.ConversationAssigned;
import dev.relais.conversation.ConversationEvent.ConversationHandledElsewhere;
import dev.relais.conversation.ConversationEvent.ConversationOpened;
import dev.relais.conversation.ConversationEvent.ConversationQueued;
import dev.relais.conversation.ConversationEvent.ConversationReleased;
import dev.relais.conversation.ConversationEvent.ConversationReopened;
import dev.relais.conversation.ConversationEvent.ConversationResolved;
import dev.relais.conversation.ConversationEvent.ConversationResumed;
import dev.relais.conversation.ConversationEvent.ConversationRouted;
import dev.relais.conversation.ConversationEvent.ConversationSnoozed;
import dev.relais.conversation.ConversationEvent.CustomerAwaited;
import dev.relais.conversation.ConversationEvent.MessageAnalyzed;
import dev.relais.conversation.ConversationEvent.MessageEdited;
import dev.relais.conversation.ConversationEvent.MessageHidden;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationEvent.MessageSent;
import dev.relais.conversation.ConversationEvent.MessageWithdrawn;
import dev.relais.conversation.ConversationEvent.Origin;
import dev.relais.conversation.ConversationEvent.QueueReason;
import dev.relais.conversation.ConversationEvent.ReplyRequested;
import dev.relais.conversation.ConversationEvent.SendSettled;
import dev.relais.conversation.ConversationEvent.TermsChanged;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.Message;
import dev.relais.conversation.SendState;
import dev.relais.conversation.Visibility;
import dev.relais.insight.Insight;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What each event means for a track. What has no meaning for figures has no entry. */
final class Intake {
    private static final Map<Class<?>, Handler<ConversationEvent>> HANDLERS = new HashMap<>();

    private interface Handler<E> {
        void on(Track track, E event, LoggedEvent logged);
    }

    private Intake() {}

    static {
        on(ConversationOpened.class, (track, e, logged) -> track.mark(logged.at(), Mark.Kind.OPENED, null));
        on(MessageReceived.class, (track, e, logged) -> received(track, e.message(), logged));
        on(MessageSent.class, Intake::sent);
        on(MessageWithdrawn.class, Intake::withdrawn);
        on(MessageHidden.class, Intake::hidden);
        on(MessageEdited.class, (track, e, logged) -> track.edited(e.message().id(), e.version()));
        on(MessageAnalyzed.class, (track, e, logged) -> understood(track, e.insight()));
        on(
                ReplyRequested.class,
                (track, e, logged) -> track.sends.put(e.send(), new Track.Reply(e.agent(), e.automatic())));
        on(SendSettled.class, Intake::settled);
        on(ConversationRouted.class, Intake::routed);
        on(TermsChanged.class, (track, e, logged) -> track.terms = e.terms());
        on(ConversationQueued.class, (track, e, logged) -> {
            track.queue = e.queue();
            boolean moved = e.reason() == QueueReason.TRANSFERRED;
            track.mark(logged.at(), moved ? Mark.Kind.TRANSFERRED : Mark.Kind.QUEUED, e.queue());
        });
        on(ConversationAssigned.class, (track, e, logged) -> track.mark(logged.at(), Mark.Kind.ASSIGNED, e.agent()));
        on(ConversationReleased.class, (track, e, logged) -> track.mark(logged.at(), Mark.Kind.RELEASED, e.agent()));
        on(CustomerAwaited.class, (track, e, logged) -> track.mark(logged.at(), Mark.Kind.AWAITED, null));
        on(ConversationResumed.class, (track, e, logged) -> track.mark(logged.at(), Mark.Kind.RESUMED, null));
        on(ConversationSnoozed.class, (track, e, logged) -> track.mark(logged.at(), Mark.Kind.SNOOZED, e.agent()));
        on(ConversationResolved.class, (track, e, logged) -> closed(track, logged, Mark.Kind.RESOLVED, e.agent()));
        on(
                ConversationHandledElsewhere.class,
                (track, e, logged) -> closed(track, logged, Mark.Kind.RESOLVED, e.agent()));
        on(ConversationReopened.class, (track, e, logged) -> {
            track.open.add(logged.conversation());
            track.settledAt = null;
            track.mark(logged.at(), Mark.Kind.REOPENED, null);
        });
        on(
                CallPromised.class,
                (track, e, logged) ->
                        track.calls.put(e.call(), new Track.Call(logged.at(), Bounded.at(e.to()), e.agent())));
        on(CallEnded.class, Intake::callEnded);
        on(ContentErased.class, (track, e, logged) -> track.erase());
    }

    @SuppressWarnings("unchecked")
    private static <E extends ConversationEvent> void on(Class<E> type, Handler<E> handler) {
        HANDLERS.put(type, (Handler<ConversationEvent>) handler);
    }

    static void take(Track track, LoggedEvent logged) {
        Handler<ConversationEvent> handler = HANDLERS.get(logged.event().getClass());
        if (handler != null) {
            handler.on(track, logged.event(), logged);
        }
    }

    private static void understood(Track track, Insight insight) {
        track.language = track.language == null ? insight.language() : track.language;
        if (track.topic == null && !insight.topics().isEmpty()) {
            track.topic = insight.topics().get(0).topic();
        }
    }

    private static void received(Track track, Message message, LoggedEvent logged) {
        track.standing.add(message.id());
        if (track.first == null) {
            track.first = track.routing == null ? message : message.withoutContent();
        }
        if (message.surface().visibility() == Visibility.PUBLIC) {
            track.said(logged.conversation(), message);
        }
        track.mark(logged.at(), Mark.Kind.RECEIVED, null);
    }

    private static void sent(Track track, MessageSent e, LoggedEvent logged) {
        Track.Reply reply = e.send() == null ? null : track.sends.get(e.send());
        if (e.origin() == Origin.ELSEWHERE) {
            replied(track, logged.at(), Mark.Kind.REPLIED_ELSEWHERE, null);
        } else {
            replied(track, logged.at(), reply);
        }
    }

    /** A send whose outcome a person confirmed has no message of its own. */
    private static void settled(Track track, SendSettled e, LoggedEvent logged) {
        Track.Reply reply = track.sends.get(e.send());
        if (reply != null && e.state() == SendState.SENT && e.externalId() == null) {
            replied(track, logged.at(), reply);
        }
    }

    private static void replied(Track track, Instant at, Track.@Nullable Reply reply) {
        boolean automatic = reply != null && reply.automatic();
        replied(
                track,
                at,
                automatic ? Mark.Kind.REPLIED_AUTOMATICALLY : Mark.Kind.REPLIED,
                reply == null ? null : reply.agent());
    }

    private static void replied(Track track, Instant at, Mark.Kind kind, @Nullable String agent) {
        track.mark(at, kind, agent);
        track.dealt(at);
    }

    private static void withdrawn(Track track, MessageWithdrawn e, LoggedEvent logged) {
        Track.Public message = track.publics.get(e.message().id());
        if (message != null && message.withdrawnAt == null) {
            message.withdrawnAt = logged.at();
            message.message = null;
        }
        if (track.standing.remove(e.message().id()) && track.standing.isEmpty()) {
            track.mark(logged.at(), Mark.Kind.WITHDRAWN, null);
        }
    }

    private static void hidden(Track track, MessageHidden e, LoggedEvent logged) {
        Track.Public message = track.publics.get(e.message().id());
        if (message != null) {
            message.hiddenAt = e.hidden() ? logged.at() : null;
        }
    }

    private static void routed(Track track, ConversationRouted e, LoggedEvent logged) {
        boolean same = track.routing != null && Objects.equals(track.routing.sla(), e.sla());
        track.terms = e.terms() == null && same ? track.terms : e.terms();
        track.routing = Routing.of(e);
        track.first = track.first == null ? null : track.first.withoutContent();
        if (e.queue() == null) {
            closed(track, logged, Mark.Kind.SET_ASIDE, null);
        } else {
            track.open.add(logged.conversation());
            track.settledAt = null;
        }
    }

    private static void closed(Track track, LoggedEvent logged, Mark.Kind kind, @Nullable String who) {
        track.mark(logged.at(), kind, who);
        track.dealt(logged.at());
        track.open.remove(logged.conversation());
        if (track.open.isEmpty()) {
            track.settledAt = logged.at();
        }
    }

    private static void callEnded(Track track, CallEnded e, LoggedEvent logged) {
        Track.Call call = track.calls.get(e.call());
        if (call != null && call.endedAt == null) {
            call.endedAt = logged.at();
            call.cancelled = e.result() == CallResult.CANCELLED;
        }
    }
}
