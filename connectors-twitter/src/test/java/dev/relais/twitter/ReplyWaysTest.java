package dev.relais.twitter;

import static dev.relais.twitter.Against.ACCOUNT;
import static dev.relais.twitter.Against.ACME;
import static dev.relais.twitter.Against.LEA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.account.Accounts;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound.Received;
import dev.relais.connect.ReplyQuestion;
import dev.relais.connect.ReplyWay;
import dev.relais.connect.SendOutcome.Sent;
import dev.relais.conversation.Author;
import dev.relais.conversation.Media;
import dev.relais.conversation.Message;
import dev.relais.conversation.Surface;
import dev.relais.conversation.Visibility;
import dev.relais.testkit.Mishap;
import dev.relais.testkit.XErrors;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In which ways a customer can be answered, told before anybody types. */
class ReplyWaysTest {
    private final Against to = new Against();

    @AfterEach
    void close() {
        to.close();
    }

    private Message post(String id, String text, @Nullable String inReplyTo) {
        return message(id, Surface.POST, text, List.of(), inReplyTo);
    }

    private Message message(String id, Surface surface, String text, List<Media> media, @Nullable String inReplyTo) {
        return new Message(
                "x",
                "x-acme",
                id,
                surface,
                new Author(LEA.id(), LEA.handle(), LEA.name()),
                text,
                media,
                inReplyTo,
                to.clock.instant(),
                false);
    }

    private static ReplyWay open(TwitterConnector x, Message message, List<String> ours) {
        return way(x, message, ours, Visibility.PUBLIC);
    }

