package dev.relais.sla;

import java.time.Instant;

/**
 * Something that happened in a conversation and that service levels look at.
 *
 * @param at when it happened, not when it was seen
 * @param type what happened
 */
public record TimelineEvent(Instant at, Type type) {

    /** What happened. */
    public enum Type {
        /** The customer wrote. */
        RECEIVED("received"),
        /** The brand answered. */
        REPLIED("replied"),
        /** It is the customer's turn; pauses the clock where the service level says so. */
        WAITING_FOR_CUSTOMER("waiting-for-customer"),
        /** It is the brand's turn again. */
        RESUMED("resumed"),
        /** The matter is settled. */
        RESOLVED("resolved"),
        /** The matter is not settled after all. */
        REOPENED("reopened"),
        /** The customer took the matter back. */
        WITHDRAWN("withdrawn");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        /** The name in files. */
        public String text() {
            return text;
        }
    }
}
