package dev.relais.twitter;

import static dev.relais.twitter.Against.ACCOUNT;
import static dev.relais.twitter.Against.ACME;
import static dev.relais.twitter.Against.LEA;
import static dev.relais.twitter.Against.POSTS;
import static dev.relais.twitter.Against.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.Secret;
import dev.relais.account.Account;
import dev.relais.account.Accounts;
import dev.relais.connect.Delivery;
import dev.relais.connect.HideRequest;
import dev.relais.connect.Inbound;
import dev.relais.connect.Reconciliation;
import dev.relais.connect.ReplyQuestion;
import dev.relais.connect.SendOutcome.Rejected;
import dev.relais.connect.SendOutcome.Sent;
import dev.relais.connect.SendOutcome.Throttled;
import dev.relais.connect.SendOutcome.Unknown;
import dev.relais.connect.SendRequest;
import dev.relais.conversation.SendId;
import dev.relais.conversation.Visibility;
import dev.relais.testkit.Mishap;
import dev.relais.testkit.Profile;
import dev.relais.testkit.XDialect;
import dev.relais.testkit.XErrors;
import dev.relais.testkit.XSubscriptionShape;
import dev.relais.twitter.api.Answer;
import dev.relais.twitter.api.Call;
import dev.relais.twitter.api.Fields;
import dev.relais.twitter.budget.Endpoint;
import dev.relais.twitter.budget.Urgency;
import dev.relais.twitter.feed.Feeds;
import dev.relais.twitter.manage.Subscription;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Traps of X's API that other clients fell into, one each. */
class ContractTest {
    private final Against to = new Against(made -> made.splitLongAnswers());
    private final FakeApi api = new FakeApi();
    private final TwitterConnector bare = TwitterConnector.builder()
            .baseUri(api.uri())
            .accessToken("x-acme", Secret.of(Against.TOKEN))
            .accessToken("x-two", Secret.of("another-token"))
            .applicationToken(Secret.of(Against.APPLICATION))
            .clock(to.clock)
            .build();

    @AfterEach
    void close() {
        to.close();
        api.close();
    }

    private SendRequest hello() {
        return to.reply("9001", "hello");
    }

    // Errors

    @Test
    void a_problem_is_known_by_the_end_of_its_type_whatever_host_it_names() {
        Map<String, String> kinds = Map.of(
                "credits", "out-of-credit", "user-suspended", "user-suspended", "client-forbidden", "client-forbidden");
        kinds.forEach((type, reason) -> {
            for (String host : List.of("api.x.com", "api.twitter.com", "problems.example")) {
                api.answers(403, "{\"type\":\"https://" + host + "/2/problems/" + type + "\"}", Map.of());
                assertThat(reason(bare.send(hello()))).as(host).isEqualTo(reason);
                bare.budget().creditRestored();
            }
        });
    }

    @Test
    void a_problem_that_nobody_knows_is_a_refusal_like_any_other() {
        for (String type : List.of(
                "\"https://api.x.com/2/problems/made-up-tomorrow\"",
                "\"about:blank\"",
                "\"\"",
                "\"/\"",
                "7",
                "null",
                "{}")) {
            api.answers(403, "{\"type\":" + type + ",\"status\":\"four\",\"errors\":[null,7,{\"new\":{}}]}", Map.of());
            assertThat(reason(bare.send(hello()))).as(type).isEqualTo("forbidden");
        }
    }