    private static ReplyWay way(TwitterConnector x, Message message, List<String> ours, Visibility wanted) {
        ReplyQuestion question =
                new ReplyQuestion(ACCOUNT, message.surface().visibility(), LEA.id(), List.of(message), ours, null);
        return x.replyWays(question).stream()
                .filter(way -> way.visibility() == wanted)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void who_names_the_account_may_be_answered_and_x_is_not_asked() {
        try (to) {
            for (String text : List.of("@acme late", "late, @ACME!", "(@acme)")) {
                assertThat(open(to.x, post("1", text, null), List.of()).open())
                        .as(text)
                        .isTrue();
            }
            to.fake.journal().of("GET", "/2/tweets").assertNone();
            assertThat(open(to.x, post("1", "@acme", null), List.of()).length()).isEqualTo(280);
            assertThat(open(to.x, post("1", "@acme", null), List.of()).link()).contains("/status/1");
            to.assertInOrder();
        }
    }

    @Test
    void a_handle_inside_another_word_is_no_mention() {
        try (to) {
            for (String text : List.of("@acmeuk late", "mail me@acme", "@acme_uk", "@acme@social.example", "@@acme")) {
                String id = to.fake.post(LEA, text.replace('@', '-'));
                ReplyWay way = open(to.x, post(id, text, null), List.of());
                assertThat(way.open()).as(text).isFalse();
                assertThat(way.reason()).isEqualTo("reply-not-allowed");
                assertThat(way.link()).isEqualTo("https://x.com/i/web/status/" + id);
                assertThat(way.detail()).contains("neither mentioned nor quoted");
            }
            to.fake.journal().of("GET", "/2/tweets").assertCount(5);
            to.assertInOrder();
        }
    }

    @Test
    void whether_somebody_quoted_the_account_is_asked_of_x_once_in_ten_minutes() {
        try (to) {
            String ours = to.fake.post(ACME, "our new lamp");
            String quote = to.fake.quote(LEA, ours, "broken again").subject();
            Message message = post(quote, "broken again", null);
            for (int i = 0; i < 3; i++) {
                assertThat(open(to.x, message, List.of()).open()).isTrue();
            }
            to.fake.journal().of("GET", "/2/tweets").assertCount(1);
            to.clock.advance(Duration.ofMinutes(11));
            assertThat(open(to.x, message, List.of()).open()).isTrue();
            to.fake.journal().of("GET", "/2/tweets").assertCount(2);
            assertThat(to.x.send(to.reply(quote, "sorry"))).isInstanceOf(Sent.class);
            to.assertInOrder();
        }
    }

    @Test
    void an_answer_to_the_accounts_own_post_may_be_answered() {
        try (to) {
            String ours = to.fake.post(ACME, "our new lamp");
            assertThat(open(to.x, post("5", "shame", ours), List.of(ours)).open())
                    .isTrue();
            to.fake.journal().of("GET", "/2/tweets").assertNone();
            to.assertInOrder();
        }
    }

    @Test
    void what_is_closed_before_typing_is_refused_after_it() {
        try (to) {
            String post = to.fake.post(LEA, "acme lamps break");
            assertThat(open(to.x, post(post, "acme lamps break", null), List.of())
                            .open())
                    .isFalse();
            assertThat(Against.reason(to.x.send(to.reply(post, "sorry")))).isEqualTo("reply-not-allowed");
            to.assertInOrder();
        }
    }

    @Test
    void an_enterprise_answers_anybody_and_does_not_ask() {
        try (Against big = new Against(made -> made.enterprise(), net -> net.repliesToAnybody())) {
            String post = big.fake.post(LEA, "acme lamps break");
            assertThat(open(big.x, post(post, "acme lamps break", null), List.of())
                            .open())
                    .isTrue();
            big.fake.journal().of("GET", "/2/tweets").assertNone();
            assertThat(big.x.send(big.reply(post, "sorry"))).isInstanceOf(Sent.class);
            big.assertInOrder();
        }
    }

    @Test
    void where_x_cannot_be_asked_nobody_is_kept_from_trying() {
        try (to) {
            String post = to.fake.post(LEA, "acme lamps break");
            to.once(call -> call.path().equals("/2/tweets"), Mishap.serverError(503));
            assertThat(open(to.x, post(post, "acme lamps break", null), List.of())
                            .open())
                    .isTrue();
            assertThat(open(to.x, post(post, "acme lamps break", null), List.of())
                            .open())
                    .as("a failure is not remembered")
                    .isFalse();
            to.assertInOrder();
        }
    }

    @Test
    void messages_are_open_closed_or_nobody_knows() {
        try (to) {
            Message mention = post(to.mention("late"), "@acme late", null);
            ReplyWay way = way(to.x, mention, List.of(), Visibility.PRIVATE);
            assertThat(way.open()).isTrue();
            assertThat(way.length()).isEqualTo(10_000);
            to.fake.quirks().closeMessages(LEA);
            assertThat(way(to.x, mention, List.of(), Visibility.PRIVATE).open())
                    .as("remembered for an hour")
                    .isTrue();
            to.clock.advance(Duration.ofMinutes(61));
            ReplyWay closed = way(to.x, mention, List.of(), Visibility.PRIVATE);
            assertThat(closed.open()).isFalse();
            assertThat(closed.reason()).isEqualTo("dm-closed");
            to.clock.advance(Duration.ofMinutes(61));
            to.once(call -> call.path().equals("/2/users"), XErrors.html(502));
            assertThat(way(to.x, mention, List.of(), Visibility.PRIVATE).open())
                    .as("unknown")
                    .isTrue();
            ReplyQuestion nobody =
                    new ReplyQuestion(ACCOUNT, Visibility.PUBLIC, null, List.of(mention), List.of(), null);
            assertThat(to.x.replyWays(nobody))
                    .anyMatch(each ->
                            each.visibility() == Visibility.PRIVATE && !each.open() && "invalid".equals(each.reason()));
            to.assertInOrder();
        }
    }

    @Test
    void who_writes_in_private_is_not_looked_up() {
        try (to) {
            Message direct = message("7", Surface.DIRECT, "hello", List.of(), null);
            assertThat(way(to.x, direct, List.of(), Visibility.PRIVATE).open()).isTrue();
            assertThat(to.fake.calls()).isEmpty();
        }
    }

    @Test
    void what_is_encrypted_is_answered_on_x_alone() {
        try (to) {
            var accounts = new Accounts(List.of(ACCOUNT));
            byte[] body = to.fake.encryptedMessage(LEA, ACME).body();
            var received = (Received) to.x.understand(new Delivery("x", null, to.clock.instant(), body), accounts)
                    .get(0);
            ReplyWay way = way(to.x, received.message(), List.of(), Visibility.PRIVATE);
            assertThat(way.open()).isFalse();
            assertThat(way.reason()).isEqualTo("encrypted");
            assertThat(way.link()).startsWith("https://x.com/");
            assertThat(to.fake.calls()).isEmpty();
        }
    }

    @Test
    void a_closed_window_says_when_it_opens_and_an_empty_purse_closes_both_ways() {
        try (to) {
            String post = to.mention("late");
            Message mention = post(post, "@acme late", null);
            to.once(Against.POSTS, Mishap.throttled(Duration.ofMinutes(7)));
            to.x.send(to.reply(post, "sorry"));
            ReplyWay way = open(to.x, mention, List.of());
            assertThat(way.open()).isFalse();
            assertThat(way.reason()).isEqualTo("throttled");
            assertThat(way.until()).isEqualTo(to.clock.instant().plus(Duration.ofMinutes(7)));
            assertThat(way(to.x, mention, List.of(), Visibility.PRIVATE).open()).isTrue();
            to.clock.advance(Duration.ofMinutes(8));
            assertThat(open(to.x, mention, List.of()).open()).isTrue();
            to.once(Against.POSTS, XErrors.creditsDepleted());
            to.x.send(to.reply(post, "sorry"));
            for (Visibility visibility : List.of(Visibility.PUBLIC, Visibility.PRIVATE)) {
                assertThat(way(to.x, mention, List.of(), visibility).reason()).isEqualTo("out-of-credit");
            }
            to.assertInOrder();
        }
    }

    @Test
    void where_nothing_is_left_to_answer_the_public_way_is_closed() {
        try (to) {
            ReplyQuestion question =
                    new ReplyQuestion(ACCOUNT, Visibility.PUBLIC, LEA.id(), List.of(), List.of(), null);
            assertThat(to.x.replyWays(question).get(0).reason()).isEqualTo("parent-gone");
            assertThat(to.x.replyWays(question).get(0).open()).isFalse();
        }
    }

    @Test
    void a_premium_account_is_told_its_length() {
        try (Against premium = new Against(made -> made.longPosts("x-acme"))) {
            assertThat(open(premium.x, post("1", "@acme", null), List.of()).length())
                    .isEqualTo(25_000);
        }
    }
}
