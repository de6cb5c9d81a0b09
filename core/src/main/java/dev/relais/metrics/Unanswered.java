package dev.relais.metrics;

import dev.relais.conversation.Author;
import dev.relais.conversation.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A customer's public message that nobody answered, hid or settled.
 *
 * @param conversation its id
 * @param network where it stands
 * @param surface post, comment or review
 * @param at when it was written
 * @param author what people call its author: a name, a handle; null where the network tells none, or it was erased
 * @param text what it says; empty where that was erased
 * @param queue where its conversation waits; null: nowhere
 */
public record Unanswered(
        String conversation,
        String network,
        String surface,
        Instant at,
        @Nullable String author,
        String text,
        @Nullable String queue) {
    static List<Unanswered> of(Collection<Track> tracks, Function<Track, Routing> routings, Instant until) {
        List<Unanswered> found = new ArrayList<>();
        for (Track track : tracks) {
            Routing routing = routings.apply(track);
            if (routing.aside()) {
                continue;
            }
            for (Track.Public waiting : track.waiting) {
                Message message = waiting.message;
                if (message != null && waiting.hiddenAt == null && !waiting.at.isAfter(until)) {
                    found.add(new Unanswered(
                            waiting.conversation.value(),
                            message.network(),
                            message.surface().word(),
                            waiting.at,
                            name(message.author()),
                            message.text(),
                            track.queue == null ? routing.queue() : track.queue));
                }
            }
        }
        found.sort(Comparator.comparing(Unanswered::at).thenComparing(Unanswered::conversation));
        return found;
    }

    private static @Nullable String name(@Nullable Author author) {
        if (author == null) {
            return null;
        }
        return author.handle() == null ? author.name() : "@" + author.handle();
    }

    @Override
    public String toString() {
        return "Unanswered[" + conversation + "]";
    }
}