    @Test
    void every_error_of_x_has_its_outcome() {
        Map<Mishap, String> outcomes = new LinkedHashMap<>();
        outcomes.put(XErrors.invalidRequest("text", "is wrong"), "invalid");
        outcomes.put(XErrors.unauthorized(), "not-authorized");
        outcomes.put(XErrors.expiredToken(), "not-authorized");
        outcomes.put(XErrors.creditsDepleted(), "out-of-credit");
        outcomes.put(XErrors.notSummoned(), "reply-not-allowed");
        outcomes.put(XErrors.deletedOrNotVisible(), "parent-gone");
        outcomes.put(XErrors.cannotMessage(), "dm-closed");
        outcomes.put(XErrors.notFollowing(), "dm-closed");
        outcomes.put(XErrors.senderNotVerified(), "dm-closed");
        outcomes.put(XErrors.userSuspended(), "user-suspended");
        outcomes.put(XErrors.clientNotEnrolled(), "client-forbidden");
        outcomes.put(XErrors.officialClientForbidden(), "client-forbidden");
        outcomes.put(XErrors.unsupportedAuthentication(), "client-forbidden");
        outcomes.put(XErrors.oauth1Permissions(), "client-forbidden");
        outcomes.put(XErrors.spendingLimit(), "usage-capped");
        outcomes.put(XErrors.notFound(), "gone");
        outcomes.put(XErrors.emptyNotFound(), "gone");
        outcomes.put(XErrors.conflict(), "refused");
        outcomes.put(XErrors.usageCapped(), "usage-capped");
        outcomes.put(XErrors.dailyUsageCapped(), "usage-capped");
        outcomes.put(XErrors.html(403), "forbidden");
        outcomes.put(XErrors.empty(400), "invalid");
        outcomes.put(XErrors.problem(400, "t", "d", "made-up"), "invalid");
        String post = to.mention("late");
        outcomes.forEach((error, reason) -> {
            for (SendRequest request : List.of(to.reply(post, "sorry"), to.message("sorry"))) {
                to.fake.mishaps().next(error);
                assertThat(reason(to.x.send(request))).as(error.toString()).isEqualTo(reason);
                to.x.budget().creditRestored();
            }
            to.clock.advance(Duration.ofMinutes(16));
        });
        assertThat(to.fake.publicReplies()).isEmpty();
        assertThat(to.notices)
                .extracting(notice -> notice.kind())
                .contains("needs-authorization", "out-of-credit", "user-suspended", "client-forbidden", "usage-capped");
        to.fake.journal().assertNoneInvalid();
    }

    @Test
    void what_x_may_have_taken_is_not_known() {
        String post = to.mention("late");
        for (Mishap mishap : List.of(
                XErrors.overloaded(),
                XErrors.html(502),
                XErrors.empty(504),
                XErrors.cutJson(),
                Mishap.serverError(599),
                Mishap.closedBeforeEffect())) {
            to.fake.mishaps().next(mishap);
            assertThat(to.x.send(to.reply(post, "sorry"))).as(mishap.toString()).isInstanceOf(Unknown.class);
            assertThat(to.x.reconcile(to.reply(post, "sorry"), to.clock.instant()))
                    .isEqualTo(new Reconciliation.Absent());
        }
        to.assertInOrder();
    }

    @Test
    void a_duplicate_after_a_lost_answer_is_this_very_reply_and_found() {
        String post = to.mention("late");
        SendRequest request = to.reply(post, "on its way");
        Instant started = to.clock.instant();
        to.once(POSTS, Mishap.closedAfterEffect());
        assertThat(to.x.send(request)).isInstanceOf(Unknown.class);
        String there = to.fake.publicReplies().get(0).id();
        to.fake.quirks().indexedLate(there, started.plusSeconds(120));
        to.clock.advance(Duration.ofSeconds(60));
        assertThat(to.x.reconcile(request, started)).as("X indexes late").isEqualTo(new Reconciliation.Absent());
        assertThat(to.x.send(request)).as("X says: duplicate").isInstanceOf(Unknown.class);
        to.clock.advance(Duration.ofSeconds(61));
        assertThat(to.x.reconcile(request, started)).isEqualTo(new Reconciliation.Found(there));
        assertThat(to.fake.publicReplies()).hasSize(1);
    }

    @Test
    void a_duplicate_that_is_not_ours_is_absent() {
        String one = to.mention("late");
        to.once(POSTS, XErrors.duplicateContent());
        assertThat(to.x.send(to.reply(one, "hello"))).isInstanceOf(Unknown.class);
        assertThat(to.x.reconcile(to.reply(one, "hello"), to.clock.instant())).isEqualTo(new Reconciliation.Absent());
        to.assertInOrder();
    }

