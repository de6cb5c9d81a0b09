package dev.relais.facebook;

import static dev.relais.facebook.Reading.ENTRY_TIME;
import static dev.relais.facebook.Reading.RECEIVED_AT;
import static dev.relais.facebook.Reading.fromCustomer;
import static dev.relais.facebook.Reading.messaging;
import static dev.relais.facebook.Reading.only;
import static dev.relais.facebook.Reading.page;
import static dev.relais.facebook.Reading.reason;
import static dev.relais.facebook.Reading.received;
import static dev.relais.facebook.Reading.sent;
import static dev.relais.facebook.Reading.understand;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.Acknowledged;
import dev.relais.connect.Inbound.Edited;
import dev.relais.connect.Inbound.Reacted;
import dev.relais.connect.Inbound.Received;
import dev.relais.connect.Inbound.ThreadOwner;
import dev.relais.connect.Inbound.Withdrawn;
import dev.relais.conversation.Author;
import dev.relais.conversation.ConversationEvent.Receipt;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.Media;
import dev.relais.conversation.Message;
import dev.relais.conversation.Surface;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagingItemsTest {
    private static final Instant OWN_TIME = Instant.ofEpochMilli(1_763_800_001_234L);
    private static final ConversationKey WITH_200 = new ConversationKey("fb-acme", null, "200");

    @Test
    void a_message_is_received_in_the_conversation_of_account_and_sender() {
        Received received = received(
                fromCustomer(
                        "\"message\":{\"mid\":\"m_1\",\"text\":\"Où est ma commande &amp; ma facture ?\",\"reply_to\":{\"mid\":\"m_0\"}}"));

        Message message = received.message();
        assertThat(received.pointer()).isEqualTo("/entry/0/messaging/0");
        assertThat(received.key()).isEqualTo(WITH_200);
        assertThat(received.aliases()).isEqualTo(Set.of("m_1"));
        assertThat(received.revision()).isZero();
        assertThat(message.network()).isEqualTo("facebook");
        assertThat(message.account()).isEqualTo("fb-acme");
        assertThat(message.externalId()).isEqualTo("m_1");
        assertThat(message.surface()).isEqualTo(Surface.DIRECT);
        assertThat(message.author()).isEqualTo(new Author("200", null, null));
        assertThat(message.text()).isEqualTo("Où est ma commande &amp; ma facture ?");
        assertThat(message.inReplyTo()).isEqualTo("m_0");
        assertThat(message.at()).isEqualTo(OWN_TIME);
        assertThat(message.estimated()).isFalse();
    }

    @Test
    void a_lone_surrogate_becomes_the_replacement_character_and_emoji_stay() {
        assertThat(received(fromCustomer("\"message\":{\"mid\":\"m_1\",\"text\":\"a\\ud83d b\\ud83d\\ude15\"}"))
                        .message()
                        .text())
                .isEqualTo("a\uFFFD b😕");
    }

    @Test
    void the_timestamp_may_be_seconds_or_a_string_of_seconds_as_the_test_button_sends() {
        for (String timestamp : new String[] {"1763800001", "\"1763800001\"", "\"1763800001000\"", "1763800001000"}) {
            Message message = received(messaging("{\"sender\":{\"id\":200},\"recipient\":{\"id\":100},\"timestamp\":"
                            + timestamp + ",\"message\":{\"mid\":\"m_1\"}}"))
                    .message();
            assertThat(message.at()).isEqualTo(Instant.ofEpochSecond(1_763_800_001));
            assertThat(message.estimated()).isFalse();
        }
    }

    @Test
    void without_a_timestamp_the_entry_s_time_stands_in_and_is_marked_as_estimated() {
        Message message = received(messaging("{\"sender\":{\"id\":\"200\"},\"message\":{\"mid\":\"m_1\"}}"))
                .message();

        assertThat(message.at()).isEqualTo(ENTRY_TIME);
        assertThat(message.estimated()).isTrue();
    }

    @Test
    void without_any_time_the_arrival_stands_in() {
        Message message = received(
                        only(
                                understand(
                                        "{\"object\":\"page\",\"entry\":[{\"id\":100,\"messaging\":[{\"sender\":{\"id\":\"200\"},\"timestamp\":\"soon\",\"message\":{\"mid\":\"m_1\"}}]}]}")))
                .message();

        assertThat(message.at()).isEqualTo(RECEIVED_AT);
        assertThat(message.estimated()).isTrue();
    }

    @Test
    void ids_given_as_numbers_keep_every_digit() {
        Received received = received(
                messaging(
                        "{\"sender\":{\"id\":98765432109876543210},\"timestamp\":1763800001234,\"message\":{\"mid\":\"m_1\"}}"));

        assertThat(received.key().customer()).isEqualTo("98765432109876543210");
    }

    @Test
    void attachments_keep_meta_s_own_words_and_may_lack_payload_and_url() {
        Message message = received(fromCustomer(
                        "\"message\":{\"mid\":\"m_1\",\"attachments\":[{\"type\":\"image\",\"payload\":{\"url\":\"https://cdn.example/a.jpg\"}},"
                                + "{\"type\":\"fallback\",\"url\":\"https://example.com/\",\"payload\":null},{\"type\":\"reel\",\"payload\":{\"reel_video_id\":9}},"
                                + "{\"payload\":\"?\"},\"nonsense\"]}"))
                .message();

        assertThat(message.text()).isEmpty();
        assertThat(message.media())
                .containsExactly(
                        new Media("image", "https://cdn.example/a.jpg"),
                        new Media("fallback", "https://example.com/"),
                        new Media("reel", null),
                        new Media("unknown", null));
    }

    @Test
    void an_echo_belongs_to_the_recipient_and_brings_back_our_token() {
        var echo = sent(
                messaging(
                        "{\"sender\":{\"id\":\"100\"},\"recipient\":{\"id\":\"200\"},\"timestamp\":1763800001234,\"message\":{\"mid\":\"m_2\",\"is_echo\":true,\"app_id\":517,\"metadata\":\"s-abc\",\"text\":\"Bonjour\"}}"));

        assertThat(echo.key()).isEqualTo(WITH_200);
        assertThat(echo.correlation()).isEqualTo("s-abc");
        assertThat(echo.message().externalId()).isEqualTo("m_2");
    }

    @Test
    void what_the_page_wrote_elsewhere_has_no_token_and_needs_no_echo_flag() {
        var elsewhere = sent(
                messaging(
                        "{\"sender\":{\"id\":100},\"recipient\":{\"id\":200},\"timestamp\":1763800001234,\"message\":{\"mid\":\"m_2\",\"text\":\"Bonjour\"}}"));

        assertThat(elsewhere.key()).isEqualTo(WITH_200);
        assertThat(elsewhere.correlation()).isNull();
    }

    @Test
    void is_deleted_takes_the_message_of_the_same_mid_away() {
        assertThat(fromCustomer("\"message\":{\"mid\":\"m_1\",\"is_deleted\":true}"))
                .isEqualTo(new Withdrawn("/entry/0/messaging/0", "facebook", "fb-acme", "m_1", OWN_TIME, false));
    }

    @Test
    void a_message_without_mid_is_not_understood() {
        assertThat(reason(fromCustomer("\"message\":{\"text\":\"secret words\"}")))
                .contains("mid")
                .doesNotContain("secret");
        assertThat(reason(fromCustomer("\"message\":\"secret words\""))).doesNotContain("secret");
    }

    @Test
    void a_message_without_sender_has_a_conversation_of_its_own() {
        Received received = received(messaging("{\"recipient\":{\"id\":\"100\"},\"message\":{\"mid\":\"m_1\"}}"));

        assertThat(received.message().author()).isNull();
        assertThat(received.key()).isEqualTo(ConversationKey.unnamed("fb-acme", null, "m_1"));
    }

    @Test
    void num_edit_may_be_a_number_or_a_string_and_counts_from_1() {
        assertThat(edit("\"num_edit\":3").version().revision()).isEqualTo(3);
        assertThat(edit("\"num_edit\":\"2\"").version().revision()).isEqualTo(2);
        assertThat(edit("\"num_edit\":0").version().revision()).isEqualTo(1);
        assertThat(edit("\"num_edit\":null").version().revision()).isEqualTo(1);
        assertThat(edit("\"num_edit\":99999999999999999999").version().revision())
                .isEqualTo(1);
        assertThat(edit("\"num_edit\":1").version().text()).isEqualTo("new");
        assertThat(edit("\"num_edit\":1").version().at()).isEqualTo(OWN_TIME);
        assertThat(edit("\"num_edit\":1").version().toldAt()).isEqualTo(ENTRY_TIME);
    }

    @Test
    void an_edit_that_brings_no_text_never_wipes_the_customer_s_words() {
        assertThat(reason(fromCustomer("\"message_edit\":{\"mid\":\"m_1\",\"num_edit\":0}")))
                .contains("text");
        assertThat(((Edited) fromCustomer("\"message_edit\":{\"mid\":\"m_1\",\"num_edit\":1,\"text\":\"\"}"))
                        .version()
                        .text())
                .isEmpty();
    }

    @Test
    void a_reaction_names_the_message_that_it_is_about_and_can_be_taken_back() {
        Reacted added = (Reacted) fromCustomer(
                "\"reaction\":{\"mid\":\"m_9\",\"action\":\"react\",\"reaction\":\"love\",\"emoji\":\"❤\"}");
        Reacted removed = (Reacted) fromCustomer("\"reaction\":{\"mid\":\"m_9\",\"action\":\"unreact\"}");

        assertThat(added.externalId()).isEqualTo("m_9");
        assertThat(added.reaction()).isEqualTo("love");
        assertThat(added.added()).isTrue();
        assertThat(added.author()).isEqualTo(new Author("200", null, null));
        assertThat(removed.added()).isFalse();
        assertThat(removed.reaction()).isNull();
        assertThat(reason(fromCustomer("\"reaction\":{\"mid\":\"m_9\",\"action\":\"shrug\"}")))
                .contains("action");
    }

    @Test
    void a_read_counts_up_to_its_watermark_number_or_string() {
        for (String watermark : new String[] {"1763800000500", "\"1763800000500\""}) {
            assertThat(fromCustomer("\"read\":{\"watermark\":" + watermark + "}"))
                    .isEqualTo(new Acknowledged(
                            "/entry/0/messaging/0",
                            "facebook",
                            WITH_200,
                            Receipt.READ,
                            Instant.ofEpochMilli(1_763_800_000_500L),
                            OWN_TIME,
                            false));
        }
    }

    @Test
    void a_read_that_names_a_mid_counts_up_to_its_own_time() {
        Acknowledged read = (Acknowledged) fromCustomer("\"read\":{\"mid\":\"m_1\"}");

        assertThat(read.upTo()).isEqualTo(OWN_TIME);
    }

    @Test
    void a_delivery_needs_neither_mids_nor_timestamp() {
        Acknowledged delivery = (Acknowledged)
                messaging(
                        "{\"sender\":{\"id\":\"200\"},\"recipient\":{\"id\":\"100\"},\"delivery\":{\"watermark\":1763800000500,\"seq\":37}}");

        assertThat(delivery.receipt()).isEqualTo(Receipt.DELIVERED);
        assertThat(delivery.upTo()).isEqualTo(Instant.ofEpochMilli(1_763_800_000_500L));
        assertThat(delivery.at()).isEqualTo(ENTRY_TIME);
        assertThat(delivery.estimated()).isTrue();
    }

    @Test
    void a_receipt_of_nobody_is_not_understood() {
        assertThat(reason(messaging("{\"recipient\":{\"id\":\"100\"},\"read\":{\"watermark\":1763800000500}}")))
                .contains("customer");
    }

    @Test
    void a_postback_says_its_title_else_its_payload_else_nothing() {
        assertThat(postback("\"mid\":\"m_5\",\"title\":\"Suivre\",\"payload\":\"TRACK\"")
                        .text())
                .isEqualTo("Suivre");
        assertThat(postback("\"mid\":\"m_5\",\"payload\":\"TRACK\"").text()).isEqualTo("TRACK");
        assertThat(postback("\"mid\":\"m_5\"").text()).isEmpty();
        assertThat(postback("\"mid\":\"m_5\"").externalId()).isEqualTo("m_5");
    }

    @Test
    void a_postback_without_mid_gets_the_same_id_each_time_it_is_told() {
        assertThat(postback("\"title\":\"Suivre\"").externalId()).isEqualTo("postback:200:1763800001234");
        assertThat(reason(messaging("{\"sender\":{\"id\":\"200\"},\"postback\":{\"title\":\"Suivre\"}}")))
                .contains("timestamp");
        assertThat(
                        reason(
                                messaging(
                                        "{\"sender\":{\"user_ref\":\"u\"},\"timestamp\":1763800001234,\"postback\":{\"title\":\"Suivre\"}}")))
                .contains("sender");
    }

    @Test
    void standby_is_read_by_the_same_rules() {
        Inbound standby = page(
                "\"standby\":[{\"sender\":{\"id\":\"200\"},\"timestamp\":1763800001234,\"message\":{\"mid\":\"m_1\",\"text\":\"Encore\"}}]");

        assertThat(standby.pointer()).isEqualTo("/entry/0/standby/0");
        assertThat(received(standby).message().text()).isEqualTo("Encore");
    }

    @Test
    void passing_and_taking_name_the_new_owner_as_string_or_number() {
        assertThat(owner("\"pass_thread_control\":{\"previous_owner_app_id\":null,\"new_owner_app_id\":\"517\"}"))
                .isEqualTo(new ThreadOwner("/entry/0/messaging/0", "facebook", WITH_200, "517", OWN_TIME, false));
        assertThat(owner("\"take_thread_control\":{\"previous_owner_app_id\":1,\"new_owner_app_id\":263902037430900}")
                        .owner())
                .isEqualTo("263902037430900");
    }

    @Test
    void a_new_owner_of_null_is_nobody_and_one_left_out_is_not_understood() {
        assertThat(owner("\"pass_thread_control\":{\"new_owner_app_id\":null}").owner())
                .isNull();
        assertThat(reason(fromCustomer("\"take_thread_control\":{\"previous_owner_app_id\":\"517\"}")))
                .contains("take_thread_control")
                .contains("new_owner_app_id");
    }

    @Test
    void a_request_for_the_thread_changes_no_owner() {
        assertThat(reason(fromCustomer("\"request_thread_control\":{\"requested_owner_app_id\":517}")))
                .contains("request_thread_control");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "optin",
                "referral",
                "account_linking",
                "policy_enforcement",
                "policy-enforcement",
                "response_feedback",
                "app_roles",
                "order",
                "kind_of_next_year"
            })
    void other_kinds_are_kept_by_name(String kind) {
        assertThat(reason(fromCustomer("\"" + kind + "\":{\"x\":1}"))).contains(kind);
    }

    @Test
    void policy_enforcement_without_sender_and_an_empty_item_are_kept() {
        assertThat(reason(messaging("{\"recipient\":{\"id\":\"100\"},\"policy_enforcement\":{\"action\":\"block\"}}")))
                .contains("policy_enforcement");
        assertThat(reason(messaging("{}"))).isNotBlank();
        assertThat(reason(messaging("\"words\""))).doesNotContain("words");
    }

    private static Edited edit(String count) {
        return (Edited) fromCustomer("\"message_edit\":{\"mid\":\"m_1\",\"text\":\"new\"," + count + "}");
    }

    private static Message postback(String members) {
        return received(fromCustomer("\"postback\":{" + members + "}")).message();
    }

    private static ThreadOwner owner(String kind) {
        return (ThreadOwner) fromCustomer(kind);
    }
}
