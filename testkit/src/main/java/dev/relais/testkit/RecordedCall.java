package dev.relais.testkit;

import java.util.OptionalInt;

/**
 * A call and what the fake network did with it.
 *
 * @param call the call
 * @param outcome what the caller got
 */
public record RecordedCall(NetworkCall call, Outcome outcome) {
    /** What the caller got. */
    public sealed interface Outcome {
        /** Whether the call did what it asked for, whatever the caller was told. */
        boolean executed();

        /**
         * An answer.
         *
         * @param status HTTP status
         * @param body the body of the answer
         */
        record Answered(int status, String body, boolean executed) implements Outcome {}

        /** The connection was closed without an answer. */
        record Unanswered(boolean executed) implements Outcome {}
    }

    /** The HTTP status of the answer; empty where there was none. */
    public OptionalInt status() {
        return outcome instanceof Outcome.Answered answered ? OptionalInt.of(answered.status()) : OptionalInt.empty();
    }
}
