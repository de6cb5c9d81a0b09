package dev.relais.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.relais.Secret;
import dev.relais.account.Account;
import dev.relais.config.DeskFile;
import dev.relais.connect.ReplyWay;
import dev.relais.connect.WebhookRequest;
import dev.relais.connect.WebhookResponse;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.ConversationState.Owned;
import dev.relais.conversation.Entry;
import dev.relais.conversation.SendState;
import dev.relais.conversation.Visibility;
import dev.relais.desk.Desk;
import dev.relais.testkit.FakeX;
import dev.relais.testkit.Mishap;
import dev.relais.testkit.MovableClock;
import dev.relais.testkit.Profile;
import dev.relais.twitter.auth.ApplicationToken;
import dev.relais.twitter.auth.Authorization;
import dev.relais.twitter.auth.Client;
import dev.relais.twitter.auth.Consent;
import dev.relais.twitter.auth.InMemoryTokenStore;
import dev.relais.twitter.auth.OAuth2;
import dev.relais.twitter.auth.Permissions;
import dev.relais.twitter.auth.RotatingTokens;
import dev.relais.twitter.budget.Notice;
import dev.relais.twitter.feed.Feeds;
import dev.relais.twitter.http.Http;
import dev.relais.twitter.text.AgentSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A host as its developer would build it: consent, webhook in a web server, polls beside it, agents who answer. X is the fake, which is
 * strict about every request.
 */
class HostTest {
    private static final Profile ACME = Profile.of("2244994945", "acme", "Acme");
    private static final Profile LEA = Profile.of("31", "lea_m", "Léa");
    private static final Account ACCOUNT = new Account("x-acme", "x", ACME.id(), "acme", "Acme");
    private static final String DESK = """
            {"relais": 1, "desk": "host",
             "accounts": [{"id": "x-acme", "network": "x", "externalId": "2244994945", "handle": "acme"}],
             "departments": ["care"],
             "agents": [{"id": "lea", "departments": ["care"]}],
             "queues": [{"id": "care", "department": "care"}],
             "rules": [{"id": "unreadable", "when": {"media": "encrypted"}, "then": {"tags": ["unreadable"], "priority": "high"}},
                       {"id": "all", "when": {}, "then": {"queue": "care"}}]}
            """;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T09:00:00Z"));
    private final List<Notice> notices = new CopyOnWriteArrayList<>();
    private final FakeX fake = FakeX.builder(clock, Secret.of("consumer-secret"))
            .account(ACME)
            .clientId("client")
            .clientSecret(Secret.of("client-secret"))
            .redirect(URI.create("https://host.example/callback"))
            .applicationToken(Secret.of("application-token"))
            .loopbackWebhooks()
            .start();
    private final OAuth2 oauth = new OAuth2(
            new Http(HttpClient.newHttpClient(), fake.baseUri(), Duration.ofSeconds(10)),
            new Client("client", Secret.of("client-secret")),
            new InMemoryTokenStore(),
            URI.create("https://x.com/i/oauth2/authorize"),
            clock,
            new SecureRandom());
    private final TwitterConnector x = TwitterConnector.builder()
            .baseUri(fake.baseUri())
            .consumerSecrets(List.of(Secret.of("consumer-secret")))
            .clientSecrets(List.of(Secret.of("client-secret")))
            .authorizer(new Permissions(
                    Map.of(),
                    new RotatingTokens(oauth, notices::add),
                    ApplicationToken.given(Secret.of("application-token"))))
            .signature(AgentSignature.of(Map.of("lea", "LM")))
            .splitLongAnswers()
            .clock(clock)
            .notices(notices::add)
            .build();
    private final Desk desk = Desk.builder(DeskFile.read("desk.json", DESK.getBytes(StandardCharsets.UTF_8)))
            .connector(x)
            .clock(clock)
            .settle(Duration.ofMinutes(1))
            .build();
    private final HttpServer server = server();
    private final String webhook = "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/x";
    private final Feeds feeds = x.feeds(desk::deliver)
            .mentions(ACCOUNT, Duration.ofMinutes(5))
            .messages(ACCOUNT, Duration.ofMinutes(5))
            .task(x.watch(webhook, List.of(ACCOUNT)))
            .task(x.sweep(ACCOUNT, desk::deliver, this::posts, Duration.ofHours(12)))
            .build();

