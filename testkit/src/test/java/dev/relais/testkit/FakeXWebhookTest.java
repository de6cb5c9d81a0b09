package dev.relais.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.Secret;
import dev.relais.connect.WebhookResponse;
import dev.relais.json.StrictJson;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeXWebhookTest {
    private static final String SECRET = "test-consumer-secret";
    private static final Profile BRAND = Profile.of("9001", "NorthwindCare", "Northwind Care");
    private static final Profile LEA = new Profile("7002", "lea_m", "Léa Martin", 12);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-09-01T09:15:30Z"));
    private final FakeX x = FakeX.builder(clock, Secret.of(SECRET))
            .account(BRAND, Secret.of("brand-token"))
            .clientSecret(Secret.of("test-client-secret"))
            .start();

    @AfterEach
    void close() {
        x.close();
    }

    private static JsonNode data(SignedDelivery delivery) {
        return StrictJson.read(delivery.body()).path("data");
    }

    @Test
    void signatures_are_those_of_the_contract() throws Exception {
        byte[] body =
                "{\"data\":{\"event_uuid\":\"1\",\"event_type\":\"post.mention.create\",\"payload\":{\"text\":\"été\"}}}"
                        .getBytes(UTF_8);
        SignedDelivery signed = x.signed(body);
        assertThat(signed.headers())
                .containsEntry("x-twitter-webhooks-signature", "sha256=scZNAQcrmzzYlz5lj4pCLFxHalQUx/gDRkpyoJmC2jQ=")
                .containsEntry(
                        "X-Twitter-Webhooks-Signature-OAuth2", "sha256=" + Hmac.base64("test-client-secret", body));
        assertThat(signed.body()).isEqualTo(body);
        assertThat(signed.path()).isEqualTo("/webhooks/x");
    }

    @Test
    void every_webhook_is_signed_over_its_raw_bytes() throws Exception {
        SignedDelivery mention = x.mention(LEA, BRAND, "colis perdu 😕 & personne ne répond");
        for (SignedDelivery delivery : List.of(
                mention,
                x.editedMention(mention.subject(), BRAND, "@NorthwindCare retrouvé"),
                x.reply(LEA, x.post(BRAND, "news"), "merci"),
                x.directMessage(LEA, BRAND, "mon numéro"),
                x.encryptedMessage(LEA, BRAND),
                x.delete(mention.subject()))) {
            String signature = "sha256=" + Hmac.base64(SECRET, delivery.body());
            assertThat(delivery.headers()).containsEntry("x-twitter-webhooks-signature", signature);
            assertThat(delivery.toRequest().header("X-Twitter-Webhooks-Signature"))
                    .hasValue(signature);
        }
    }

    @Test
    void a_mention_carries_all_documented_members() {
        SignedDelivery delivery = x.mention(LEA, BRAND, "retard & <silence> 😡 #colis https://shop.example/4711");
        JsonNode data = data(delivery);
        String id = delivery.subject();

        assertThat(data.path("event_type").textValue()).isEqualTo("post.mention.create");
        assertThat(data.path("event_uuid").textValue()).isEqualTo(id);
        assertThat(data.at("/filter/user_id").textValue()).isEqualTo(BRAND.id());
        JsonNode post = data.path("payload");
        String text = "@NorthwindCare retard &amp; &lt;silence&gt; 😡 #colis https://shop.example/4711";
        assertThat(post.path("text").textValue()).isEqualTo(text);
        assertThat(post.path("id").textValue()).isEqualTo(id);
        assertThat(post.path("conversation_id").textValue()).isEqualTo(id);
        assertThat(post.path("author_id").textValue()).isEqualTo(LEA.id());
        assertThat(post.path("created_at").textValue()).isEqualTo("2026-09-01T09:15:30.000Z");
        assertThat(post.at("/edit_controls/editable_until").textValue()).isEqualTo("2026-09-01T10:15:30.000Z");
        assertThat(post.at("/public_metrics/like_count").intValue()).isZero();
        assertThat(post.at("/public_metrics/like_count_str").textValue()).isEqualTo("0");
        assertThat(post.at("/entities/mentions/0/id").textValue()).isEqualTo(BRAND.id());
        assertThat(post.at("/entities/mentions/0/end_str").textValue()).isEqualTo("14");
        int[] points = text.codePoints().toArray();
        JsonNode tag = post.at("/entities/hashtags/0");
        int start = tag.path("start").intValue();
        assertThat(new String(points, start, tag.path("end").intValue() - start))
                .isEqualTo("#colis");
        JsonNode url = post.at("/entities/urls/0");
        start = url.path("start").intValue();
        assertThat(new String(points, start, url.path("end").intValue() - start))
                .isEqualTo("https://shop.example/4711");
        JsonNode includes = data.path("includes");
        assertThat(includes.path("users").findValuesAsText("username")).containsExactly("lea_m", "NorthwindCare");
        assertThat(includes.at("/users/0/public_metrics/followers_count_str").textValue())
                .isEqualTo("12");
        assertThat(includes.at("/tweets/0/id").textValue()).isEqualTo(id);
    }

    @Test
    void an_edit_is_a_new_post_with_a_history() {
        String first = x.mention(LEA, BRAND, "retard").subject();
        clock.advance(Duration.ofMinutes(3));
        SignedDelivery edited = x.editedMention(first, BRAND, "@NorthwindCare retard de 3 jours");
        JsonNode post = data(edited).path("payload");
        assertThat(edited.subject()).isNotEqualTo(first);
        assertThat(post.path("id").textValue()).isEqualTo(edited.subject());
        assertThat(post.path("edit_history_tweet_ids"))
                .extracting(JsonNode::textValue)
                .containsExactly(first, edited.subject());
        assertThat(post.path("conversation_id").textValue()).isEqualTo(first);
        assertThat(post.path("created_at").textValue()).isEqualTo("2026-09-01T09:18:30.000Z");
        assertThat(post.at("/edit_controls/editable_until").textValue()).isEqualTo("2026-09-01T10:15:30.000Z");
    }

    @Test
    void a_reply_names_its_parent_and_begins_after_the_handle() {
        String campaign = x.post(BRAND, "Nouveau !");
        JsonNode post = data(x.reply(LEA, campaign, "déçue")).path("payload");
        assertThat(post.path("text").textValue()).isEqualTo("@NorthwindCare déçue");
        assertThat(post.at("/display_text_range/0").intValue()).isEqualTo(15);
        assertThat(post.path("conversation_id").textValue()).isEqualTo(campaign);
        assertThat(post.path("in_reply_to_tweet_id").textValue()).isEqualTo(campaign);
        assertThat(post.path("in_reply_to_user_id").textValue()).isEqualTo(BRAND.id());
        assertThat(post.at("/referenced_tweets/0/type").textValue()).isEqualTo("replied_to");
        assertThat(post.at("/referenced_tweets/0/id").textValue()).isEqualTo(campaign);
        String stranger = x.post(LEA, "bla");
        assertThatThrownBy(() -> x.reply(LEA, stranger, "bla")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> x.reply(LEA, "1", "bla")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_long_post_is_cut_and_whole_in_its_note() {
        JsonNode post = data(x.mention(LEA, BRAND, "encore ".repeat(60))).path("payload");
        assertThat(post.path("text").textValue()).endsWith("…").hasSize(280);
        assertThat(post.at("/note_tweet/text").textValue()).isEqualTo("@NorthwindCare " + "encore ".repeat(60));
    }

    @Test
    void a_direct_message_has_the_older_shape() {
        SignedDelivery delivery = x.directMessage(LEA, BRAND, "commande 4711 & facture");
        JsonNode payload = data(delivery).path("payload");
        assertThat(data(delivery).path("event_type").textValue()).isEqualTo("dm.received");
        JsonNode event = payload.at("/direct_message_events/0");
        assertThat(event.path("id").textValue()).isEqualTo(delivery.subject());
        assertThat(event.path("created_timestamp").textValue()).isEqualTo("1788254130000");
        assertThat(event.at("/message_create/sender_id").textValue()).isEqualTo(LEA.id());
        assertThat(event.at("/message_create/target/recipient_id").textValue()).isEqualTo(BRAND.id());
        assertThat(event.at("/message_create/message_data/text").textValue()).isEqualTo("commande 4711 &amp; facture");
        assertThat(payload.at("/users/7002/data/username").textValue()).isEqualTo("lea_m");
        assertThat(data(delivery).has("includes")).isFalse();
    }

    @Test
    void sends_can_be_echoed() throws Exception {
        Caller caller = new Caller(x.baseUri());
        String parent = x.mention(LEA, BRAND, "retard").subject();
        caller.post(
                "/2/tweets",
                "brand-token",
                "{\"text\":\"pardon\",\"reply\":{\"in_reply_to_tweet_id\":\"" + parent + "\"}}");
        caller.post("/2/dm_conversations/with/7002/messages", "brand-token", "{\"text\":\"bonjour\"}");
        PublicPost sent = x.publicReplies().get(0);
        JsonNode post = data(x.echo(sent));
        assertThat(post.path("event_type").textValue()).isEqualTo("post.create");
        assertThat(post.at("/payload/id").textValue()).isEqualTo(sent.id());
        assertThat(post.at("/payload/in_reply_to_tweet_id").textValue()).isEqualTo(parent);
        JsonNode message = data(x.echo(x.directMessages().get(0)));
        assertThat(message.path("event_type").textValue()).isEqualTo("dm.sent");
        assertThat(message.at("/payload/direct_message_events/0/id").textValue())
                .isEqualTo(x.directMessages().get(0).id());
        assertThat(message.at("/payload/direct_message_events/0/message_create/sender_id")
                        .textValue())
                .isEqualTo(BRAND.id());
    }

    @Test
    void webhooks_are_pushed_over_http_byte_for_byte() throws Exception {
        try (Host host = new Host(r -> WebhookResponse.empty(r.body().length > 0 ? 202 : 400))) {
            SignedDelivery mention = x.mention(LEA, BRAND, "colis perdu 😕");
            assertThat(x.push(mention, host.uri())).isEqualTo(202);
            assertThat(host.paths()).containsExactly("/webhooks/x");
            assertThat(host.requests().get(0).body()).isEqualTo(mention.body());
            assertThat(host.requests().get(0).header("x-twitter-webhooks-signature"))
                    .hasValue("sha256=" + Hmac.base64(SECRET, mention.body()));
            assertThat(x.push(Deliveries.of(mention).doubled(), host.uri())).containsExactly(202, 202);
        }
    }

    @Test
    void a_host_that_is_not_there_is_an_error() throws Exception {
        Host host = new Host(r -> WebhookResponse.empty(200));
        host.close();
        assertThatThrownBy(() -> x.push(x.signed(new byte[] {1}), host.uri())).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void a_challenge_is_met_by_the_right_token_alone() throws Exception {
        Challenge challenge = x.crcRequest();
        String token = challenge.query().getOrDefault("crc_token", "");
        assertThat(token).matches("[A-Za-z0-9+/=_-]{16,128}");
        String right = "{\"response_token\":\"sha256=" + Hmac.base64(SECRET, token.getBytes(UTF_8)) + "\"}";
        assertThat(challenge.isMetBy(200, right.getBytes(UTF_8))).isTrue();
        assertThat(challenge.isMetBy(201, right.getBytes(UTF_8))).isFalse();
        String wrong = Base64.getEncoder().encodeToString(new byte[32]);
        assertThat(challenge.isMetBy(200, ("{\"response_token\":\"sha256=" + wrong + "\"}").getBytes(UTF_8)))
                .isFalse();
        assertThat(challenge.isMetBy(200, "no".getBytes(UTF_8))).isFalse();
        assertThat(x.crcRequest().query()).isNotEqualTo(challenge.query());
    }

    @Test
    void a_challenge_is_asked_over_http() throws Exception {
        try (Host right = new Host(r -> answer(SECRET, r.query().getOrDefault("crc_token", "")));
                Host wrong = new Host(r -> answer("other", r.query().getOrDefault("crc_token", "")))) {
            assertThat(x.crcRequest().ask(right.uri())).isTrue();
            assertThat(x.crcRequest().ask(wrong.uri())).isFalse();
            assertThat(right.paths()).containsExactly("/webhooks/x");
        }
    }

    private static WebhookResponse answer(String secret, String token) {
        try {
            return WebhookResponse.text(
                    200, "{\"response_token\":\"sha256=" + Hmac.base64(secret, token.getBytes(UTF_8)) + "\"}");
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
