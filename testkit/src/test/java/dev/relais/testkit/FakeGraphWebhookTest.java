package dev.relais.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.Secret;
import dev.relais.connect.Signatures;
import dev.relais.connect.WebhookResponse;
import dev.relais.json.StrictJson;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeGraphWebhookTest {
    private static final String SECRET = "test-app-secret";
    private static final Profile PAGE = Profile.of("100", "northwind", "Northwind");
    private static final Profile INSTA = Profile.of("300", "northwind.pics", "Northwind");
    private static final Profile LEA = Profile.of("200", "lea", "Léa");

    private final MovableClock clock = new MovableClock(Instant.ofEpochMilli(1_700_000_000_000L));
    private final FakeGraph graph = FakeGraph.builder(clock, Secret.of(SECRET))
            .page(PAGE, Secret.of("page-token"))
            .instagram(INSTA, Secret.of("insta-token"))
            .verifyToken("verify & me")
            .start();

    @AfterEach
    void close() {
        graph.close();
    }

    private static JsonNode entry(SignedDelivery delivery) {
        return StrictJson.read(delivery.body()).at("/entry/0");
    }

    private static JsonNode value(SignedDelivery delivery) {
        return entry(delivery).at("/changes/0/value");
    }

    @Test
    void the_signature_is_that_of_the_contract() {
        String body = "{\"object\":\"page\",\"entry\":[{\"id\":\"100\",\"time\":1700000000000,\"messaging\":["
                + "{\"sender\":{\"id\":\"200\"},\"recipient\":{\"id\":\"100\"},\"timestamp\":1700000000000,"
                + "\"message\":{\"mid\":\"m_1\",\"text\":\"Bonjour, o\\u00f9 est ma commande ? \\ud83d\\ude15\"}}]}]}";
        assertThat(graph.signed(body.getBytes(US_ASCII)).headers())
                .containsEntry(
                        "X-Hub-Signature-256",
                        "sha256=cff95ff8f678738432edeb342d88c46d1ee19ff9894a5a01d63250fb575ae930");
        SignedDelivery own = graph.messengerMessage(LEA, PAGE, "Bonjour, où est ma commande ? 😕");
        assertThat(new String(own.body(), UTF_8)).isEqualTo(body.replace("m_1", own.subject()));
    }

    @Test
    void every_webhook_is_ascii_and_signed_over_its_raw_bytes() throws Exception {
        String post = graph.post(PAGE, "Nouveauté");
        SignedDelivery comment = graph.comment(LEA, post, "Où ça ? 😕");
        for (SignedDelivery delivery : List.of(
                comment,
                graph.messengerMessage(LEA, PAGE, "é\"\\\n\u0001\ud800"),
                graph.visitorPost(LEA, PAGE, "Déçue"),
                graph.answeredInInbox(PAGE, LEA, "Voilà"),
                graph.commentEdited(comment.subject(), "Où donc ?"),
                graph.commentRemoved(comment.subject()))) {
            String text = new String(delivery.body(), UTF_8);
            assertThat(text).matches("[ -~]*").doesNotContainPattern("\\\\u[0-9a-f]*[A-F]");
            assertThat(delivery.headers())
                    .containsEntry("X-Hub-Signature-256", "sha256=" + Hmac.hex(SECRET, delivery.body()));
        }
        assertThat(entry(graph.messengerMessage(LEA, PAGE, "é\"\\\n\u0001😕"))
                        .at("/messaging/0/message/text")
                        .textValue())
                .isEqualTo("é\"\\\n\u0001😕");
    }

    @Test
    void a_forgery_does_not_pass() {
        SignedDelivery message = graph.messengerMessage(LEA, PAGE, "où");
        assertThat(matches(message)).isTrue();
        assertThat(matches(message.withBody(
                        StrictJson.write(StrictJson.read(message.body())).getBytes(UTF_8))))
                .as("the same JSON without escapes")
                .isFalse();
    }

    private static boolean matches(SignedDelivery delivery) {
        return Signatures.match(
                List.of(Secret.of(SECRET)),
                delivery.body(),
                delivery.toRequest().header("x-hub-signature-256").orElseThrow(),
                bytes -> "sha256=" + HexFormat.of().formatHex(bytes));
    }

    @Test
    void a_comment_is_a_change_in_seconds_by_another_id_than_in_messages() {
        String post = graph.post(PAGE, "News");
        SignedDelivery comment = graph.comment(LEA, post, "Bonjour");
        assertThat(StrictJson.read(comment.body()).path("object").textValue()).isEqualTo("page");
        assertThat(entry(comment).path("time").longValue()).isEqualTo(1_700_000_000L);
        assertThat(entry(comment).at("/changes/0/field").textValue()).isEqualTo("feed");
        JsonNode value = value(comment);
        assertThat(value.path("item").textValue()).isEqualTo("comment");
        assertThat(value.path("verb").textValue()).isEqualTo("add");
        assertThat(value.path("post_id").textValue()).isEqualTo(post);
        assertThat(value.path("parent_id").textValue()).isEqualTo(post);
        assertThat(value.path("comment_id").textValue()).isEqualTo(comment.subject());
        assertThat(value.at("/from/id").textValue())
                .isEqualTo(FakeGraph.publicId(LEA))
                .isNotEqualTo(LEA.id());
        assertThat(value.at("/from/name").textValue()).isEqualTo("Léa");
        assertThat(value.path("created_time").longValue()).isEqualTo(1_700_000_000L);

        String reply = graph.comment(LEA, comment.subject(), "Alors ?").subject();
        JsonNode nested = value(graph.comment(LEA, reply, "Alors ??"));
        assertThat(nested.path("parent_id").textValue()).isEqualTo(comment.subject());
        assertThat(nested.path("post_id").textValue()).isEqualTo(post);
    }

    @Test
    void edits_and_removals_name_the_comment() {
        String comment = graph.comment(LEA, graph.post(PAGE, "News"), "Bonjour").subject();
        clock.advance(Duration.ofSeconds(90));
        JsonNode edited = value(graph.commentEdited(comment, "Bonsoir"));
        assertThat(edited.path("verb").textValue()).isEqualTo("edited");
        assertThat(edited.path("comment_id").textValue()).isEqualTo(comment);
        assertThat(edited.path("message").textValue()).isEqualTo("Bonsoir");
        assertThat(edited.path("created_time").longValue()).isEqualTo(1_700_000_000L);
        assertThat(edited.path("edited_time").longValue()).isEqualTo(1_700_000_090L);
        JsonNode removed = value(graph.commentRemoved(comment));
        assertThat(removed.path("verb").textValue()).isEqualTo("remove");
        assertThat(removed.path("comment_id").textValue()).isEqualTo(comment);
        assertThat(removed.has("created_time")).isFalse();
        assertThat(removed.has("message")).isFalse();
        assertThatThrownBy(() -> graph.commentEdited(comment, "encore")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_visitor_post_can_be_commented() {
        SignedDelivery post = graph.visitorPost(LEA, PAGE, "Déçue");
        assertThat(value(post).path("item").textValue()).isEqualTo("post");
        assertThat(value(post).path("post_id").textValue()).isEqualTo(post.subject());
        assertThat(value(post).has("comment_id")).isFalse();
        assertThat(value(graph.comment(LEA, post.subject(), "Très"))
                        .path("post_id")
                        .textValue())
                .isEqualTo(post.subject());
    }

    @Test
    void an_answer_from_the_inbox_is_an_echo_of_another_application() {
        JsonNode item = entry(graph.answeredInInbox(PAGE, LEA, "Voilà")).at("/messaging/0");
        assertThat(item.at("/sender/id").textValue()).isEqualTo("100");
        assertThat(item.at("/recipient/id").textValue()).isEqualTo("200");
        assertThat(item.at("/message/is_echo").booleanValue()).isTrue();
        assertThat(item.at("/message/app_id").longValue()).isEqualTo(263902037430900L);
        assertThat(item.path("message").has("metadata")).isFalse();
    }

    @Test
    void instagram_comments_have_their_own_shape() {
        String media = graph.post(INSTA, "Photo");
        SignedDelivery comment = graph.comment(LEA, media, "Joli");
        assertThat(StrictJson.read(comment.body()).path("object").textValue()).isEqualTo("instagram");
        assertThat(entry(comment).at("/changes/0/field").textValue()).isEqualTo("comments");
        assertThat(value(comment).path("comment_id").textValue()).isEqualTo(comment.subject());
        assertThat(value(comment).path("text").textValue()).isEqualTo("Joli");
        assertThat(value(comment).at("/media/id").textValue()).isEqualTo(media);
        assertThat(value(comment).at("/from/username").textValue()).isEqualTo("lea");
        assertThatThrownBy(() -> graph.commentRemoved(comment.subject())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> graph.visitorPost(LEA, INSTA, "a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_batch_holds_the_entries_of_all_in_order() throws Exception {
        SignedDelivery one = graph.messengerMessage(LEA, PAGE, "un é");
        SignedDelivery two = graph.visitorPost(LEA, PAGE, "deux");
        SignedDelivery batch = graph.batch(one, two);
        JsonNode entries = StrictJson.read(batch.body()).path("entry");
        assertThat(entries).hasSize(2);
        assertThat(entries.get(0)).isEqualTo(entry(one));
        assertThat(entries.get(1)).isEqualTo(entry(two));
        assertThat(batch.headers()).containsEntry("X-Hub-Signature-256", "sha256=" + Hmac.hex(SECRET, batch.body()));
        SignedDelivery insta = graph.messengerMessage(LEA, INSTA, "trois");
        assertThatThrownBy(() -> graph.batch(one, insta)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_verification_wants_its_challenge_back() throws Exception {
        try (Host good = new Host(r -> "verify & me".equals(r.query().get("hub.verify_token"))
                        ? WebhookResponse.text(200, r.query().getOrDefault("hub.challenge", ""))
                        : WebhookResponse.empty(403));
                Host bad = new Host(r -> WebhookResponse.text(200, "hello"))) {
            assertThat(graph.verification().ask(good.uri())).isTrue();
            assertThat(graph.verification().ask(bad.uri())).isFalse();
            assertThat(good.paths()).containsExactly("/webhooks/facebook");
            assertThat(good.requests().get(0).query()).containsEntry("hub.mode", "subscribe");
        }
    }
}
