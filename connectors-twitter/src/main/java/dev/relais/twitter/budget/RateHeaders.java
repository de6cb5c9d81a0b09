package dev.relais.twitter.budget;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What X's headers tell of windows of calls; they may be missing, late or wrong. */
final class RateHeaders {
    private static final Duration LONGEST = Duration.ofHours(24);

    private RateHeaders() {}

    /** Headers that tell of one kind of window. */
    enum Family {
        /** Of the endpoint: 15 minutes, mostly. */
        WINDOW("x-rate-limit"),
        /** Of the user's day; not documented. */
        USER_DAY("x-user-limit-24hour"),
        /** Of the application's day; not documented. */
        APPLICATION_DAY("x-app-limit-24hour");

        private final String header;

        Family(String header) {
            this.header = header;
        }

        String header() {
            return header;
        }
    }

    /** One window. */
    record Window(long limit, long remaining, Instant reset) {
        Window less() {
            return new Window(limit, remaining - 1, reset);
        }

        /** As far as it can be left after {@code calls} of it, whatever X had counted when it answered. */
        Window without(int calls) {
            return new Window(limit, Math.min(remaining, Math.max(0, limit - calls)), reset);
        }

        /** Of two accounts of windows: the newer window, or the smaller rest of one. */
        static Window later(Window known, Window told) {
            int order = told.reset().compareTo(known.reset());
            if (order == 0) {
                return told.remaining() < known.remaining() ? told : known;
            }
            return order > 0 ? told : known;
        }
    }

    /** The window that the headers tell of, where they tell all of it; it ends within 24 hours of {@code now}. */
    static Optional<Window> window(HttpHeaders headers, Family family, Instant now) {
        Long remaining = number(headers, family.header() + "-remaining");
        Long reset = number(headers, family.header() + "-reset");
        if (remaining == null || reset == null) {
            return Optional.empty();
        }
        Long limit = number(headers, family.header() + "-limit");
        return Optional.of(new Window(limit == null ? remaining : limit, remaining, within(instant(reset), now)));
    }

    /**
     * Until when a 429 closes: a window that X says is used up, the later of several; else the first window of which X says nothing but
     * its end; else {@code retry-after}; empty where X says nothing. Never before {@code now} and never more than 24 hours after it.
     */
    static Optional<Instant> until(HttpHeaders headers, Instant now) {
        return ends(headers, true)
                .max(Instant::compareTo)
                .or(() -> ends(headers, false).findFirst())
                .or(() -> retryAfter(headers, now))
                .map(until -> until.isBefore(now) ? now : within(until, now));
    }

    private static Instant within(Instant until, Instant now) {
        Instant last = now.plus(LONGEST);
        return until.isAfter(last) ? last : until;
    }

    private static Stream<Instant> ends(HttpHeaders headers, boolean usedUp) {
        return EnumSet.allOf(Family.class).stream()
                .filter(family -> {
                    Long remaining = number(headers, family.header() + "-remaining");
                    return usedUp ? remaining != null && remaining <= 0 : remaining == null;
                })
                .flatMap(family -> Stream.ofNullable(number(headers, family.header() + "-reset")))
                .map(RateHeaders::instant);
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
