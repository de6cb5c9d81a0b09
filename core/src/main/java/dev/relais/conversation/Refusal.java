package dev.relais.conversation;

/**
 * Why a command was refused. A value: hosts meet refusals in their normal flow.
 *
 * @param reason for programs
 * @param message for a person; ids and places only
 */
public record Refusal(Reason reason, String message) {
    /** Why. */
    public enum Reason {
        /** There is no such conversation. */
        UNKNOWN_CONVERSATION,
        /** There is no such agent. */
        UNKNOWN_AGENT,
        /** The offer was answered, has expired, or was never made. */
        OFFER_IS_GONE,
        /** The offer was made to somebody else. */
        NOT_YOURS,
        /** The conversation belongs to somebody else by now, or was taken from whoever holds the token. */
        STALE_TOKEN,
        /** Nobody owns the conversation. */
        NOT_OWNED,
        /** The matter is settled. */
        RESOLVED,
        /** There is no such queue. */
        UNKNOWN_QUEUE,
        /** There is no such draft, consultation, call, message or send in the conversation. */
        NOT_FOUND,
        /** Somebody else has to agree first. */
        NEEDS_APPROVAL,
        /** An author cannot approve what he wrote. */
        OWN_WORK,
        /** What was approved, or shall be, is not what stands there now. */
        CHANGED,
        /** Machines have answered each other for too long. */
        LOOP,
        /** The instants do not make sense: a wake time in the past, a window that ends before it begins. */
        BAD_TIME,
        /** There is nothing to say. */
        EMPTY_TEXT,
        /** There is no message to answer. */
        NOTHING_TO_ANSWER,
        /** The conversation is not in a state in which this makes sense. */
        OUT_OF_ORDER
    }
}
