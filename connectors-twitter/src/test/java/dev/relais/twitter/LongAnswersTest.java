package dev.relais.twitter;

import static dev.relais.twitter.Against.ACCOUNT;
import static dev.relais.twitter.Against.ACME;
import static dev.relais.twitter.Against.POSTS;
import static dev.relais.twitter.Against.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.Secret;
import dev.relais.account.Account;
import dev.relais.connect.Reconciliation;
import dev.relais.connect.SendOutcome;
import dev.relais.connect.SendOutcome.Blocked;
import dev.relais.connect.SendOutcome.Rejected;
import dev.relais.connect.SendOutcome.Sent;
import dev.relais.connect.SendOutcome.Throttled;
import dev.relais.connect.SendOutcome.Unknown;
import dev.relais.connect.SendRequest;
import dev.relais.conversation.SendId;
import dev.relais.conversation.Visibility;
import dev.relais.testkit.Mishap;
import dev.relais.testkit.NetworkCall;
import dev.relais.testkit.PublicPost;
import dev.relais.testkit.XErrors;
import dev.relais.twitter.send.PostDraft;
import dev.relais.twitter.text.AgentSignature;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers in several posts: in order, each below the one before, none twice, whatever breaks between them. */
class LongAnswersTest {
    private static final String LONG = "Your parcel is at the depot and comes tomorrow. ".repeat(14);

    private final Against to = new Against(made -> made.splitLongAnswers());

    private void isWhole(String parent) {
        List<PublicPost> posts = to.fake.publicReplies();
        assertThat(posts).hasSize(3);
        String above = parent;
        for (int i = 0; i < 3; i++) {
            assertThat(posts.get(i).inReplyTo()).isEqualTo(above);
            assertThat(posts.get(i).text()).endsWith(" " + (i + 1) + "/3 ^LM");
            above = posts.get(i).id();
        }
    }