    @Test
    void data_beside_errors_is_a_success() {
        api.answers(200, "{\"data\":{\"id\":\"77\"},\"errors\":[{\"title\":\"Field Hydration Failure\"}]}", Map.of());
        assertThat(bare.send(hello())).isEqualTo(new Sent("77"));
        api.answers(
                200,
                "{\"data\":[{\"id\":\"9001\",\"text\":\"t\"}],\"errors\":[{\"resource_id\":\"5\",\"type\":"
                        + "\"https://api.x.com/2/problems/not-authorized-for-field\"}]}",
                Map.of());
        assertThat(bare.fetch(ACCOUNT, "9001")).isPresent();
        api.answers(200, "{\"errors\":[{\"resource_id\":\"9001\"}]}", Map.of());
        assertThat(bare.fetch(ACCOUNT, "9001")).isEmpty();
    }

    @Test
    void a_deletion_may_be_answered_by_nothing_at_all() {
        api.answers(204, "", Map.of());
        assertThat(bare.acts().delete(ACCOUNT, "9")).isEqualTo(new Sent("9"));
        assertThat(bare.acts().deleteMessage(ACCOUNT, "9")).isEqualTo(new Sent("9"));
        api.answers(200, "{\"data\":{\"deleted\":false}}", Map.of());
        assertThat(reason(bare.acts().delete(ACCOUNT, "9"))).isEqualTo("refused");
        api.answers(404, "", Map.of());
        assertThat(bare.acts().delete(ACCOUNT, "9")).isEqualTo(new Sent("9"));
    }

    @Test
    void an_oauth_error_is_read_as_one() {
        api.answers(
                400,
                "{\"error\":\"invalid_request\",\"error_description\":\"Value passed for the token was invalid.\"}",
                Map.of());
        Rejected rejected = (Rejected) bare.send(hello());
        assertThat(rejected.reason()).isEqualTo("invalid");
    }

    @Test
    void without_credit_no_call_of_any_account_is_made_until_somebody_says_so() {
        api.answers(402, "", Map.of());
        assertThat(reason(bare.send(hello()))).isEqualTo("out-of-credit");
        Account two = new Account("x-two", "x", "5", "two", null);
        api.answers(201, "{\"data\":{\"id\":\"1\",\"hidden\":true}}", Map.of());
        assertThat(reason(bare.send(new SendRequest(new SendId("s"), two, Visibility.PUBLIC, "9", null, "hi"))))
                .isEqualTo("out-of-credit");
        assertThat(reason(bare.hide(new HideRequest(new SendId("s"), ACCOUNT, "9", true))))
                .isEqualTo("out-of-credit");
        assertThat(bare.fetch(ACCOUNT, "9")).isEmpty();
        assertThat(bare.webhooks().list()).isNotNull();
        to.clock.advance(Duration.ofDays(3));
        assertThat(reason(bare.send(hello()))).isEqualTo("out-of-credit");
        assertThat(api.asked).hasSize(1);
        bare.budget().creditRestored();
        assertThat(bare.send(hello())).isEqualTo(new Sent("1"));
    }

    // Limits

    @Test
    void a_limit_of_40000_is_not_believed_and_what_is_left_is() {
        Map<String, String> headers = Map.of(
                "x-rate-limit-limit", "40000",
                "x-rate-limit-remaining", "61",
                "x-rate-limit-reset", "" + (to.clock.instant().getEpochSecond() + 600));
        api.answers(200, "{\"data\":[{\"id\":\"9\",\"text\":\"t\"}]}", headers);
        assertThat(bare.fetch(ACCOUNT, "9")).as("a background read").isPresent();
        assertThat(bare.fetch(ACCOUNT, "9"))
                .as("at most 60 are kept for people")
                .isPresent();
        assertThat(bare.fetch(ACCOUNT, "9")).as("60 are left: for people").isEmpty();
        assertThat(api.asked).hasSize(2);
    }

