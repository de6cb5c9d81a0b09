package dev.relais.twitter;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Until when X takes no more, as the headers of a 429 tell; they may be missing, late or wrong. */
final class RateLimit {
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final List<String> WINDOWS = List.of("x-rate-limit", "x-app-limit-24hour", "x-user-limit-24hour");

    private RateLimit() {}

    /**
     * A window that X says is used up, the later of several; else the first window of which X says nothing but its end;
     * else {@code retry-after}; empty where X says nothing. Never before {@code now} and never more than 24 hours after it.
     */
    static Optional<Instant> until(HttpHeaders headers, Instant now) {
        Instant last = now.plus(LONGEST);
        return windows(headers, true)
                .max(Instant::compareTo)
                .or(() -> windows(headers, false).findFirst())
                .or(() -> retryAfter(headers, now))
                .map(until -> until.isBefore(now) ? now : until.isAfter(last) ? last : until);
    }

    private static Stream<Instant> windows(HttpHeaders headers, boolean usedUp) {
        return WINDOWS.stream()
                .filter(window -> {
                    Long remaining = number(headers, window + "-remaining");
                    return usedUp ? remaining != null && remaining <= 0 : remaining == null;
                })
                .map(window -> number(headers, window + "-reset"))
                .filter(Objects::nonNull)
                .map(RateLimit::instant);
    }

    /** Seconds, or a date (RFC 9110, section 10.2.3). */
    private static Optional<Instant> retryAfter(HttpHeaders headers, Instant now) {
        Long seconds = number(headers, "retry-after");
        if (seconds != null) {
            return Optional.of(now.plusSeconds(Math.min(seconds, LONGEST.toSeconds())));
        }
        try {
            return headers.firstValue("retry-after")
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant instant(long epochSecond) {
        return Instant.ofEpochSecond(Math.min(epochSecond, Instant.MAX.getEpochSecond()));
    }

    /** A whole number ≥ 0; null where the header is missing or something else. */
    private static @Nullable Long number(HttpHeaders headers, String name) {
        String value = headers.firstValue(name).orElse("").trim();
        return value.matches("[0-9]{1,18}") ? Long.valueOf(value) : null;
    }
}
