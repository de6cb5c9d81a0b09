package dev.relais.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.connect.Reconciliation;
import dev.relais.connect.Reconciliation.Absent;
import dev.relais.connect.Reconciliation.Found;
import dev.relais.connect.Reconciliation.Unavailable;
import dev.relais.connect.Reconciliation.Undecidable;
import dev.relais.json.Tolerant;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A text of the account's own that is looked for among comments or messages. Not thread-safe. */
final class Sought {
    /** The graph writes offsets without a colon: {@code 2026-09-01T09:15:30+0000}. */
    private static final DateTimeFormatter GRAPH_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS]xx", Locale.ROOT);

    private final String text;
    private final Set<String> self;
    private final Instant from;
    private boolean past;
    private boolean unsure;

    Sought(String text, Set<String> self, Instant from) {
        this.text = text.strip();
        this.self = self;
        this.from = from;
    }

    /** Before that it cannot have been said. */
    Instant from() {
        return from;
    }

    /** What a page says of it; null where it says nothing. */
    @Nullable
    Reconciliation among(JsonNode page) {
        JsonNode items = Tolerant.member(page, "data");
        if (items == null || !items.isArray()) {
            return new Unavailable("Meta's answer is not understood");
        }
        for (JsonNode item : items) {
            Instant at = time(item);
            if (at != null && at.isBefore(from)) {
                past = true;
                continue;
            }
            String said = Tolerant.text(item, "message", "text");
            String author = Tolerant.id(Tolerant.member(item, "from"), "id");
            String id = Tolerant.id(item, "id");
            if (id == null || said == null || !said.strip().equals(text)) {
                continue;
            }
            if (author == null) {
                unsure = true;
            } else if (self.contains(author)) {
                return new Found(id);
            }
        }
        return null;
    }

    /** Whether what is older than it can be was reached. */
    boolean isPast() {
        return past;
    }

    Reconciliation notFound() {
        return unsure ? new Undecidable("the text is there, and Meta does not tell who wrote it") : new Absent();
    }

    private static @Nullable Instant time(JsonNode item) {
        Instant at = Tolerant.time(item, "created_time", "timestamp");
        String written = Tolerant.text(item, "created_time", "timestamp");
        if (at != null || written == null) {
            return at;
        }
        try {
            return OffsetDateTime.parse(written, GRAPH_TIME).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
