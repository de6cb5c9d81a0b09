package dev.relais.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An outbound act and what is known of its outcome.
 *
 * @param kind what it does
 * @param text what it says; {@code ""} where it says nothing
 * @param inReplyTo external id of the message that it answers or acts on
 * @param visibility where the customer gets it
 * @param automatic whether a machine decided it
 * @param requestedAt when it was decided
 * @param attempt how often the network was called
 * @param term of the desk that called last; 0 before the first attempt
 * @param since since when {@code state} holds
 * @param until when it may be tried again, where {@code state} is {@link SendState#THROTTLED}
 * @param externalId the network's id of what was sent, once known
 * @param reason why it was refused or waits, in the connector's words
 */
public record Send(
        SendId id,
        Kind kind,
        String agent,
        String text,
        @Nullable String inReplyTo,
        Visibility visibility,
        boolean automatic,
        Instant requestedAt,
        SendState state,
        int attempt,
        long term,
        Instant since,
        @Nullable Instant until,
        @Nullable String externalId,
        @Nullable String reason) {
    /** What an outbound act does. */
    public enum Kind {
        /** Says something to the customer. */
        REPLY,
        /** Hides a customer's public message from others. */
        HIDE,
        /** Shows it again. */
        UNHIDE
    }

    /** Whether doing it twice is the same as doing it once. */
    public boolean isRepeatable() {
        return kind != Kind.REPLY;
    }

    /** A reply that was just decided. */
    static Send of(ConversationEvent.ReplyRequested event, Instant at) {
        return decided(
                event.send(),
                Kind.REPLY,
                event.agent(),
                event.text(),
                event.inReplyTo(),
                event.visibility(),
                event.automatic(),
                at);
    }

    /** A hiding that was just decided. */
    static Send of(ConversationEvent.HidingRequested event, Instant at) {
        Kind kind = event.hidden() ? Kind.HIDE : Kind.UNHIDE;
        return decided(
                event.send(), kind, event.agent(), "", event.message().externalId(), Visibility.PUBLIC, false, at);
    }

    private static Send decided(
            SendId id,
            Kind kind,
            String agent,
            String text,
            @Nullable String inReplyTo,
            Visibility visibility,
            boolean automatic,
            Instant at) {
        return new Send(
                id,
                kind,
                agent,
                text,
                inReplyTo,
                visibility,
                automatic,
                at,
                SendState.PENDING,
                0,
                0,
                at,
                null,
                null,
                null);
    }

    /** Whether it said something, and what it said was erased. */
    public boolean isErased() {
        return kind == Kind.REPLY && text.isEmpty();
    }

    Send erased() {
        return new Send(
                id,
                kind,
                agent,
                "",
                inReplyTo,
                visibility,
                automatic,
                requestedAt,
                state,
                attempt,
                term,
                since,
                until,
                externalId,
                reason);
    }

    Send started(ConversationEvent.SendStarted event, Instant at) {
        return in(SendState.SENDING, event.attempt(), event.term(), at, null, null, null);
    }

    Send settled(ConversationEvent.SendSettled event, Instant at) {
        return in(event.state(), attempt, term, at, event.until(), event.externalId(), event.reason());
    }

    private Send in(
            SendState newState,
            int newAttempt,
            long newTerm,
            Instant at,
            @Nullable Instant newUntil,
            @Nullable String newExternalId,
            @Nullable String newReason) {
        return new Send(
                id,
                kind,
                agent,
                text,
                inReplyTo,
                visibility,
                automatic,
                requestedAt,
                newState,
                newAttempt,
                newTerm,
                at,
                newUntil,
                newExternalId,
                newReason);
    }

    @Override
    public String toString() {
        return "Send[" + id + " " + state + "]";
    }
}