    @Test
    void days_that_are_used_up_close_for_the_user_or_for_everybody() {
        long reset = to.clock.instant().plus(Duration.ofHours(5)).getEpochSecond();
        Account two = new Account("x-two", "x", "5", "two", null);
        SendRequest other = new SendRequest(new SendId("s"), two, Visibility.PRIVATE, null, "31", "hi");
        api.answers(
                201,
                "{\"data\":{\"dm_event_id\":\"1\"}}",
                Map.of("x-user-limit-24hour-remaining", "0", "x-user-limit-24hour-reset", "" + reset));
        assertThat(bare.send(to.message("hi"))).isEqualTo(new Sent("1"));
        assertThat(bare.send(to.message("hi"))).isEqualTo(new Throttled(Instant.ofEpochSecond(reset)));
        api.answers(
                201,
                "{\"data\":{\"dm_event_id\":\"2\"}}",
                Map.of("x-app-limit-24hour-remaining", "0", "x-app-limit-24hour-reset", "" + reset));
        assertThat(bare.send(other)).isEqualTo(new Sent("2"));
        assertThat(bare.send(other)).isEqualTo(new Throttled(Instant.ofEpochSecond(reset)));
        assertThat(api.asked).hasSize(2);
        to.clock.set(Instant.ofEpochSecond(reset));
        assertThat(bare.send(to.message("hi"))).isEqualTo(new Sent("2"));
    }

    @Test
    void a_clock_that_is_wrong_by_an_hour_waits_no_negative_time_and_no_more_than_a_day() {
        for (long skew : new long[] {-3_600, 3_600, -90_000, 400_000}) {
            long reset = to.clock.instant().getEpochSecond() + skew;
            api.answers(429, "", Map.of("x-rate-limit-remaining", "0", "x-rate-limit-reset", "" + reset));
            Throttled throttled = (Throttled) bare.send(hello());
            assertThat(throttled.until())
                    .isAfter(to.clock.instant())
                    .isBeforeOrEqualTo(to.clock.instant().plus(Duration.ofDays(1)));
            to.clock.set(throttled.until());
        }
        api.answers(201, "{\"data\":{\"id\":\"1\"}}", Map.of());
        assertThat(bare.send(hello())).isEqualTo(new Sent("1"));
    }

    @Test
    void users_and_application_have_pools_of_their_own() {
        to.once(call -> call.account() != null, Mishap.throttled(Duration.ofMinutes(9)));
        assertThat(to.x.api().call(Call.get(Endpoint.POSTS, "/2/tweets?ids=1", ACCOUNT, Urgency.INTERACTIVE)))
                .isInstanceOf(Answer.Limited.class);
        assertThat(to.x.api().call(Call.get(Endpoint.POSTS, "/2/tweets?ids=1", null, Urgency.INTERACTIVE)))
                .isInstanceOf(Answer.Done.class);
        assertThat(to.x.api().call(Call.get(Endpoint.POSTS, "/2/tweets?ids=1", ACCOUNT, Urgency.INTERACTIVE)))
                .isInstanceOf(Answer.Limited.class);
        to.assertInOrder();
    }

    @Test
    void too_many_connections_is_no_window() {
        to.once(POSTS, XErrors.tooManyConnections());
        assertThat(to.x.send(to.reply(to.mention("late"), "sorry")))
                .isEqualTo(new Throttled(to.clock.instant().plusSeconds(60)));
    }

    @Test
    void the_sixteenth_message_waits_and_no_call_is_made_for_it() {
        for (int i = 0; i < 15; i++) {
            assertThat(to.x.send(to.message("number " + i))).isInstanceOf(Sent.class);
        }
        assertThat(to.x.send(to.message("number 15"))).isInstanceOf(Throttled.class);
        to.fake.journal().of("POST", "/2/dm_conversations/with/{id}/messages").assertCount(15);
        to.clock.advance(Duration.ofMinutes(15));
        assertThat(to.x.send(to.message("number 15"))).isInstanceOf(Sent.class);
        to.assertInOrder();
    }

