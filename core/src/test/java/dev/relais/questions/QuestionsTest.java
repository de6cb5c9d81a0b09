package dev.relais.questions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ContentErased;
import dev.relais.conversation.ConversationEvent.MessageEdited;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationEvent.MessageWithdrawn;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.Message;
import dev.relais.conversation.MessageId;
import dev.relais.conversation.Surface;
import dev.relais.conversation.Version;
import dev.relais.questions.Questions.Asked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuestionsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final List<String> PARCELS = List.of(
            "Hello! Where is my parcel?",
            "where's the parcel",
            "Hi there. Can you tell me where my parcel is? Thanks",
            "@brand WHERE IS MY PARCEL???");
    private static final List<String> OPENING = List.of(
            "Êtes-vous ouverts dimanche ?",
            "Bonjour, est-ce que vous êtes ouverts le dimanche ?",
            "Le dimanche, vous êtes ouverts ?");
    private static final List<String> REFUNDS =
            List.of("How can I get a refund for my lamp?", "When do I get the refund for a broken lamp?");
    private static final List<String> STATEMENTS = List.of("Great service!", "Never again.", "ok", "", "???", "👍");

    private static LoggedEvent event(int number, ConversationEvent event) {
        return new LoggedEvent(new ConversationId("c" + number), 1, NOW, null, event);
    }

    private static Message message(int number, String text) {
        return new Message("x", "a", "m" + number, Surface.COMMENT, null, text, List.of(), null, NOW, false);
    }

    private static LoggedEvent says(int number, String text) {
        return event(number, new MessageReceived(message(number, text), 0));
    }

    private static List<LoggedEvent> talk() {
        List<String> texts = new ArrayList<>();
        texts.addAll(PARCELS);
        texts.addAll(STATEMENTS);
        texts.addAll(OPENING);
        texts.addAll(REFUNDS);
        List<LoggedEvent> events = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            events.add(says(i, texts.get(i)));
        }
        return events;
    }

    private static Questions of(List<LoggedEvent> events) {
        Questions questions = new Questions();
        events.forEach(questions::take);
        return questions;
    }

    /** Its {@code toString} tells no words. */
    private static String told(Questions questions) {
        StringBuilder told = new StringBuilder();
        for (Asked one : questions.top(100)) {
            told.append(one.count())
                    .append(' ')
                    .append(one.text())
                    .append(' ')
                    .append(one.examples())
                    .append('\n');
        }
        return told.toString();
    }

    @Test
    void the_same_question_in_other_words_is_one_question() {
        List<Asked> top = of(talk()).top(10);
        assertThat(top).extracting(Asked::count).containsExactly(4L, 3L, 2L);
        assertThat(top.get(0).text()).containsIgnoringCase("parcel");
        assertThat(top.get(1).text()).containsIgnoringCase("dimanche");
        assertThat(top.get(2).text()).containsIgnoringCase("refund");
        assertThat(top.get(0).examples()).doesNotContain(top.get(0).text()).hasSizeLessThanOrEqualTo(3);
        assertThat(of(talk()).top(1)).hasSize(1);
        assertThat(new Questions().top(10)).isEmpty();
    }

    @Test
    void neither_order_nor_repetition_nor_parts_matter() {
        String whole = told(of(talk()));
        for (long seed = 0; seed < 20; seed++) {
            List<LoggedEvent> events = new ArrayList<>(talk());
            events.addAll(talk().subList(0, 5));
            Collections.shuffle(events, new Random(seed));
            assertThat(told(of(events))).as("seed %d", seed).isEqualTo(whole);
            Questions one = of(events.subList(0, 8));
            one.merge(of(events.subList(8, events.size())));
            assertThat(told(one)).as("merged, seed %d", seed).isEqualTo(whole);
        }
    }

    @Test
    void words_go_when_they_are_withdrawn_or_erased_and_the_counts_stay() {
        Questions questions = of(talk());
        for (int i = 0; i < PARCELS.size(); i++) {
            questions.take(
                    i % 2 == 0
                            ? event(i, new ContentErased("lea"))
                            : event(i, new MessageWithdrawn(message(i, "").ref())));
            questions.take(says(i, PARCELS.get(i)));
        }
        List<Asked> top = questions.top(10);
        assertThat(top).extracting(Asked::count).containsExactly(4L, 3L, 2L);
        assertThat(top.get(0).text()).isEmpty();
        assertThat(top.get(0).examples()).isEmpty();
        assertThat(told(questions)).doesNotContainIgnoringCase("parcel");
        assertThat(top.toString()).doesNotContain("dimanche");
    }

    @Test
    void an_edit_changes_the_words_and_the_last_one_wins() {
        Questions questions =
                of(List.of(says(1, "Where is parcel 4711 of Jane Doe?"), says(2, "Where is the parcel?")));
        questions.take(event(1, edit(1, 2, "Where is my parcel?")));
        questions.take(event(1, edit(1, 1, "Where is parcel 4711?")));
        assertThat(told(questions)).startsWith("2 ").doesNotContain("4711").doesNotContain("Jane");
        questions.take(event(1, edit(1, 3, "Found it.")));
        assertThat(told(questions)).isEqualTo("2 Where is the parcel? []\n");
    }

    private static MessageEdited edit(int number, int revision, String text) {
        return new MessageEdited(message(number, "").ref(), new Version(revision, NOW, NOW, false, text));
    }

    @Test
    void of_very_many_a_sample_is_kept_and_the_counts_are_near() {
        Questions one = new Questions();
        Questions other = new Questions();
        Questions backwards = new Questions();
        int all = 50_000;
        for (int i = 0; i < all; i++) {
            String text = i % 5 < 3 ? "Where is my parcel?" : "Are you open on sunday?";
            (i % 3 == 0 ? one : other).take(says(i, text));
            int j = all - 1 - i;
            backwards.take(says(j, j % 5 < 3 ? "Where is my parcel?" : "Are you open on sunday?"));
        }
        one.merge(other);
        assertThat(told(one)).isEqualTo(told(backwards));
        List<Asked> top = one.top(10);
        assertThat(top.get(0).count()).isBetween(28_500L, 31_500L);
        assertThat(top.get(1).count()).isBetween(19_000L, 21_000L);
    }

    @Test
    void one_word_that_stands_in_every_question_does_not_take_long() {
        Random dice = new Random(7);
        Questions questions = new Questions();
        for (int i = 0; i < 5_000; i++) {
            questions.take(says(i, "parcel " + word(dice) + " " + word(dice) + " " + word(dice) + "?"));
        }
        long start = System.nanoTime();
        questions.top(10);
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    private static String word(Random dice) {
        return dice.ints(5, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void what_somebody_injects_is_a_question_like_any_other() {
        List<LoggedEvent> events = new ArrayList<>();
        List<String> hostile = List.of(
                "<script>alert('parcel')</script> where is it?",
                "\u202Eparcel\u0000\u001B[31m where?",
                "where " + "x".repeat(100_000) + " parcel?",
                "?".repeat(100_000),
                "where\n".repeat(20_000) + "?",
                "\uD800 where is parcel \uDFFF?",
                "https://a/" + "?".repeat(50_000));
        for (int i = 0; i < hostile.size(); i++) {
            events.add(says(i, hostile.get(i)));
        }
        for (Asked one : of(events).top(10)) {
            assertThat(one.text().length()).isLessThanOrEqualTo(301);
        }
    }

    @Test
    void ids_that_all_have_one_hash_are_kept_within_bounds() {
        Questions questions = new Questions();
        for (int i = 0; i < 1 << 15; i++) {
            StringBuilder id = new StringBuilder();
            for (int bit = 0; bit < 15; bit++) {
                id.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            Message message = new Message(
                    new MessageId(id.toString()),
                    "x",
                    "a",
                    "m",
                    Surface.COMMENT,
                    null,
                    "Where is my parcel?",
                    List.of(),
                    null,
                    NOW,
                    false);
            questions.take(event(i, new MessageReceived(message, 0)));
        }
        assertThat(questions.top(10)).hasSizeLessThanOrEqualTo(1);
    }
}
