package dev.relais.conversation;

import java.time.Instant;

/**
 * A question to another employee.
 *
 * @param by who asks
 * @param agent who is asked
 * @param answered whether he answered
 */
public record Consultation(String id, String by, String agent, String question, Instant at, boolean answered) {
    Consultation ended() {
        return new Consultation(id, by, agent, question, at, true);
    }

    Consultation erased() {
        return new Consultation(id, by, agent, "", at, answered);
    }

    @Override
    public String toString() {
        return "Consultation[" + id + "]";
    }
}
