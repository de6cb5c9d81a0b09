package dev.relais.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.Secret;
import dev.relais.account.Account;
import dev.relais.connect.HideRequest;
import dev.relais.connect.Reconciliation.Absent;
import dev.relais.connect.Reconciliation.Found;
import dev.relais.connect.Reconciliation.Unavailable;
import dev.relais.connect.Reconciliation.Undecidable;
import dev.relais.connect.SendOutcome.Rejected;
import dev.relais.connect.SendOutcome.Sent;
import dev.relais.connect.SendOutcome.Unknown;
import dev.relais.connect.SendRequest;
import dev.relais.conversation.SendId;
import dev.relais.conversation.Visibility;
import dev.relais.facebook.OneAnswerServer.Answered;
import dev.relais.testkit.FakeGraph;
import dev.relais.testkit.Mishap;
import dev.relais.testkit.MovableClock;
import dev.relais.testkit.Profile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies whose answer was lost, looked for at Meta. */
class ReconcileTest {
    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
    private static final Profile PAGE = Profile.of("100", "acme", "Acme");
    private static final Profile PICTURES = Profile.of("178", "acme.pics", "Acme");
    private static final Profile ANN = Profile.customer(1);
    private static final Account FACEBOOK = new Account("fb-acme", "facebook", "100", null, null);
    private static final Account INSTAGRAM = new Account("ig-acme", "instagram", "178", null, null);
    private static final Secret APP_SECRET = Secret.of("app-secret");
    private static final Secret PAGE_TOKEN = Secret.of("EAAB-page");
    private static final Secret INSTAGRAM_TOKEN = Secret.of("EAAB-pics");

    private final MovableClock clock = new MovableClock(START);
    private final FakeGraph graph = FakeGraph.builder(clock, APP_SECRET)
            .page(PAGE, PAGE_TOKEN)
            .instagram(PICTURES, INSTAGRAM_TOKEN)
            .requireProof()
            .start();
    private final FacebookConnector facebook = connector(graph.baseUri());