    @Test
    void the_parts_stand_in_order_each_below_the_one_before() {
        try (to) {
            String post = to.mention("late");
            SendRequest request = to.reply(post, LONG, "lea");
            Sent sent = (Sent) to.x.send(request);
            isWhole(post);
            assertThat(sent.externalId())
                    .isEqualTo(to.fake.publicReplies().get(0).id());
            assertThat(to.x.reconcile(request, to.clock.instant()))
                    .isEqualTo(new Reconciliation.Found(sent.externalId()));
            assertThat(to.x.send(request)).as("said again, nothing is said").isEqualTo(sent);
            isWhole(post);
            to.assertInOrder();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void broken_off_before_or_after_its_effect_it_is_looked_for_and_gone_on_with(int part) {
        for (boolean executed : new boolean[] {false, true}) {
            try (Against two = new Against(made -> made.splitLongAnswers())) {
                String post = two.mention("late");
                SendRequest request = two.reply(post, LONG, "lea");
                two.once(part(part), executed ? Mishap.closedAfterEffect() : Mishap.closedBeforeEffect());
                Instant started = two.clock.instant();
                assertThat(two.x.send(request)).isInstanceOf(Unknown.class);
                two.clock.advance(Duration.ofMinutes(1));
                Reconciliation found = two.x.reconcile(request, started);
                if (executed && part == 3) {
                    assertThat(found)
                            .isEqualTo(new Reconciliation.Found(
                                    two.fake.publicReplies().get(0).id()));
                } else {
                    assertThat(found).isEqualTo(new Reconciliation.Absent());
                    assertThat(two.x.send(request)).isInstanceOf(Sent.class);
                }
                assertThat(two.fake.publicReplies())
                        .extracting(PublicPost::text)
                        .doesNotHaveDuplicates();
                assertThat(two.fake.publicReplies()).hasSize(3);
                two.assertInOrder();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void a_limit_an_error_or_an_empty_purse_between_the_parts_doubles_none(int part) {
        String post = to.mention("late");
        SendRequest request = to.reply(post, LONG, "lea");
        to.once(part(part), Mishap.throttled(Duration.ofMinutes(3)));
        assertThat(to.x.send(request))
                .isEqualTo(new Throttled(to.clock.instant().plus(Duration.ofMinutes(3))));
        assertThat(to.fake.publicReplies()).hasSize(part - 1);
        assertThat(to.x.send(request)).as("in the closed window").isInstanceOf(Throttled.class);
        to.clock.advance(Duration.ofMinutes(4));
        to.once(part(part), Mishap.serverError(503));
        assertThat(to.x.send(request)).isInstanceOf(Unknown.class);
        assertThat(to.x.reconcile(request, to.clock.instant())).isEqualTo(new Reconciliation.Absent());
        to.once(part(part), XErrors.creditsDepleted());
        assertThat(reason(to.x.send(request))).isEqualTo("out-of-credit");
        assertThat(to.fake.publicReplies()).hasSize(part - 1);
        assertThat(reason(to.x.send(request))).as("no call is made").isEqualTo("out-of-credit");
        to.x.budget().creditRestored();
        assertThat(to.x.send(request)).isInstanceOf(Sent.class);
        isWhole(post);
        to.assertInOrder();
        to.close();
    }

    private static boolean timeline(NetworkCall call) {
        return call.method().equals("GET") && call.path().endsWith("/tweets");
    }

    private static Predicate<NetworkCall> part(int part) {
        return POSTS.and(call -> call.body().contains(" " + part + "/3"));
    }

    @Test
    void another_process_that_knows_nothing_goes_on_from_the_timeline() {
        try (to) {
            String post = to.mention("late");
            SendRequest request = to.reply(post, LONG, "lea");
            to.once(part(3), Mishap.serverError(500));
            assertThat(to.x.send(request)).isInstanceOf(Unknown.class);
            TwitterConnector other = TwitterConnector.builder()
                    .baseUri(to.fake.baseUri())
                    .accessToken("x-acme", Secret.of(Against.TOKEN))
                    .signature(AgentSignature.of(Map.of("lea", "LM")))
                    .splitLongAnswers()
                    .clock(to.clock)
                    .build();
            assertThat(other.send(request)).isInstanceOf(Sent.class);
            isWhole(post);
            to.assertInOrder();
        }
    }

    @Test
    void a_part_that_the_timeline_does_not_show_yet_is_not_said_again() {
        try (to) {
            String post = to.mention("late");
            SendRequest request = to.reply(post, LONG, "lea");
            to.fake.quirks().duplicatesWithin(Duration.ZERO);
            to.once(part(2), Mishap.throttled(Duration.ofSeconds(20)));
            assertThat(to.x.send(request)).isInstanceOf(Throttled.class);
            to.fake
                    .quirks()
                    .indexedLate(
                            to.fake.publicReplies().get(0).id(),
                            to.clock.instant().plusSeconds(600));
            to.clock.advance(Duration.ofSeconds(30));
            assertThat(to.x.send(request)).isInstanceOf(Sent.class);
            isWhole(post);
            to.assertInOrder();
        }
    }

    @Test
    void x_does_not_see_its_own_news_at_once_and_a_few_seconds_cure_that() {
        try (to) {
            to.fake.quirks().slowToSeeOwnPosts();
            String post = to.mention("late");
            SendRequest request = to.reply(post, LONG, "lea");
            SendOutcome outcome = to.x.send(request);
            int tries = 1;
            while (outcome instanceof Throttled throttled && tries < 5) {
                assertThat(throttled.until())
                        .isBetween(
                                to.clock.instant().plusSeconds(1),
                                to.clock.instant().plusSeconds(10));
                to.clock.set(throttled.until());
                outcome = to.x.send(request);
                tries++;
            }
            assertThat(outcome).isInstanceOf(Sent.class);
            assertThat(tries).as("once for each of two parts").isEqualTo(3);
            isWhole(post);
            to.assertInOrder();
        }
    }

    @Test
    void an_own_post_that_is_not_seen_after_a_minute_is_gone() {
        try (to) {
            Sent own = (Sent) to.x.acts().post(ACCOUNT, PostDraft.of("we are open"));
            PostDraft answer = PostDraft.of("until six").inReplyTo(own.externalId());
            to.fake.mishaps().always(POSTS, XErrors.deletedOrNotVisible());
            assertThat(to.x.acts().post(ACCOUNT, answer)).isInstanceOf(Throttled.class);
            to.clock.advance(Duration.ofSeconds(61));
            assertThat(reason(to.x.acts().post(ACCOUNT, answer))).isEqualTo("parent-gone");
            assertThat(reason(to.x.acts().post(ACCOUNT, PostDraft.of("hello").inReplyTo(to.mention("late")))))
                    .as("somebody else's is gone at once")
                    .isEqualTo("parent-gone");
            to.fake.mishaps().clear();
            to.assertInOrder();
        }
    }

    @Test
    void a_parent_that_is_deleted_meanwhile_ends_it_and_says_what_stands_there() {
        try (to) {
            String post = to.mention("late");
            SendRequest request = to.reply(post, LONG, "lea");
            to.once(part(2), Mishap.serverError(500));
            assertThat(to.x.send(request)).isInstanceOf(Unknown.class);
            to.fake.delete(to.fake.publicReplies().get(0).id());
            to.clock.advance(Duration.ofMinutes(2));
            Rejected gone = (Rejected) to.x.send(request);
            assertThat(gone.reason()).isEqualTo("parent-gone");
            assertThat(gone.detail()).contains("1 of 3");
            assertThat(reason(to.x.send(to.reply(to.mention("x"), "short")))).contains("Sent");
            String other = to.mention("late again");
            to.fake.delete(other);
            assertThat(reason(to.x.send(to.reply(other, LONG, "lea")))).isEqualTo("parent-gone");
            to.assertInOrder();
        }
    }

    @Test
    void while_the_timeline_cannot_be_read_nothing_is_said() {
        try (to) {
            SendRequest request = to.reply(to.mention("late"), LONG, "lea");
            to.once(LongAnswersTest::timeline, Mishap.serverError(503));
            assertThat(to.x.send(request)).isInstanceOf(Throttled.class);
            to.once(LongAnswersTest::timeline, XErrors.cutJson());
            assertThat(to.x.send(request)).isInstanceOf(Throttled.class);
            to.once(LongAnswersTest::timeline, XErrors.userSuspended());
            assertThat(to.x.send(request)).isInstanceOf(Blocked.class);
            to.once(LongAnswersTest::timeline, XErrors.forbidden("no"));
            assertThat(reason(to.x.send(request))).isEqualTo("forbidden");
            to.once(LongAnswersTest::timeline, XErrors.userSuspended());
            assertThat(to.x.reconcile(request, to.clock.instant())).isInstanceOf(Reconciliation.Undecidable.class);
            to.once(LongAnswersTest::timeline, Mishap.throttled(Duration.ofMinutes(1)));
            assertThat(to.x.reconcile(request, to.clock.instant())).isInstanceOf(Reconciliation.Unavailable.class);
            Account nameless = new Account("x-acme", "x", null, "acme", null);
            assertThat(reason(to.x.send(new SendRequest(
                            new SendId("s"), nameless, Visibility.PUBLIC, to.mention("x"), null, LONG))))
                    .isEqualTo("invalid");
            assertThat(to.fake.publicReplies()).isEmpty();
            to.assertInOrder();
        }
    }

    @Test
    void without_the_hosts_wish_a_long_answer_is_not_split() {
        try (Against plain = new Against()) {
            assertThat(reason(plain.x.send(plain.reply(plain.mention("late"), LONG))))
                    .isEqualTo("too-long");
            assertThat(plain.fake.calls()).isEmpty();
        }
        try (to) {
            String direct = "a ".repeat(6_000);
            assertThat(reason(to.x.send(to.message(direct))))
                    .as("nor is a message")
                    .isEqualTo("too-long");
            assertThat(to.fake.calls()).isEmpty();
        }
    }

    @Test
    void the_credit_of_the_fake_ends_in_the_middle_and_the_rest_follows() {
        try (Against poor = new Against(made -> made.splitLongAnswers(), net -> net.credit(new BigDecimal("0.02")))) {
            SendRequest request = poor.reply(poor.mention("late"), LONG, "lea");
            assertThat(reason(poor.x.send(request))).isEqualTo("out-of-credit");
            assertThat(poor.notices).extracting(notice -> notice.kind()).contains("out-of-credit");
            int there = poor.fake.publicReplies().size();
            assertThat(there).isBetween(1, 2);
            poor.fake.credit(new BigDecimal("5"));
            poor.x.budget().creditRestored();
            assertThat(poor.x.send(request)).isInstanceOf(Sent.class);
            assertThat(poor.fake.publicReplies()).hasSize(3);
            poor.assertInOrder();
        }
    }

    @Test
    void a_part_whose_link_x_has_shortened_is_known_again() {
        try (to;
                FakeApi api = new FakeApi()) {
            String text = "You find all about it at acme.com/help today. " + "Please look there first. ".repeat(14);
            TwitterConnector x = TwitterConnector.builder()
                    .baseUri(api.uri())
                    .accessToken("x-acme", Secret.of(Against.TOKEN))
                    .splitLongAnswers()
                    .clock(to.clock)
                    .build();
            SendRequest request = to.reply(to.mention("late"), text);
            x.send(to.reply(to.mention("y"), text));
            assertThat(to.x.send(request)).isInstanceOf(Sent.class);
            PublicPost first = to.fake.publicReplies().get(0);
            String shown = first.text().replace("acme.com/help", "https://t.co/Ab1");
            api.answers(
                    200,
                    "{\"data\":[{\"id\":\"" + first.id() + "\",\"text\":\"@lea_m " + shown
                            + "\",\"author_id\":\"" + ACME.id() + "\",\"referenced_tweets\":[{\"type\":\"replied_to\","
                            + "\"id\":\"" + request.inReplyTo()
                            + "\"}],\"entities\":{\"urls\":[{\"url\":\"https://t.co/Ab1\","
                            + "\"expanded_url\":\"http://acme.com/help\"}]}}],\"meta\":{\"result_count\":1}}",
                    Map.of());
            assertThat(x.send(request))
                    .as("the fixed answer is no answer to a post")
                    .isInstanceOf(Unknown.class);
            FakeApi.Asked second = api.asked.get(api.asked.size() - 1);
            assertThat(second.method()).isEqualTo("POST");
            assertThat(second.body()).contains(" 2/2").contains(first.id());
        }
    }
}
