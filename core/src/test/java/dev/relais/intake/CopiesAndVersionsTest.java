package dev.relais.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.Edited;
import dev.relais.connect.Inbound.Reacted;
import dev.relais.connect.Inbound.Received;
import dev.relais.connect.Inbound.Sent;
import dev.relais.conversation.Author;
import dev.relais.conversation.ConversationEvent.MessageEdited;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationEvent.ReactionChanged;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.Message;
import dev.relais.conversation.Surface;
import dev.relais.conversation.Version;
import dev.relais.store.InMemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Copies that say more or less, versions without a clock of their own, the same bytes at another time. */
class CopiesAndVersionsTest {
    private static final Instant AT = Instant.parse("2026-09-01T09:00:00Z");

    private final List<Told> told = new ArrayList<>();

    @Test
    void edits_of_one_instant_stand_in_the_order_of_their_count() {
        tell("a", AT, comment("1", "post", "c", "post"));
        for (int count : List.of(2, 3, 1)) {
            tell("e" + count, AT, edit(count, AT.plusSeconds(1), false));
        }
        assertThat(edits()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_later_count_with_an_earlier_clock_is_still_the_later_edit() {
        tell("a", AT, comment("1", "post", "c", "post"));
        tell("e2", AT, edit(2, AT.plusSeconds(1), false));
        tell("e1", AT, edit(1, AT.plusSeconds(9), false));
        assertThat(edits()).containsExactly(1L, 2L);
    }

    @Test
    void the_copy_that_names_the_author_says_whose_conversation_it_is() {
        for (int i = 0; i < 20; i++) {
            told.clear();
            String id = "comment" + i;
            tell("named", AT, comment(id, "post", "c", "post"));
            tell("nameless", AT, comment(id, id, null, "post"));
            assertThat(roots()).as(id).containsExactly("post");
        }
    }

    @Test
    void the_copy_that_knows_the_root_wins_over_one_that_takes_the_parent_for_it() {
        for (int i = 0; i < 20; i++) {
            told.clear();
            tell("guess", AT, comment("1", "parent" + i, "c", "parent" + i));
            tell("known", AT, comment("1", "root", "c", "parent" + i));
            assertThat(roots()).as("parent%d", i).containsExactly("root");
        }
    }

    @Test
    void two_copies_of_an_answer_agree_on_its_conversation_in_any_order() {
        for (int i = 0; i < 20; i++) {
            told.clear();
            tell("guess", AT, answer("parent" + i, "parent" + i));
            tell("known", AT, answer("root", "parent" + i));
            assertThat(roots()).as("parent%d", i).containsExactly("root");
        }
    }

    @Test
    void the_same_bytes_later_tell_nothing_new_even_without_a_time_of_their_own() {
        tell("a", AT, comment("1", "post", "c", "post"));
        for (int again : List.of(50, 20, 90)) {
            Instant arrival = AT.plusSeconds(again);
            Author author = new Author("c", null, null);
            tell("same reaction", arrival, new Reacted("/r", "n", "a", "1", author, "love", true, arrival, true));
            tell(
                    "same reaction elsewhere",
                    arrival,
                    new Reacted("/r", "n", "a", "9", author, "x", true, arrival, true));
            tell("same edit", arrival, edit("9", 1, arrival, true));
        }
        InMemoryStore store = Replay.of(told);
        assertThat(store.log(0))
                .filteredOn(event -> event.event() instanceof ReactionChanged)
                .singleElement()
                .satisfies(event -> assertThat(event.at()).isEqualTo(AT.plusSeconds(20)));
        assertThat(store.unattached()).hasSize(2);
    }

    @Test
    void an_edit_without_a_time_in_two_bodies_is_one_edit() {
        tell("one body", AT, edit("9", 1, AT.plusSeconds(5), true));
        tell("another body", AT, edit("9", 1, AT.plusSeconds(7), true));
        assertThat(Replay.of(told).unattached()).hasSize(1);
    }

    @Test
    void an_edit_told_with_its_time_and_again_without_is_one_edit() {
        tell("a", AT, comment("1", "post", "c", "post"));
        tell("timed", AT, edit(1, AT.plusSeconds(5), false));
        tell("guessed", AT, edit(1, AT.plusSeconds(7), true));
        assertThat(edits()).containsExactly(1L);
    }

    private List<Long> edits() {
        return Replay.of(told).log(0).stream()
                .filter(event -> event.event() instanceof MessageEdited)
                .map(event -> ((MessageEdited) event.event()).version().revision())
                .toList();
    }

    /** The roots of all conversations, in both orders of arrival. */
    private Set<@Nullable String> roots() {
        List<Told> reversed = new ArrayList<>(told);
        java.util.Collections.reverse(reversed);
        Set<@Nullable String> roots = new java.util.HashSet<>();
        for (InMemoryStore store : List.of(Replay.of(told), Replay.of(reversed))) {
            assertThat(store.log(0))
                    .filteredOn(e -> e.event() instanceof MessageReceived)
                    .hasSizeLessThan(2);
            store.conversations()
                    .forEach(id ->
                            roots.add(store.conversation(id).orElseThrow().key().root()));
        }
        return roots;
    }

    private static Received comment(String id, String root, @Nullable String customer, String parent) {
        Author author = customer == null ? null : new Author(customer, null, null);
        Message message = new Message("n", "a", id, Surface.COMMENT, author, "text", List.of(), parent, AT, false);
        return new Received("/m", message, new ConversationKey("a", root, customer), Set.of(id), 0);
    }

    private static Sent answer(String root, String parent) {
        Message message = new Message("n", "a", "s", Surface.COMMENT, null, "text", List.of(), parent, AT, false);
        return new Sent("/s", message, new ConversationKey("a", root, "c"), Set.of("s"), 0, null);
    }

    private static Edited edit(int count, Instant at, boolean estimated) {
        return edit("1", count, at, estimated);
    }

    private static Edited edit(String id, int count, Instant at, boolean estimated) {
        return new Edited("/e" + count, "n", "a", id, new Version(count, at, AT, estimated, "edit " + count));
    }

    private void tell(String body, Instant receivedAt, Inbound inbound) {
        Delivery delivery = new Delivery("n", null, receivedAt, body.getBytes(StandardCharsets.UTF_8));
        told.add(Told.of(inbound, told.size() + 1L, delivery));
    }
}
