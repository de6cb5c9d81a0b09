package dev.relais.twitter.budget;

import java.time.Instant;
import java.util.Comparator;

/**
 * What is left of a window of calls.
 *
 * @param account the desk's own name; {@code ""} where the application calls in its own name
 * @param window how X's headers call it: {@code x-rate-limit}, {@code x-app-limit-24hour}, {@code x-user-limit-24hour}
 * @param limit calls in the whole window, as X tells it; it is wrong at times
 * @param remaining calls that X still takes
 * @param reset when a new window begins
 */
public record Left(Endpoint endpoint, String account, String window, long limit, long remaining, Instant reset) {
    static final Comparator<Left> ORDER =
            Comparator.comparing(Left::endpoint).thenComparing(Left::account).thenComparing(Left::window);
}
