package dev.relais.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import dev.relais.json.Tolerant;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code X-Business-Use-Case-Usage}: {@code {"<object id>": [{type, call_count, …,
 * estimated_time_to_regain_access}]}}, the last in minutes.
 */
final class BusinessUseCaseUsage {
    private static final long MAX_MINUTES = Duration.ofDays(7).toMinutes();

    private BusinessUseCaseUsage() {}

    /**
     * How long Meta says that calls stay refused: for the object itself where the header names it, else the longest wait
     * of all. Empty where nothing above zero is said; never more than seven days.
     */
    static Optional<Duration> regainAccess(HttpHeaders headers, @Nullable String externalId) {
        Optional<JsonNode> usage =
                headers.firstValue("X-Business-Use-Case-Usage").flatMap(BusinessUseCaseUsage::read);
        if (usage.isEmpty()) {
            return Optional.empty();
        }
        JsonNode own = externalId == null ? null : Tolerant.member(usage.get(), externalId);
        long minutes = 0;
        for (JsonNode entries : own == null ? usage.get() : List.of(own)) {
            minutes = Math.max(minutes, longest(entries));
        }
        return minutes > 0 ? Optional.of(Duration.ofMinutes(Math.min(minutes, MAX_MINUTES))) : Optional.empty();
    }

    private static long longest(JsonNode entries) {
        long minutes = 0;
        for (JsonNode entry : entries) {
            JsonNode wait = Tolerant.member(entry, "estimated_time_to_regain_access");
            minutes = Math.max(minutes, wait == null ? 0 : wait.asLong());
        }
        return minutes;
    }

    private static Optional<JsonNode> read(String header) {
        try {
            return Optional.of(StrictJson.read(header));
        } catch (NotJsonException e) {
            return Optional.empty();
        }
    }
}
