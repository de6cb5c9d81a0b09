package dev.relais.metrics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What figures need to know of an event: never what anybody said.
 *
 * @param at when it happened
 * @param kind what happened
 * @param who the agent, for what agents do; the queue, for {@link Kind#QUEUED} and {@link Kind#TRANSFERRED}; else null
 */
record Mark(Instant at, Kind kind, @Nullable String who) {
    /** What happened. */
    enum Kind {
        OPENED,
        RECEIVED,
        /** An agent's reply, through Relais. */
        REPLIED,
        /** A reply that a machine decided. */
        REPLIED_AUTOMATICALLY,
        /** A reply that was written in the network's own application. */
        REPLIED_ELSEWHERE,
        QUEUED,
        /** Into another queue, by its owner. */
        TRANSFERRED,
        ASSIGNED,
        RELEASED,
        AWAITED,
        RESUMED,
        SNOOZED,
        SET_ASIDE,
        RESOLVED,
        REOPENED,
        /** The customer took back all that he had said. */
        WITHDRAWN;

        boolean isReply() {
            return this == REPLIED || this == REPLIED_AUTOMATICALLY || this == REPLIED_ELSEWHERE;
        }

        boolean isHumanReply() {
            return this == REPLIED || this == REPLIED_ELSEWHERE;
        }

        boolean settles() {
            return this == RESOLVED || this == SET_ASIDE;
        }

        /** The phase that it leads to from {@code before}. */
        Phase after(Phase before) {
            return switch (this) {
                case OPENED, QUEUED, TRANSFERRED, RELEASED, REOPENED -> Phase.WAITING;
                case ASSIGNED, RESUMED -> Phase.OWNED;
                case AWAITED -> Phase.AWAITING_CUSTOMER;
                case SNOOZED -> Phase.SNOOZED;
                case SET_ASIDE, RESOLVED -> Phase.SETTLED;
                case RECEIVED, REPLIED, REPLIED_AUTOMATICALLY, REPLIED_ELSEWHERE, WITHDRAWN -> before;
            };
        }
    }
}