    // Vocabularies

    @Test
    void both_vocabularies_are_asked_in_and_answered_in() {
        for (XDialect spoken : XDialect.values()) {
            for (Fields asked : Fields.values()) {
                try (Against two = new Against(made -> made.fields(asked).splitLongAnswers())) {
                    two.fake.dialect(spoken);
                    everyDoor(two);
                }
            }
        }
    }

    private static void everyDoor(Against two) {
        String ours = two.fake.post(ACME, "our lamp");
        String quote = two.fake.quote(LEA, ours, "dark").subject();
        SendRequest request = two.reply(quote, "we look into it ".repeat(25));
        two.once(POSTS.and(call -> call.body().contains(" 2/2")), Mishap.closedBeforeEffect());
        assertThat(two.x.send(request)).isInstanceOf(Unknown.class);
        assertThat(two.x.reconcile(request, two.clock.instant())).isEqualTo(new Reconciliation.Absent());
        Sent sent = (Sent) two.x.send(request);
        assertThat(two.x.reconcile(request, two.clock.instant()))
                .isEqualTo(new Reconciliation.Found(sent.externalId()));
        assertThat(two.fake.publicReplies()).hasSize(2);
        Accounts desk = new Accounts(List.of(ACCOUNT));
        byte[] page = two.x.fetch(ACCOUNT, quote).orElseThrow();
        Inbound.Received post = (Inbound.Received) two.x
                .understand(new Delivery("x", "x-acme", two.clock.instant(), page), desk)
                .get(0);
        assertThat(post.message().text()).isEqualTo("dark");
        assertThat(two.x
                        .replyWays(new ReplyQuestion(
                                ACCOUNT, Visibility.PUBLIC, LEA.id(), List.of(post.message()), List.of(), null))
                        .get(0)
                        .open())
                .as("by the quote")
                .isTrue();
        two.once(call -> call.path().endsWith("/messages"), Mishap.closedAfterEffect());
        assertThat(two.x.send(two.message("is <it> you?"))).isInstanceOf(Unknown.class);
        assertThat(two.x.reconcile(two.message("is <it> you?"), two.clock.instant()))
                .isInstanceOf(Reconciliation.Found.class);
        List<byte[]> told = new ArrayList<>();
        Feeds feeds = two.x
                .feeds((network, account, body) -> told.add(body))
                .mentions(ACCOUNT, Duration.ofMinutes(5))
                .build();
        two.mention("are you there?");
        feeds.runDue();
        assertThat(told.stream()
                        .flatMap(body ->
                                two.x.understand(new Delivery("x", "x-acme", two.clock.instant(), body), desk).stream())
                        .filter(item -> item instanceof Inbound.Received))
                .hasSize(1);
        feeds.close();
        two.assertInOrder();
    }

    // Polls

    @Test
    void a_page_may_be_empty_and_hold_a_token_and_a_post_may_be_indexed_late() {
        List<String> told = new ArrayList<>();
        Feeds feeds = to.x.feeds((network, account, body) -> told.add(new String(body, StandardCharsets.UTF_8)))
                .mentions(ACCOUNT, Duration.ofMinutes(5))
                .build();
        feeds.runDue();
        String late = to.mention("the first");
        to.fake.quirks().indexedLate(late, to.clock.instant().plus(Duration.ofMinutes(7)));
        to.clock.advance(Duration.ofSeconds(10));
        String soon = to.mention("the second");
        to.fake.quirks().emptyPages(2);
        for (int i = 0; i < 3; i++) {
            to.clock.advance(Duration.ofMinutes(5));
            feeds.runDue();
        }
        feeds.close();
        assertThat(told).anyMatch(body -> body.contains(soon)).anyMatch(body -> body.contains(late));
        to.assertInOrder();
    }

