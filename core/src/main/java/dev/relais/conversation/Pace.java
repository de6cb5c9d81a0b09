package dev.relais.conversation;

import java.time.Instant;

/**
 * Since when people wait for each other in a conversation.
 *
 * @param waits since when the customer has waited for somebody: since it came into its queue, or he wrote again; what fails in between
 *     does not make it later
 * @param given when it was last held out or given to an agent
 * @param acted when its owner last did something, or got it, or the customer wrote again
 * @param awaits since when its owner has waited for the customer, where he does
 */
public record Pace(Instant waits, Instant given, Instant acted, Instant awaits) {
    static Pace from(Instant opened) {
        return new Pace(opened, opened, opened, opened);
    }

    Pace waitsSince(Instant at) {
        return new Pace(at, given, acted, awaits);
    }

    Pace givenAt(Instant at) {
        return new Pace(waits, at, acted, awaits);
    }

    Pace actedAt(Instant at) {
        return new Pace(waits, given, at, awaits);
    }

    Pace awaitsSince(Instant at) {
        return new Pace(waits, given, acted, at);
    }
}
