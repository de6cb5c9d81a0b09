package dev.relais.twitter.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking X for something, or to arrange something.
 *
 * @param <T> what X gives
 */
public sealed interface Asked<T> {
    /** X gave it. */
    record Got<T>(T value) implements Asked<T> {}

    /**
     * X does not do it.
     *
     * @param reason {@code invalid}, {@code gone}, {@code not-authorized}, {@code out-of-credit}…
     * @param detail for a person
     */
    record Refused<T>(String reason, String detail) implements Asked<T> {}

    /** It cannot be known now; asking before {@code until} is in vain. */
    record Later<T>(Instant until, String detail) implements Asked<T> {}

    /** What was given; empty where nothing was. */
    default Optional<T> got() {
        return this instanceof Got<T> got ? Optional.of(got.value()) : Optional.empty();
    }

    /**
     * The same failure of something greater.
     *
     * @throws IllegalStateException if it is none
     */
    default <U> Asked<U> failure() {
        if (this instanceof Refused<T> refused) {
            return new Refused<>(refused.reason(), refused.detail());
        }
        if (this instanceof Later<T> later) {
            return new Later<>(later.until(), later.detail());
        }
        throw new IllegalStateException("it did not fail");
    }

    /**
     * Reads an answer.
     *
     * @param now when it came
     * @param read what the body's JSON gives; empty where it is not understood
     */
    static <T> Asked<T> of(Answer answer, Instant now, Function<@Nullable JsonNode, Optional<T>> read) {
        Instant soon = now.plus(Duration.ofMinutes(1));
        if (answer instanceof Answer.Done done) {
            return read.apply(done.json())
                    .<Asked<T>>map(Got::new)
                    .orElseGet(() -> new Later<>(soon, "X's answer is not understood"));
        }
        if (answer instanceof Answer.Refused refused) {
            String reason = refused.meaning().reason();
            return new Refused<>(
                    reason == null ? "refused" : reason, refused.meaning().detail());
        }
        if (answer instanceof Answer.Limited limited) {
            return new Later<>(limited.until(), "X takes no such call now");
        }
        return new Later<>(
                soon, answer instanceof Answer.Unknown unknown ? unknown.detail() : "there is no connection to X");
    }
}