    // Management

    @Test
    void a_subscription_is_answered_in_three_shapes() {
        for (XSubscriptionShape shape : XSubscriptionShape.values()) {
            try (Against fresh = new Against()) {
                fresh.fake.quirks().subscriptionShape(shape);
                Object made = fresh.x
                        .subscriptions()
                        .create(ACCOUNT, Subscription.of("post.mention.create", ACME.id(), null));
                assertThat(made.toString()).as(shape.toString()).contains("post.mention.create");
                fresh.assertInOrder();
            }
        }
    }

    @Test
    void what_x_pushes_is_counted_as_x_charges_for_it() {
        Accounts desk = new Accounts(List.of(ACCOUNT));
        byte[] mention = to.fake.mention(LEA, ACME, "late").body();
        to.x.understand(new Delivery("x", null, to.clock.instant(), mention), desk);
        assertThat(to.spent()).isEqualByComparingTo("0.005");
        byte[] message = to.fake.directMessage(LEA, ACME, "my number is 0123").body();
        to.x.understand(new Delivery("x", null, to.clock.instant(), message), desk);
        assertThat(to.spent()).isEqualByComparingTo("0.015");
        byte[] deletion = to.fake.delete(to.mention("wrong")).body();
        to.x.understand(new Delivery("x", null, to.clock.instant(), deletion), desk);
        assertThat(to.spent()).as("deletions are free").isEqualByComparingTo("0.015");
    }

    @Test
    void who_is_forgotten_is_asked_for_again() {
        to.mention("late");
        for (int i = 0; i < 2; i++) {
            assertThat(to.x.users().find(ACCOUNT, LEA.id(), Urgency.INTERACTIVE))
                    .isPresent();
        }
        to.fake.journal().of("GET", "/2/users").assertCount(1);
        to.x.forget(LEA.id());
        assertThat(to.x.users().find(ACCOUNT, LEA.id(), Urgency.INTERACTIVE)).isPresent();
        to.fake.journal().of("GET", "/2/users").assertCount(2);
        to.assertInOrder();
    }

    // Bodies

    @Test
    void ids_beyond_63_bits_and_kinds_nobody_knows_are_no_reason_to_fail() {
        String body = new String(to.fake.mention(LEA, ACME, "late").body(), StandardCharsets.UTF_8)
                .replaceFirst("\"event_uuid\":\"-?[0-9]+\"", "\"event_uuid\":\"-9223372036854775808\",\"new\":[{}]")
                .replace("\"type\":\"replied_to\"", "\"type\":\"rewoven\"");
        Accounts desk = new Accounts(List.of(ACCOUNT));
        Delivery delivery = new Delivery("x", null, to.clock.instant(), body.getBytes(StandardCharsets.UTF_8));
        assertThat(to.x.understand(delivery, desk)).hasSize(1).allMatch(item -> item instanceof Inbound.Received);
        Delivery unknown = new Delivery(
                "x",
                null,
                to.clock.instant(),
                body.replace("post.mention.create", "post.hologram.create").getBytes(StandardCharsets.UTF_8));
        assertThat(to.x.understand(unknown, desk)).hasSize(1);
        to.fake.event("PostMentionCreated", ACME, "{\"a\":1}");
    }

    @Test
    void a_name_that_changes_is_the_same_person() {
        String first = to.fake.mention(LEA, ACME, "late").subject();
        Inbound.Received before = received(first);
        to.fake.quirks().rename(Profile.of(LEA.id(), "lea_new", "Léa"));
        Inbound.Received after = received(first);
        assertThat(after.key()).isEqualTo(before.key());
    }

    private Inbound.Received received(String post) {
        byte[] page = to.x.fetch(ACCOUNT, post).orElseThrow();
        return (Inbound.Received)
                to.x.understand(new Delivery("x", "x-acme", to.clock.instant(), page), new Accounts(List.of(ACCOUNT)))
                        .get(0);
    }
}
