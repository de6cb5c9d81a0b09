package dev.relais.facebook;

import static dev.relais.facebook.Reading.ENTRY_TIME;
import static dev.relais.facebook.Reading.change;
import static dev.relais.facebook.Reading.reason;
import static dev.relais.facebook.Reading.received;
import static dev.relais.facebook.Reading.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.Edited;
import dev.relais.connect.Inbound.Hidden;
import dev.relais.connect.Inbound.Reacted;
import dev.relais.connect.Inbound.Received;
import dev.relais.connect.Inbound.Sent;
import dev.relais.connect.Inbound.Withdrawn;
import dev.relais.conversation.Author;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.Media;
import dev.relais.conversation.Message;
import dev.relais.conversation.Surface;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedChangesTest {
    private static final Instant CREATED = Instant.ofEpochSecond(1_763_799_999);
    private static final String FROM_300 = "\"from\":{\"id\":\"300\",\"name\":\"Zoé\"},";
    private static final String FROM_PAGE = "\"from\":{\"id\":\"100\",\"name\":\"Acme\"},";
    private static final String TIME = "\"created_time\":1763799999";

    @Test
    void a_comment_is_received_in_the_conversation_of_account_post_and_author() {
        Received received = received(comment("add", FROM_300 + "\"message\":\"Toujours rien\","));

        Message message = received.message();
        assertThat(received.pointer()).isEqualTo("/entry/0/changes/0");
        assertThat(received.key()).isEqualTo(new ConversationKey("fb-acme", "100_1", "300"));
        assertThat(message.surface()).isEqualTo(Surface.COMMENT);
        assertThat(message.externalId()).isEqualTo("1_7");
        assertThat(message.author()).isEqualTo(new Author("300", null, "Zoé"));
        assertThat(message.text()).isEqualTo("Toujours rien");
        assertThat(message.inReplyTo()).isEqualTo("100_1");
        assertThat(message.at()).isEqualTo(CREATED);
        assertThat(message.estimated()).isFalse();
    }

    @Test
    void a_reply_to_a_comment_stays_under_the_root_post() {
        Received received = received(change(
                "feed",
                "{\"item\":\"comment\",\"verb\":\"add\",\"comment_id\":\"1_8\",\"parent_id\":\"1_7\",\"post_id\":\"100_1\","
                        + FROM_300 + TIME + "}"));

        assertThat(received.key().root()).isEqualTo("100_1");
        assertThat(received.message().inReplyTo()).isEqualTo("1_7");
    }

    @Test
    void the_parent_stands_in_for_a_post_that_is_not_named_and_the_comment_for_both() {
        assertThat(received(change(
                                "feed",
                                "{\"item\":\"comment\",\"verb\":\"add\",\"comment_id\":\"1_8\",\"parent_id\":\"1_7\","
                                        + FROM_300 + TIME + "}"))
                        .key()
                        .root())
                .isEqualTo("1_7");
        Received alone = received(change(
                "feed", "{\"item\":\"comment\",\"verb\":\"add\",\"comment_id\":\"1_8\"," + FROM_300 + TIME + "}"));
        assertThat(alone.key().root()).isEqualTo("1_8");
        assertThat(alone.message().inReplyTo()).isNull();
    }

    @Test
    void two_strangers_without_an_author_never_share_a_conversation() {
        Received received = received(comment("add", "\"message\":\"Anonyme\","));

        assertThat(received.message().author()).isNull();
        assertThat(received.key()).isEqualTo(ConversationKey.unnamed("fb-acme", "100_1", "1_7"));
    }

    @Test
    void the_old_form_of_the_author_is_understood() {
        assertThat(received(comment("add", "\"sender_id\":300,\"sender_name\":\"Zoé\","))
                        .message()
                        .author())
                .isEqualTo(new Author("300", null, "Zoé"));
    }

    @Test
    void the_page_s_own_comment_was_sent_and_its_parent_tells_where() {
        Sent sent = sent(comment("add", FROM_PAGE + "\"message\":\"Nous regardons\","));

        assertThat(sent.key()).isNull();
        assertThat(sent.correlation()).isNull();
        assertThat(sent.message().inReplyTo()).isEqualTo("100_1");
    }

    @Test
    void the_page_s_own_id_may_be_a_number() {
        sent(comment("add", "\"from\":{\"id\":100},"));
        sent(comment("add", "\"sender_id\":100,"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"edit", "edited", "update"})
    void an_edited_comment_has_the_time_of_its_edit(String verb) {
        Edited edited = (Edited) comment(verb, FROM_300 + "\"message\":\"Reçu !\",\"edited_time\":1763800100,");

        assertThat(edited.externalId()).isEqualTo("1_7");
        assertThat(edited.version().revision()).isEqualTo(1);
        assertThat(edited.version().text()).isEqualTo("Reçu !");
        assertThat(edited.version().at()).isEqualTo(Instant.ofEpochSecond(1_763_800_100));
        assertThat(edited.version().toldAt()).isEqualTo(ENTRY_TIME);
        assertThat(((Edited) comment(verb, "")).version().at()).isEqualTo(CREATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"remove", "delete"})
    void a_removed_comment_has_no_time_of_its_own(String verb) {
        assertThat(change(
                        "feed",
                        "{\"item\":\"comment\",\"verb\":\"" + verb
                                + "\",\"comment_id\":\"1_7\",\"post_id\":\"100_1\"}"))
                .isEqualTo(new Withdrawn("/entry/0/changes/0", "facebook", "fb-acme", "1_7", ENTRY_TIME, true));
    }

    @Test
    void a_comment_is_hidden_and_shown_again_when_the_entry_says() {
        assertThat(comment("hide", FROM_300))
                .isEqualTo(new Hidden("/entry/0/changes/0", "facebook", "fb-acme", "1_7", true, ENTRY_TIME, true));
        assertThat(comment("unhide", ""))
                .isEqualTo(new Hidden("/entry/0/changes/0", "facebook", "fb-acme", "1_7", false, ENTRY_TIME, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"block", "mute", "follow"})
    void other_verbs_are_kept_by_name(String verb) {
        assertThat(reason(comment(verb, FROM_300))).contains("comment").contains(verb);
    }

    @Test
    void a_comment_without_id_is_not_understood() {
        assertThat(reason(change("feed", "{\"item\":\"comment\",\"verb\":\"add\",\"message\":\"secret words\"}")))
                .contains("comment_id")
                .doesNotContain("secret");
        assertThat(reason(change("feed", "{}"))).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"post", "status", "photo", "video", "share", "link", "album", "reel"})
    void a_visitor_s_post_starts_a_conversation(String item) {
        Received received = received(post(item, "add", FROM_300 + "\"message\":\"Bravo\","));

        assertThat(received.key()).isEqualTo(new ConversationKey("fb-acme", "100_5", "300"));
        assertThat(received.message().surface()).isEqualTo(Surface.POST);
        assertThat(received.message().externalId()).isEqualTo("100_5");
        assertThat(received.message().inReplyTo()).isNull();
    }

    @Test
    void the_page_s_own_post_was_sent_even_without_words() {
        Sent sent = sent(post("photo", "add", FROM_PAGE + "\"link\":\"https://cdn.example/p.jpg\","));

        assertThat(sent.key()).isNull();
        assertThat(sent.message().text()).isEmpty();
        assertThat(sent.message().media()).containsExactly(new Media("image", "https://cdn.example/p.jpg"));
    }

    @Test
    void posts_are_edited_and_removed_too() {
        assertThat(((Edited) post("status", "edited", "\"message\":\"v2\",")).externalId())
                .isEqualTo("100_5");
        assertThat(((Withdrawn) post("status", "remove", "")).externalId()).isEqualTo("100_5");
        assertThat(reason(post("status", "hide", ""))).contains("status").contains("hide");
        assertThat(reason(change("feed", "{\"item\":\"status\",\"verb\":\"add\"}")))
                .contains("post_id");
        assertThat(reason(post("coupon", "add", ""))).contains("coupon");
    }

    @Test
    void media_come_from_photo_photos_video_and_link() {
        assertThat(received(
                                post(
                                        "status",
                                        "add",
                                        FROM_300
                                                + "\"photo\":\"https://a/\",\"photos\":[\"https://a/\",\"https://b/\",7],\"video\":\"https://c/\",\"link\":\"https://d/\","))
                        .message()
                        .media())
                .containsExactly(
                        new Media("image", "https://a/"),
                        new Media("image", "https://b/"),
                        new Media("video", "https://c/"),
                        new Media("link", "https://d/"));
    }

    @Test
    void a_reaction_is_on_the_comment_else_on_the_post_and_can_be_taken_back() {
        Reacted onPost = (Reacted) post("reaction", "add", FROM_300 + "\"reaction_type\":\"angry\",");
        Reacted onComment = (Reacted) post("like", "remove", FROM_300 + "\"comment_id\":\"1_7\",");

        assertThat(onPost.externalId()).isEqualTo("100_5");
        assertThat(onPost.reaction()).isEqualTo("angry");
        assertThat(onPost.added()).isTrue();
        assertThat(onPost.author()).isEqualTo(new Author("300", null, "Zoé"));
        assertThat(onComment.externalId()).isEqualTo("1_7");
        assertThat(onComment.reaction()).isEqualTo("like");
        assertThat(onComment.added()).isFalse();
        assertThat(reason(post("reaction", "hide", ""))).contains("hide");
        assertThat(reason(change("feed", "{\"item\":\"like\",\"verb\":\"add\"}")))
                .contains("post_id");
    }

    @Test
    void a_mention_may_name_no_author_at_all() {
        Received post =
                received(change("mention", "{\"item\":\"post\",\"verb\":\"add\",\"post_id\":\"555_1\"," + TIME + "}"));
        Received comment = received(change(
                "mention",
                "{\"item\":\"comment\",\"verb\":\"add\",\"post_id\":\"555_1\",\"comment_id\":\"1_2\",\"message\":\"@Acme\","
                        + FROM_300 + TIME + "}"));

        assertThat(post.message().surface()).isEqualTo(Surface.POST);
        assertThat(post.message().author()).isNull();
        assertThat(post.key()).isEqualTo(ConversationKey.unnamed("fb-acme", "555_1", "555_1"));
        assertThat(comment.message().surface()).isEqualTo(Surface.COMMENT);
        assertThat(comment.message().externalId()).isEqualTo("1_2");
        assertThat(comment.key()).isEqualTo(new ConversationKey("fb-acme", "555_1", "300"));
        assertThat(reason(change("mention", "{\"verb\":\"add\"}"))).contains("post_id");
    }

    @Test
    void a_rating_is_a_review_by_its_reviewer() {
        Received received = received(
                rating(
                        "rating",
                        "add",
                        "\"reviewer_id\":300,\"reviewer_name\":\"Zoé\",\"review_text\":\"Parfait\",\"recommendation_type\":\"POSITIVE\",\"comment_id\":null,"));

        assertThat(received.message().surface()).isEqualTo(Surface.REVIEW);
        assertThat(received.message().externalId()).isEqualTo("900");
        assertThat(received.message().author()).isEqualTo(new Author("300", null, "Zoé"));
        assertThat(received.message().text()).isEqualTo("Parfait");
        assertThat(received.key()).isEqualTo(new ConversationKey("fb-acme", "900", "300"));
    }

    @Test
    void a_rating_is_edited_and_removed() {
        Edited edited = (Edited) rating("rating", "edit", "\"review_text\":\"Moins bien\",");

        assertThat(edited.externalId()).isEqualTo("900");
        assertThat(edited.version().text()).isEqualTo("Moins bien");
        assertThat(((Withdrawn) rating("rating", "remove", "")).externalId()).isEqualTo("900");
        assertThat(reason(change("ratings", "{\"item\":\"rating\",\"verb\":\"add\"}")))
                .contains("open_graph_story_id");
    }

    @Test
    void a_comment_under_a_rating_hangs_on_it_and_is_not_by_the_reviewer() {
        Received received = received(
                rating("comment", "add", "\"comment_id\":\"9_1\",\"reviewer_id\":300," + "\"from\":{\"id\":\"301\"},"));

        assertThat(received.key()).isEqualTo(new ConversationKey("fb-acme", "900", "301"));
        assertThat(received.message().inReplyTo()).isEqualTo("900");
        sent(rating("comment", "add", "\"comment_id\":\"9_1\"," + FROM_PAGE));
        assertThat(((Reacted) rating("like", "add", "")).externalId()).isEqualTo("900");
        assertThat(reason(rating("follow", "add", ""))).contains("follow");
    }

    private static Inbound comment(String verb, String members) {
        return change(
                "feed",
                "{\"item\":\"comment\",\"verb\":\"" + verb
                        + "\",\"comment_id\":\"1_7\",\"post_id\":\"100_1\",\"parent_id\":\"100_1\"," + members + TIME
                        + "}");
    }

    private static Inbound post(String item, String verb, String members) {
        return change(
                "feed",
                "{\"item\":\"" + item + "\",\"verb\":\"" + verb + "\",\"post_id\":\"100_5\"," + members + TIME + "}");
    }

    private static Inbound rating(String item, String verb, String members) {
        return change(
                "ratings",
                "{\"item\":\"" + item + "\",\"verb\":\"" + verb + "\",\"open_graph_story_id\":\"900\"," + members + TIME
                        + "}");
    }
}
