package dev.relais.facebook;

import static dev.relais.facebook.Reading.ENTRY_TIME;
import static dev.relais.facebook.Reading.instagram;
import static dev.relais.facebook.Reading.only;
import static dev.relais.facebook.Reading.reason;
import static dev.relais.facebook.Reading.received;
import static dev.relais.facebook.Reading.sent;
import static dev.relais.facebook.Reading.understand;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.connect.Inbound.Received;
import dev.relais.conversation.Author;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.Message;
import dev.relais.conversation.Surface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstagramChangesTest {
    @ParameterizedTest
    @CsvSource({"comments,comment_id", "comments,id", "live_comments,comment_id", "live_comments,id"})
    void both_flavours_of_a_comment_are_understood(String field, String idMember) {
        Received received = received(
                instagram(
                        field,
                        "{\"" + idMember
                                + "\":\"17\",\"from\":{\"id\":\"300\",\"username\":\"@zoe\"},\"text\":\"Joli\",\"media\":{\"id\":\"90\",\"media_product_type\":\"FEED\"}}"));

        Message message = received.message();
        assertThat(message.network()).isEqualTo("instagram");
        assertThat(message.account()).isEqualTo("ig-acme");
        assertThat(message.surface()).isEqualTo(Surface.COMMENT);
        assertThat(message.externalId()).isEqualTo("17");
        assertThat(message.author()).isEqualTo(new Author("300", "zoe", null));
        assertThat(message.text()).isEqualTo("Joli");
        assertThat(message.inReplyTo()).isEqualTo("90");
        assertThat(message.at()).isEqualTo(ENTRY_TIME);
        assertThat(message.estimated()).isTrue();
        assertThat(received.key()).isEqualTo(new ConversationKey("ig-acme", "90", "300"));
    }

    @Test
    void a_reply_answers_its_parent_under_the_same_media() {
        Received received = received(instagram(
                "comments",
                "{\"id\":18,\"parent_id\":17,\"from\":{\"id\":300,\"username\":\"zoe\"},\"media\":{\"id\":90}}"));

        assertThat(received.message().inReplyTo()).isEqualTo("17");
        assertThat(received.key().root()).isEqualTo("90");
    }

    @Test
    void a_comment_without_media_or_author_has_a_conversation_of_its_own() {
        assertThat(received(instagram("comments", "{\"id\":\"18\",\"text\":\"?\"}"))
                        .key())
                .isEqualTo(ConversationKey.unnamed("ig-acme", "18", "18"));
        assertThat(reason(instagram("comments", "{\"text\":\"secret words\"}"))).doesNotContain("secret");
    }

    @Test
    void the_brand_s_own_comment_was_sent() {
        assertThat(sent(instagram("comments", "{\"id\":\"18\",\"from\":{\"id\":\"178\"},\"media\":{\"id\":\"90\"}}"))
                        .key())
                .isNull();
    }

    @Test
    void a_mention_is_ids_alone() {
        Received inComment = received(instagram("mentions", "{\"media_id\":\"91\",\"comment_id\":\"19\"}"));
        Received inMedia = received(instagram("mentions", "{\"media_id\":\"91\"}"));

        assertThat(inComment.message().externalId()).isEqualTo("19");
        assertThat(inComment.message().text()).isEmpty();
        assertThat(inComment.message().author()).isNull();
        assertThat(inComment.message().inReplyTo()).isEqualTo("91");
        assertThat(inComment.key()).isEqualTo(ConversationKey.unnamed("ig-acme", "91", "19"));
        assertThat(inMedia.message().surface()).isEqualTo(Surface.POST);
        assertThat(inMedia.message().externalId()).isEqualTo("91");
        assertThat(reason(instagram("mentions", "{}"))).contains("media_id");
    }

    @Test
    void direct_messages_are_read_like_messenger_s_under_their_own_network() {
        Received received = received(
                only(
                        understand(
                                "{\"object\":\"instagram\",\"entry\":[{\"id\":\"178\",\"time\":1763800000000,\"messaging\":[{\"sender\":{\"id\":\"400\"},\"recipient\":{\"id\":\"178\"},\"timestamp\":1763800001234,\"message\":{\"mid\":\"aWc\",\"text\":\"Hej\",\"reply_to\":{\"story\":{\"id\":\"1\",\"url\":\"https://s/\"}}}}]}]}")));

        assertThat(received.message().network()).isEqualTo("instagram");
        assertThat(received.message().inReplyTo()).isNull();
        assertThat(received.key()).isEqualTo(new ConversationKey("ig-acme", null, "400"));
    }

    @Test
    void the_dashboard_s_test_button_wraps_a_messaging_item_in_a_change() {
        Received received = received(
                instagram(
                        "messages",
                        "{\"sender\":{\"id\":\"400\"},\"recipient\":{\"id\":\"178\"},\"timestamp\":\"1763800001\",\"message\":{\"mid\":\"t\",\"text\":\"test\"}}"));

        assertThat(received.pointer()).isEqualTo("/entry/0/changes/0");
        assertThat(received.message().surface()).isEqualTo(Surface.DIRECT);
        assertThat(received.message().estimated()).isFalse();
    }

    @Test
    void other_fields_are_kept_by_name() {
        assertThat(reason(instagram("story_insights", "{\"media_id\":\"1\"}"))).contains("story_insights");
    }
}