    private HttpServer server() {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.createContext("/webhooks/x", this::serve);
            made.start();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Twelve lines in whatever web server a host has. */
    private void serve(HttpExchange exchange) throws IOException {
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[parts.length - 1], StandardCharsets.UTF_8));
        }
        WebhookResponse response = desk.receive(
                "x",
                new WebhookRequest(
                        exchange.getRequestMethod(),
                        query,
                        exchange.getRequestHeaders(),
                        exchange.getRequestBody().readAllBytes()));
        exchange.getResponseHeaders().set("Content-Type", response.contentType());
        exchange.sendResponseHeaders(response.status(), response.body().length == 0 ? -1 : response.body().length);
        exchange.getResponseBody().write(response.body());
        exchange.close();
    }

    private List<String> posts() {
        List<String> posts = new ArrayList<>();
        for (Conversation conversation : desk.conversations()) {
            conversation.messages().stream()
                    .filter(entry -> !entry.withdrawn())
                    .forEach(entry -> posts.add(entry.message().externalId()));
        }
        return posts;
    }

    @AfterEach
    void close() {
        feeds.close();
        server.stop(0);
        fake.close();
    }

    private void consent() {
        Authorization pending =
                oauth.begin(ACCOUNT, URI.create("https://host.example/callback"), OAuth2.SUPPORT_SCOPES, null);
        URI back = fake.authorize(pending.uri(), ACME);
        Map<String, String> query = new HashMap<>();
        for (String pair : back.getRawQuery().split("&", -1)) {
            query.put(pair.split("=", 2)[0], URLDecoder.decode(pair.split("=", 2)[1], StandardCharsets.UTF_8));
        }
        assertThat(oauth.redeem(
                        pending, ACCOUNT, String.valueOf(query.get("state")), String.valueOf(query.get("code"))))
                .isInstanceOf(Consent.Granted.class);
    }

    private void start() throws InterruptedException {
        consent();
        feeds.runDue();
        assertThat(fake.pushes().awaitQuiet(Duration.ofSeconds(10))).isTrue();
    }

    private void later(Duration by) throws InterruptedException {
        clock.advance(by);
        feeds.runDue();
        assertThat(fake.pushes().awaitQuiet(Duration.ofSeconds(10))).isTrue();
        desk.tick();
    }

    private ConversationId inPrivate(Profile customer) {
        return new ConversationKey("x-acme", null, customer.id()).id();
    }

    private Owned owned(ConversationId id) {
        desk.assign(id, "lea");
        return (Owned) desk.conversation(id).orElseThrow().state();
    }

    @Test
    void what_is_pushed_is_answered_in_public_and_signed() throws Exception {
        start();
        String mention = fake.mention(LEA, ACME, "my parcel is late").subject();
        assertThat(fake.pushes().awaitQuiet(Duration.ofSeconds(10))).isTrue();
        ConversationId id = new ConversationKey("x-acme", mention, LEA.id()).id();
        assertThat(desk.replyWays(id))
                .filteredOn(way -> way.visibility() == Visibility.PUBLIC)
                .allMatch(ReplyWay::open);
        desk.reply(id, owned(id).token(), "It is on its way.");
        assertThat(fake.publicReplies()).hasSize(1);
        assertThat(fake.publicReplies().get(0).text()).isEqualTo("It is on its way. ^LM");
        later(Duration.ofMinutes(6));
        Conversation conversation = desk.conversation(id).orElseThrow();
        assertThat(conversation.messages()).hasSize(2);
        assertThat(desk.conversations()).hasSize(1);
        assertThat(fake.journal().invalidCalls()).isEmpty();
    }

    @Test
    void a_lost_answer_is_found_in_the_timeline_and_not_said_twice() throws Exception {
        start();
        fake.pushes().loseNext(5);
        String mention = fake.mention(LEA, ACME, "my parcel is late").subject();
        later(Duration.ofMinutes(6));
        ConversationId id = new ConversationKey("x-acme", mention, LEA.id()).id();
        fake.mishaps()
                .once(
                        call -> call.method().equals("POST") && call.path().equals("/2/tweets"),
                        Mishap.closedAfterEffect());
        desk.reply(id, owned(id).token(), "It is on its way.");
        assertThat(desk.conversation(id).orElseThrow().sends().values())
                .allMatch(send -> send.state() == SendState.UNKNOWN);
        later(Duration.ofMinutes(2));
        assertThat(desk.conversation(id).orElseThrow().sends().values())
                .allMatch(send -> send.state() == SendState.SENT);
        assertThat(fake.publicReplies()).hasSize(1);
        fake.journal().assertNoBlindRepeat();
    }

    @Test
    void what_no_webhook_told_is_found_by_a_poll() throws Exception {
        start();
        fake.pushes().loseNext(10);
        fake.mention(LEA, ACME, "is anybody there?");
        fake.directMessage(LEA, ACME, "my number is 0123");
        assertThat(desk.conversations()).isEmpty();
        later(Duration.ofMinutes(6));
        assertThat(desk.conversations()).hasSize(2);
        later(Duration.ofMinutes(6));
        assertThat(desk.conversations()).hasSize(2);
        assertThat(fake.journal().invalidCalls()).isEmpty();
    }

    @Test
    void an_encrypted_message_is_brought_to_an_agent_who_is_told_where_to_read_it() throws Exception {
        start();
        fake.encryptedMessage(LEA, ACME);
        assertThat(fake.pushes().awaitQuiet(Duration.ofSeconds(10))).isTrue();
        Conversation conversation = desk.conversation(inPrivate(LEA)).orElseThrow();
        assertThat(conversation.queue()).isEqualTo("care");
        assertThat(conversation.routed())
                .satisfies(routed -> assertThat(String.valueOf(routed)).contains("unreadable"));
        ReplyWay way = desk.replyWays(conversation.id()).get(0);
        assertThat(way.open()).isFalse();
        assertThat(way.reason()).isEqualTo("encrypted");
        assertThat(way.link()).isEqualTo("https://x.com/messages");
    }

    @Test
    void what_is_deleted_at_x_goes_within_half_a_day() throws Exception {
        start();
        String mention = fake.mention(LEA, ACME, "my secret is 42").subject();
        assertThat(fake.pushes().awaitQuiet(Duration.ofSeconds(10))).isTrue();
        fake.pushes().loseNext(5);
        fake.delete(mention);
        for (int i = 0; i < 13; i++) {
            later(Duration.ofHours(1));
        }
        ConversationId id = new ConversationKey("x-acme", mention, LEA.id()).id();
        Entry entry = desk.conversation(id).orElseThrow().messages().get(0);
        assertThat(entry.withdrawn()).isTrue();
        assertThat(entry.message().text()).isEmpty();
    }

    @Test
    void a_long_answer_becomes_a_thread_that_is_gone_on_with_where_it_broke_off() throws Exception {
        start();
        String mention = fake.mention(LEA, ACME, "how do I descale it?").subject();
        assertThat(fake.pushes().awaitQuiet(Duration.ofSeconds(10))).isTrue();
        ConversationId id = new ConversationKey("x-acme", mention, LEA.id()).id();
        fake.mishaps().randomly(3, 0.5, Mishap.closedAfterEffect());
        String answer = "First, pour water and vinegar into it, as much of the one as of the other. "
                .repeat(8)
                .strip();
        desk.reply(id, owned(id).token(), answer);
        for (int i = 0; i < 60 && desk.conversation(id).orElseThrow().nextSend().isPresent(); i++) {
            later(Duration.ofMinutes(2));
        }
        List<String> said =
                fake.publicReplies().stream().map(post -> post.text()).toList();
        assertThat(said).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        assertThat(said).allMatch(text -> text.endsWith("^LM"));
        for (int part = 0; part < said.size(); part++) {
            assertThat(said.get(part)).contains(" " + (part + 1) + "/" + said.size());
        }
        assertThat(fake.publicReplies().get(1).inReplyTo())
                .isEqualTo(fake.publicReplies().get(0).id());
        assertThat(desk.conversation(id).orElseThrow().sends().values())
                .allMatch(send -> send.state() == SendState.SENT);
    }

    @Test
    void tokens_are_renewed_and_a_withdrawn_permission_is_told() throws Exception {
        start();
        for (int i = 0; i < 5; i++) {
            later(Duration.ofHours(1));
        }
        assertThat(notices).noneMatch(notice -> notice.kind().equals("needs-authorization"));
        fake.revoke(ACME);
        assertThat(fake.pushes().awaitQuiet(Duration.ofSeconds(10))).isTrue();
        later(Duration.ofMinutes(6));
        assertThat(notices)
                .anyMatch(notice -> notice.kind().equals("needs-authorization") && "x-acme".equals(notice.account()));
        assertThat(notices.toString()).doesNotContain("secret").doesNotContain("application-token");
    }
}
