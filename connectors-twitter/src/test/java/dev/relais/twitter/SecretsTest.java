package dev.relais.twitter;

import static dev.relais.twitter.Against.ACCOUNT;
import static dev.relais.twitter.Against.ACME;
import static dev.relais.twitter.Against.LEA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.Secret;
import dev.relais.connect.HideRequest;
import dev.relais.connect.ReplyQuestion;
import dev.relais.connect.SendRequest;
import dev.relais.connect.WebhookRequest;
import dev.relais.conversation.SendId;
import dev.relais.conversation.Visibility;
import dev.relais.twitter.budget.Notice;
import dev.relais.twitter.feed.Feeds;
import dev.relais.twitter.manage.Subscription;
import dev.relais.twitter.send.MediaUpload.Purpose;
import dev.relais.twitter.send.PostDraft;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens and secrets stand in one header of each request, and nowhere else: in no address, no log, no outcome, no notice. */
class SecretsTest {
    private static final List<String> SECRETS = List.of(Against.TOKEN, Against.APPLICATION, Against.CONSUMER);

    private final FakeApi api = new FakeApi();
    private final List<Notice> notices = new CopyOnWriteArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final TwitterConnector x = TwitterConnector.builder()
            .baseUri(api.uri())
            .consumerSecrets(List.of(Secret.of(Against.CONSUMER)))
            .accessToken("x-acme", Secret.of(Against.TOKEN))
            .applicationToken(Secret.of(Against.APPLICATION))
            .splitLongAnswers()
            .notices(notices::add)
            .build();

    @AfterEach
    void close() {
        api.close();
    }

    private void say(@Nullable Object thing) {
        said.add(String.valueOf(thing));
    }

    private void everything() {
        SendRequest reply =
                new SendRequest(new SendId("s"), ACCOUNT, Visibility.PUBLIC, "9001", LEA.id(), "words ".repeat(80));
        say(x.send(reply));
        say(x.reconcile(reply, x.api().now()));
        say(x.send(new SendRequest(new SendId("s"), ACCOUNT, Visibility.PRIVATE, null, LEA.id(), "hello")));
        say(x.hide(new HideRequest(new SendId("s"), ACCOUNT, "9001", true)));
        say(x.fetch(ACCOUNT, "9001"));
        say(x.replyWays(new ReplyQuestion(ACCOUNT, Visibility.PUBLIC, LEA.id(), List.of(), List.of(), null)));
        say(x.acts().delete(ACCOUNT, "9001"));
        say(x.acts().deleteMessage(ACCOUNT, "9001"));
        say(x.acts().post(ACCOUNT, PostDraft.of("we are open")));
        say(x.media().upload(ACCOUNT, Purpose.POST, "image/png", new byte[] {1}, "alt"));
        say(x.media().check(ACCOUNT, "7"));
        say(x.webhooks().list());
        say(x.webhooks().register("https://desk.example/x"));
        say(x.subscriptions().list());
        say(x.subscriptions().create(ACCOUNT, Subscription.of("post.create", ACME.id(), null)));
        say(x.receive(
                new WebhookRequest("GET", Map.of("crc_token", "challenge_string_0123456789"), Map.of(), new byte[0])));
        say(x.receive(new WebhookRequest("POST", Map.of(), Map.of(), "{}".getBytes(StandardCharsets.UTF_8))));
        Feeds feeds = x.feeds((network, account, body) -> {
                    throw new IllegalStateException("the store says " + Against.TOKEN);
                })
                .mentions(ACCOUNT, Duration.ofMinutes(5))
                .messages(ACCOUNT, Duration.ofMinutes(5))
                .task(() -> {
                    throw new IllegalStateException("a task says " + Against.APPLICATION);
                })
                .build();
        feeds.runDue();
        feeds.close();
        say(x);
        say(x.api());
        say(x.budget());
        say(x.budget().left());
        say(x.acts());
        x.budget().creditRestored();
    }

    @Test
    void whatever_x_answers_no_secret_leaves_the_header() {
        String echo = "{\"data\":[{\"id\":\"1\",\"text\":\"[token]\"}],\"detail\":\"token [token] is wrong\","
                + "\"errors\":[{\"message\":\"[token]\"}]}";
        for (int status : new int[] {200, 400, 401, 403, 404, 429, 500}) {
            api.answers(status, "{\"data\":{\"id\":\"1\"}}", Map.of());
            everything();
            if (status >= 400) {
                api.answers(status, echo, Map.of());
                everything();
            }
        }
        assertThat(api.asked).hasSizeGreaterThan(60);
        for (FakeApi.Asked asked : api.asked) {
            for (String secret : SECRETS) {
                assertThat(asked.uri().toString()).doesNotContain(secret);
                assertThat(asked.body()).doesNotContain(secret);
                asked.headers().forEach((name, values) -> {
                    if (!name.equalsIgnoreCase("Authorization")) {
                        assertThat(values.toString()).as(name).doesNotContain(secret);
                    }
                });
            }
        }
        assertThat(api.asked.stream()
                        .filter(asked -> asked.header("Authorization").contains(Against.TOKEN)))
                .as("the check looks at the right header")
                .isNotEmpty();
        assertThat(Logged.LINES).as("something was logged").isNotEmpty();
        for (String secret : SECRETS) {
            assertThat(said.stream().filter(line -> line.contains(secret))).isEmpty();
            assertThat(notices).noneMatch(notice -> notice.toString().contains(secret));
            assertThat(Logged.LINES).noneMatch(line -> line.contains(secret));
        }
    }
}
