package dev.relais.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.connect.Inbound;
import dev.relais.conversation.Author;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.Entry;
import dev.relais.conversation.Media;
import dev.relais.conversation.Message;
import dev.relais.conversation.Surface;
import dev.relais.store.Commit;
import dev.relais.store.InMemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Copies of a message that the customer took away: what remains does not depend on which came first. */
class WithdrawnCopiesTest {
    private static final Instant AT = Instant.parse("2026-09-01T09:00:00Z");
    private static final ConversationKey KEY = new ConversationKey("a", "post", "c");

    @Test
    void fuller_copies_before_and_after_the_removal_leave_the_same_tombstone() {
        List<Inbound> told = List.of(
                copy("hello", null, List.of(), true),
                copy("hello there", "post", List.of(new Media("image", "https://example.org/1")), true),
                copy("hello", "parent", List.of(), false),
                new Inbound.Withdrawn("/w", "facebook", "a", "m", AT.plusSeconds(9), false));
        Set<Entry> seen = new HashSet<>();
        for (long seed = 0; seed < 100; seed++) {
            List<Inbound> shuffled = new ArrayList<>(told);
            Collections.shuffle(shuffled, new Random(seed));
            seen.add(after(shuffled));
        }
        assertThat(seen).singleElement().satisfies(entry -> {
            assertThat(entry.withdrawn()).isTrue();
            assertThat(entry.message().inReplyTo()).isEqualTo("post");
            assertThat(entry.message().text()).isEmpty();
            assertThat(entry.message().media()).isEmpty();
            assertThat(entry.message().author()).isEqualTo(new Author("c", null, null));
            assertThat(entry.message().at()).isEqualTo(AT);
        });
    }

    private static Entry after(List<Inbound> told) {
        InMemoryStore store = new InMemoryStore();
        for (Inbound inbound : told) {
            Body body = new Body(inbound.toString().getBytes(StandardCharsets.UTF_8));
            Commit commit = Intake.decide(store, new Told(inbound, 1, body, AT));
            if (!commit.isEmpty()) {
                store.commit(commit);
            }
        }
        return store.conversation(KEY.id())
                .orElseThrow()
                .entries()
                .values()
                .iterator()
                .next();
    }

    private static Inbound copy(String text, @Nullable String parent, List<Media> media, boolean estimated) {
        Message message = new Message(
                "facebook",
                "a",
                "m",
                Surface.COMMENT,
                new Author("c", null, "Ann"),
                text,
                media,
                parent,
                estimated ? AT.plusSeconds(5) : AT,
                estimated);
        return new Inbound.Received("/m", message, KEY, Set.of("m"), 0);
    }
}
