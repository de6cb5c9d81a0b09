package dev.relais.testkit;

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

    /** What the network makes of a call. */
    sealed interface Verdict {
        @Nullable
        String account();

        /** Not in order. */
        record Refused(@Nullable String account, HttpAnswer answer) implements Verdict {}

        /**
         * In order.
         *
         * @param headers added to whatever is answered
         * @param act does what the call asks for
         */
        record InOrder(String account, Map<String, String> headers, Supplier<Effect> act) implements Verdict {}
    }

    /**
     * What a call brought about.
     *
     * @param answer what the caller is told
     * @param echoes what the network tells the host's webhook of it
     */
    record Effect(HttpAnswer answer, List<SignedDelivery> echoes) {}
}
