package dev.relais.testkit;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rules of one fake network. Called under one lock. */
interface Network {
    /** Whether a call is in order; changes nothing but rate windows. */
    Verdict judge(Incoming call);

    /** How the network says that it takes no more calls. */
    HttpAnswer throttled(Incoming call, Duration untilReset);

    /** The secrets that a call presents, to be kept out of the journal. */
    Set<String> secrets(Incoming call);

    /** The secrets that answers may hold, to be kept out of the journal. */
    default Set<String> issued() {
        return Set.of();
    }

    /** A call was written down; {@code refusal} is there where the network itself refused it. */
    default void written(Incoming call, RecordedCall recorded, Map<String, String> headers, Verdict verdict) {}

    /** What the network makes of a call. */
    sealed interface Verdict {
        @Nullable
        String account();

        /**
         * Not in order.
         *
         * @param invalid whether no well-made caller makes such a call, whatever has happened
         */
        record Refused(@Nullable String account, HttpAnswer answer, boolean invalid) implements Verdict {
            Refused(@Nullable String account, HttpAnswer answer) {
                this(account, answer, false);
            }
        }

        /**
         * In order.
         *
         * @param headers added to whatever is answered
         * @param act does what the call asks for
         */
        record InOrder(@Nullable String account, Map<String, String> headers, Supplier<Effect> act)
                implements Verdict {}
    }

    /**
     * What a call brought about.
     *
     * @param answer what the caller is told
     * @param echoes what the network tells the host's webhook of it
     * @param stream where the answer has no end: what writes its body
     */
    record Effect(
            HttpAnswer answer,
            List<SignedDelivery> echoes,
            @Nullable Flow stream) {
        Effect(HttpAnswer answer, List<SignedDelivery> echoes) {
            this(answer, echoes, null);
        }
    }

    /** Writes the body of an answer that has no end; returns when there is nothing more to write. */
    interface Flow {
        void run(Line line, HttpAnswer head) throws IOException, InterruptedException;
    }
}
