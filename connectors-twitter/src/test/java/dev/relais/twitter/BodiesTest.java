package dev.relais.twitter;

import static dev.relais.twitter.Samples.ARRIVED;
import static dev.relais.twitter.Samples.DESK;
import static dev.relais.twitter.Samples.X;
import static dev.relais.twitter.Samples.json;
import static dev.relais.twitter.Samples.not;
import static dev.relais.twitter.Samples.read;
import static dev.relais.twitter.Samples.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.connect.Inbound.Received;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {
    @Test
    void a_body_that_is_not_json_names_the_place_and_not_the_content() {
        NotUnderstood item = not("{\"data\":\n {\"text\": private words}}");
        assertThat(item.pointer()).isEmpty();
        assertThat(item.network()).isEqualTo("x");
        assertThat(item.reason()).contains("line 2, column").doesNotContain("private");
    }

    @Test
    void doubled_keys_are_not_understood() {
        assertThat(not(json("{'data':{},'data':{}}")).reason()).contains("doubled key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "7",
                "\"data\"",
                "[]",
                "[{\"data\":{}}]",
                "{}",
                "{\"data\":null}",
                "{\"data\":[]}",
                "{\"for_user_id\":\"700\"}",
                "{\"errors\":[{\"title\":\"x\"}]}"
            })
    void a_body_without_an_item_is_one_that_is_not_understood(String body) {
        assertThat(not(body).pointer()).isEmpty();
    }

    @Test
    void bytes_that_are_no_utf_8_are_not_understood() {
        assertThat(read(new byte[] {'{', '"', (byte) 0xC3, '"', '}'}))
                .singleElement()
                .isInstanceOf(NotUnderstood.class);
    }

    @Test
    void a_number_beyond_all_bounds_is_not_understood() {
        assertThat(not("{\"data\":1e99999999999}").pointer()).isEmpty();
        assertThat(not("{\"data\":-1e-99999999999999999999}").pointer()).isEmpty();
    }

    @Test
    void the_status_of_a_replay_is_not_a_message() {
        assertThat(not(Samples.REPLAY_STATUS).reason()).contains("replay");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dm.indicate_typing",
                "profile.update.bio",
                "post.repost.create",
                "post.sold",
                "chat.conversation_join",
                "ProfileBioUpdate"
            })
    void an_event_type_that_is_not_understood_is_named(String type) {
        String body = json("{'data':{'filter':{'user_id':'700'},'event_type':'" + type + "','payload':{'id':'1'}}}");
        assertThat(not(body).pointer()).isEqualTo("/data");
        assertThat(not(body).reason()).contains(type);
    }

    @ParameterizedTest
    @CsvSource({
        "dm.indicate_typing, typing",
        "follow.unfollow, follows",
        "profile.update.screenname, profile",
        "ProfileBioUpdate, profile",
        "like.create, liked",
        "mute.unmute, muted",
        "block.block, blocked",
        "spaces.start, live conversation",
        "broadcast.chat, live broadcast",
        "chat.conversation.join, encrypted conversation",
        "chat.conversation_join, encrypted conversation",
        "news.new, news",
        "PostRepostCreate, repost"
    })
    void the_reason_says_what_has_happened(String type, String word) {
        String body = json("{'data':{'filter':{'user_id':'700'},'event_type':'" + type + "','payload':{'id':'1'}}}");
        assertThat(not(body).reason()).contains(type).contains(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PostMentionCreate", "post_mention_create", "POST.MENTION.CREATE", "post-mention.create"})
    void case_and_separators_of_an_event_type_tell_nothing(String type) {
        assertThat(received(Samples.MENTION.replace("post.mention.create", type)))
                .isEqualTo(received(Samples.MENTION));
    }

    @Test
    void a_permission_that_was_withdrawn_is_said_in_both_interfaces() {
        assertThat(not(Samples.REVOKED))
                .isEqualTo(new NotUnderstood(
                        "/data", "x", "the account has withdrawn its permission from the application"));
        assertThat(not(Samples.OLD_REVOKED).pointer()).isEqualTo("/user_event");
        assertThat(not(Samples.OLD_REVOKED).reason())
                .isEqualTo(not(Samples.REVOKED).reason());
    }

    @Test
    void a_long_event_type_is_cut_to_80_characters_on_one_line() {
        String reason = not(json("{'data':{'event_type':'a\\nb" + "😀".repeat(500) + "'}}"))
                .reason();
        assertThat(reason).doesNotContain("\n").contains("\\u000a");
        assertThat(reason.length()).isLessThan(130);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":7}",
                "{\"data\":\"x\"}",
                "{\"data\":{}}",
                "{\"data\":{\"event_type\":7}}",
                "{\"data\":[null]}"
            })
    void an_item_without_a_type_is_not_understood(String body) {
        assertThat(not(body).pointer()).startsWith("/data");
    }

    @Test
    void data_may_be_a_list() {
        String mention = Samples.MENTION.substring(8, Samples.MENTION.lastIndexOf('}'));
        List<Inbound> items = read(json("{'data':[7,") + mention + "]}");
        assertThat(items).extracting(Inbound::pointer).containsExactly("/data/0", "/data/1");
        assertThat(items.get(0)).isInstanceOf(NotUnderstood.class);
        assertThat(((Received) items.get(1)).message())
                .isEqualTo(received(Samples.MENTION).message());
    }

    @Test
    void the_account_is_found_by_the_body_on_x_alone_and_also_by_a_number() {
        assertThat(received(Samples.MENTION.replace("\"user_id\":\"700\"", "\"user_id\":700"))
                        .message()
                        .account())
                .isEqualTo("x-lumen");
    }

    @Test
    void an_account_that_the_desk_does_not_know_is_never_guessed() {
        assertThat(not(Samples.MENTION.replace("\"user_id\":\"700\"", "\"user_id\":\"799\""))
                        .reason())
                .contains("does not know the account");
        assertThat(read(Samples.DIRECT.replace("\"user_id\":\"700\"", "\"user_id\":\"799\"")))
                .hasSize(2)
                .allMatch(NotUnderstood.class::isInstance);
    }

    @Test
    void a_body_that_names_no_account_says_so() {
        String body = Samples.MENTION.replace("\"user_id\":\"700\"", "\"keyword\":\"lamp\"");
        assertThat(not(body).reason()).isEqualTo("the body names no account");
    }

    @Test
    void the_deliverys_account_comes_first_and_must_be_known() {
        byte[] body = Samples.MENTION.getBytes(StandardCharsets.UTF_8);
        assertThat(X.understand(new Delivery("x", "x-other", ARRIVED, body), DESK))
                .singleElement()
                .isInstanceOfSatisfying(
                        Received.class, item -> assertThat(item.key().account()).isEqualTo("x-other"));
        assertThat(X.understand(new Delivery("x", "nobody", ARRIVED, body), DESK))
                .singleElement()
                .isInstanceOf(NotUnderstood.class);
    }
}