    @AfterEach
    void close() {
        graph.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_comment_that_landed_unheard_is_found(boolean instagram) {
        SendRequest reply = reply(account(instagram), comment(instagram), "forty & a bit");
        graph.mishaps().next(Mishap.closedAfterEffect());
        assertThat(facebook.send(reply)).isInstanceOf(Unknown.class);
        assertThat(facebook.reconcile(reply, START))
                .isEqualTo(new Found(graph.publicReplies().get(0).id()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_comment_that_never_landed_is_absent(boolean instagram) {
        String comment = comment(instagram);
        facebook.send(reply(account(instagram), comment(instagram), "forty"));
        graph.comment(ANN, comment, "forty");
        SendRequest reply = reply(account(instagram), comment, "forty");
        graph.mishaps().next(Mishap.closedBeforeEffect());
        assertThat(facebook.send(reply)).isInstanceOf(Unknown.class);
        assertThat(facebook.reconcile(reply, START)).isEqualTo(new Absent());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_answer_to_a_reply_is_found_in_the_thread_of_the_first_comment(boolean instagram) {
        String second = graph.comment(ANN, comment(instagram), "and this one?").subject();
        SendRequest reply = reply(account(instagram), second, "fifty");
        assertThat(facebook.reconcile(reply, START)).isEqualTo(new Absent());
        graph.mishaps().next(Mishap.closedAfterEffect());
        assertThat(facebook.send(reply)).isInstanceOf(Unknown.class);
        assertThat(facebook.reconcile(reply, START))
                .isEqualTo(new Found(graph.publicReplies().get(0).id()));
    }

    @Test
    void an_answer_to_a_post_on_the_wall_is_a_comment_below_it() {
        String post = graph.visitorPost(ANN, PAGE, "hello").subject();
        SendRequest reply = reply(FACEBOOK, post, "hello Ann");
        assertThat(facebook.reconcile(reply, START)).isEqualTo(new Absent());
        facebook.send(reply);
        assertThat(facebook.reconcile(reply, START)).isInstanceOf(Found.class);
    }

    @Test
    void what_the_account_said_long_before_is_another_reply() {
        SendRequest reply = reply(FACEBOOK, comment(false), "forty");
        facebook.send(reply);
        clock.advance(Duration.ofMinutes(4));
        assertThat(facebook.reconcile(reply, clock.instant())).isInstanceOf(Found.class);
        clock.advance(Duration.ofMinutes(2));
        assertThat(facebook.reconcile(reply, clock.instant())).isEqualTo(new Absent());
    }

    @Test
    void pages_are_followed_up_to_the_fifth() {
        String comment = comment(false);
        SendRequest reply = reply(FACEBOOK, comment, "forty");
        facebook.send(reply);
        int calls = graph.calls().size();
        for (int i = 0; i < 60; i++) {
            graph.comment(ANN, comment, "and me? " + i);
        }
        assertThat(facebook.reconcile(reply, START)).isInstanceOf(Found.class);
        assertThat(graph.calls()).hasSize(calls + 2);
        for (int i = 0; i < 240; i++) {
            graph.comment(ANN, comment, "me too " + i);
        }
        assertThat(facebook.reconcile(reply, START)).isInstanceOf(Unavailable.class);
        assertThat(graph.calls()).hasSize(calls + 7);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_direct_message_is_looked_for_in_its_conversation(boolean instagram) {
        graph.messengerMessage(ANN, instagram ? PICTURES : PAGE, "here you are");
        SendRequest direct = direct(account(instagram), "here you are");
        graph.mishaps().next(Mishap.closedBeforeEffect());
        assertThat(facebook.send(direct)).isInstanceOf(Unknown.class);
        assertThat(facebook.reconcile(direct, START))
                .as("the customer said it, not we")
                .isEqualTo(new Absent());
        graph.mishaps().next(Mishap.closedAfterEffect());
        assertThat(facebook.send(direct)).isInstanceOf(Unknown.class);
        assertThat(facebook.reconcile(direct, START))
                .isEqualTo(new Found(graph.directMessages().get(0).id()));
    }

    @Test
    void where_more_was_said_than_meta_shows_a_person_looks() {
        SendRequest direct = direct(FACEBOOK, "hello Ann");
        assertThat(facebook.reconcile(direct, START))
                .as("no conversation is shown")
                .isInstanceOf(Undecidable.class);
        graph.messengerMessage(ANN, PAGE, "hello");
        facebook.send(direct);
        for (int i = 0; i < 20; i++) {
            graph.messengerMessage(ANN, PAGE, "hello? " + i);
        }
        assertThat(facebook.reconcile(direct, START)).isInstanceOf(Undecidable.class);
        assertThat(facebook.reconcile(direct, START.plus(Duration.ofHours(1))))
                .as("all that is shown is older")
                .isEqualTo(new Absent());
    }

    @Test
    void a_private_reply_is_found_where_the_comment_says() {
        String comment = comment(false);
        SendRequest aside = aside(FACEBOOK, comment, "between us");
        assertThat(facebook.reconcile(aside, START)).isEqualTo(new Absent());
        graph.mishaps().next(Mishap.closedAfterEffect());
        assertThat(facebook.send(aside)).isInstanceOf(Unknown.class);
        assertThat(facebook.reconcile(aside, START))
                .isEqualTo(new Found(graph.directMessages().get(0).id()));
        assertThat(facebook.reconcile(aside(FACEBOOK, comment, "something else"), START))
                .isInstanceOf(Undecidable.class);
        String late = comment(false);
        clock.advance(Duration.ofDays(8));
        assertThat(facebook.reconcile(aside(FACEBOOK, late, "between us"), START))
                .isInstanceOf(Undecidable.class);
        assertThat(facebook.reconcile(aside(INSTAGRAM, comment(true), "between us"), START))
                .as("Instagram's comments do not tell")
                .isInstanceOf(Undecidable.class);
    }

    @Test
    void a_private_reply_reveals_another_id_than_the_public_one_and_goes_out_once() {
        for (boolean instagram : new boolean[] {false, true}) {
            SendRequest aside = aside(account(instagram), comment(instagram), "between us");
            assertThat(facebook.send(aside))
                    .isInstanceOfSatisfying(
                            Sent.class,
                            sent -> assertThat(sent.customer())
                                    .isEqualTo(ANN.id())
                                    .isNotEqualTo(FakeGraph.publicId(ANN)));
            assertThat(facebook.send(aside))
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            rejected -> assertThat(rejected.reason()).isEqualTo("private-reply-closed"));
        }
    }

    @Test
    void while_meta_is_down_or_takes_no_more_it_cannot_be_found_out_now() {
        SendRequest reply = reply(FACEBOOK, comment(false), "forty");
        graph.mishaps()
                .next(
                        Mishap.serverError(503),
                        Mishap.throttled(Duration.ofMinutes(5)),
                        FakeGraph.error(2, 0),
                        Mishap.closedBeforeEffect());
        for (int i = 0; i < 3; i++) {
            assertThat(facebook.reconcile(reply, START)).isInstanceOf(Unavailable.class);
        }
        graph.close();
        assertThat(facebook.reconcile(reply, START)).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {} | Unavailable",
                "200 | <html> | Unavailable",
                "400 | {'error':{'code':4}} | Unavailable",
                "400 | {'error':{'code':80001}} | Unavailable",
                "500 | {'error':{'code':1}} | Unavailable",
                "429 | '' | Unavailable",
                "302 | '' | Unavailable",
                "400 | {'error':{'code':190}} | Undecidable",
                "403 | {'error':{'code':10}} | Undecidable",
                "400 | {'error':{'code':100,'error_subcode':33}} | Undecidable",
                "401 | '' | Undecidable",
                "403 | <html> | Undecidable",
                "200 | {'data':[{'id':'9','message':'forty'}]} | Undecidable",
                "200 | {'data':[{'id':'9','message':' forty ','from':{'id':'100'},'created_time':'2026-11-22T09:00:03+0000'}]} | Found",
            })
    void what_ends_by_itself_is_asked_again_and_what_somebody_has_to_change_is_not(
            int status, String body, String answer) {
        Answered answered =
                new Answered(status, Map.of(), body.replace('\'', '"').replace("\"\"", ""), false);
        try (OneAnswerServer server = new OneAnswerServer(answered)) {
            assertThat(connector(server.uri())
                            .reconcile(reply(FACEBOOK, "1_7", "forty"), START)
                            .getClass()
                            .getSimpleName())
                    .isEqualTo(answer);
            assertThat(server.asked()).hasSize(1);
            assertThat(server.asked().get(0).method()).isEqualTo("GET");
            assertThat(server.asked().get(0).rawPath() + server.asked().get(0).rawQuery())
                    .contains("appsecret_proof=")
                    .doesNotContain("EAAB");
        }
    }

    @Test
    void who_does_not_know_its_own_id_or_has_no_token_cannot_look() {
        Account unnamed = new Account("fb-acme", "facebook", null, null, null);
        Account tokenless = new Account("other", "facebook", "100", null, null);
        Account elsewhere = new Account("fb-acme", "whatsapp", "100", null, null);
        for (Account account : new Account[] {unnamed, tokenless, elsewhere}) {
            assertThat(facebook.reconcile(reply(account, "1_7", "forty"), START))
                    .isInstanceOf(Undecidable.class);
        }
        assertThat(graph.calls()).isEmpty();
    }

    @Test
    void a_customer_s_comment_is_hidden_and_the_page_s_own_is_not() {
        for (boolean instagram : new boolean[] {false, true}) {
            String comment = comment(instagram);
            assertThat(facebook.hide(hide(instagram, comment, true))).isEqualTo(new Sent(comment));
            assertThat(graph.hiddenComments()).containsExactly(comment);
            assertThat(facebook.hide(hide(instagram, comment, true))).isEqualTo(new Sent(comment));
            assertThat(facebook.hide(hide(instagram, comment, false))).isEqualTo(new Sent(comment));
            assertThat(graph.hiddenComments()).isEmpty();
        }
        facebook.send(reply(FACEBOOK, comment(false), "forty"));
        String own = graph.publicReplies().get(0).id();
        assertThat(facebook.hide(hide(false, own, true))).isInstanceOf(Rejected.class);
    }

    private String comment(boolean instagram) {
        String post = graph.post(instagram ? PICTURES : PAGE, "our new lamp");
        return graph.comment(ANN, post, "how much?").subject();
    }

    private static Account account(boolean instagram) {
        return instagram ? INSTAGRAM : FACEBOOK;
    }

    private static HideRequest hide(boolean instagram, String comment, boolean hidden) {
        return new HideRequest(new SendId("s-4"), account(instagram), comment, hidden);
    }

    private FacebookConnector connector(URI base) {
        return FacebookConnector.builder()
                .baseUri(base)
                .appSecret(APP_SECRET)
                .pageToken("fb-acme", PAGE_TOKEN)
                .pageToken("ig-acme", INSTAGRAM_TOKEN)
                .clock(clock)
                .build();
    }

    private static SendRequest reply(Account account, String answered, String text) {
        return request(account, Visibility.PUBLIC, Visibility.PUBLIC, answered, FakeGraph.publicId(ANN), text);
    }

    private static SendRequest direct(Account account, String text) {
        return request(account, Visibility.PRIVATE, Visibility.PRIVATE, null, ANN.id(), text);
    }

    private static SendRequest aside(Account account, String answered, String text) {
        return request(account, Visibility.PUBLIC, Visibility.PRIVATE, answered, FakeGraph.publicId(ANN), text);
    }

    private static SendRequest request(
            Account account,
            Visibility asked,
            Visibility visibility,
            @Nullable String answered,
            String customer,
            String text) {
        return new SendRequest(new SendId("s-1"), account, asked, visibility, answered, customer, text);
    }
}
