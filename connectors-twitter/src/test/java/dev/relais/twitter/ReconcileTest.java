package dev.relais.twitter;

import static dev.relais.twitter.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.Secret;
import dev.relais.account.Account;
import dev.relais.connect.HideRequest;
import dev.relais.connect.Reconciliation;
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
import dev.relais.testkit.FakeX;
import dev.relais.testkit.Mishap;
import dev.relais.testkit.MovableClock;
import dev.relais.testkit.Profile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replies whose answer was lost, looked for at X. */
class ReconcileTest {
    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
    private static final Profile BRAND = Profile.of("700", "lumen", "Lumen");
    private static final Profile ANN = Profile.customer(1);
    private static final Account LUMEN = new Account("x-lumen", "x", "700", "lumen", null);
    private static final Secret TOKEN = Secret.of("token-31415");

    private final MovableClock clock = new MovableClock(START);
    private final FakeX network = FakeX.builder(clock, Secret.of("consumer-secret"))
            .account(BRAND, TOKEN)
            .start();
    private final FakeApi api = new FakeApi();
    private final TwitterConnector x = connector(network.baseUri());
    private final TwitterConnector canned = connector(api.uri());

    @AfterEach
    void close() {
        network.close();
        api.close();
    }

    @Test
    void a_reply_that_landed_unheard_is_found() {
        SendRequest reply = reply(network.mention(ANN, BRAND, "hello").subject(), "fish & chips <3");
        network.mishaps().next(Mishap.closedAfterEffect());
        assertThat(x.send(reply)).isInstanceOf(Unknown.class);
        assertThat(x.reconcile(reply, START))
                .isEqualTo(new Found(network.publicReplies().get(0).id()));
    }

    @Test
    void a_reply_that_never_landed_is_absent() {
        String mention = network.mention(ANN, BRAND, "hello").subject();
        x.send(reply(network.mention(ANN, BRAND, "hello too").subject(), "hello Ann"));
        network.post(BRAND, "hello Ann");
        SendRequest reply = reply(mention, "hello Ann");
        network.mishaps().next(Mishap.closedBeforeEffect());
        assertThat(x.send(reply)).isInstanceOf(Unknown.class);
        assertThat(x.reconcile(reply, START)).isEqualTo(new Absent());
    }

    @Test
    void what_the_account_said_long_before_is_another_reply() {
        SendRequest reply = reply(network.mention(ANN, BRAND, "hello").subject(), "hello Ann");
        x.send(reply);
        clock.advance(Duration.ofMinutes(4));
        assertThat(x.reconcile(reply, clock.instant())).isInstanceOf(Found.class);
        clock.advance(Duration.ofMinutes(2));
        assertThat(x.reconcile(reply, clock.instant())).isEqualTo(new Absent());
    }

    @Test
    void a_direct_message_is_looked_for_among_those_with_the_customer() {
        network.directMessage(ANN, BRAND, "here you are");
        SendRequest direct = direct(ANN.id(), "here you are");
        network.mishaps().next(Mishap.closedBeforeEffect(), Mishap.closedAfterEffect());
        assertThat(x.send(direct)).isInstanceOf(Unknown.class);
        assertThat(x.reconcile(direct, START))
                .as("the customer said it, not we")
                .isEqualTo(new Absent());
        SendRequest aside = new SendRequest(
                new SendId("s-3"), LUMEN, Visibility.PUBLIC, Visibility.PRIVATE, "1", ANN.id(), "here you are");
        network.mishaps().clear();
        network.mishaps().next(Mishap.closedAfterEffect());
        assertThat(x.send(aside)).isInstanceOf(Unknown.class);
        assertThat(x.reconcile(aside, START))
                .isEqualTo(new Found(network.directMessages().get(0).id()));
    }

    @Test
    void a_reply_on_the_second_page_is_found() {
        SendRequest reply = reply(network.mention(ANN, BRAND, "hello").subject(), "hello Ann");
        x.send(reply);
        for (int i = 0; i < 120; i++) {
            network.post(BRAND, "news " + i);
        }
        assertThat(x.reconcile(reply, START)).isInstanceOf(Found.class);
        assertThat(network.calls()).hasSize(3);
    }

    @Test
    void after_five_pages_it_cannot_be_found_out_now() {
        for (int i = 0; i < 501; i++) {
            network.post(BRAND, "news " + i);
        }
        assertThat(x.reconcile(reply("1", "hello Ann"), START)).isInstanceOf(Unavailable.class);
        assertThat(network.calls()).hasSize(5);
    }

    @Test
    void while_x_is_down_or_takes_no_more_it_cannot_be_found_out_now() {
        SendRequest reply = reply("1", "hello Ann");
        network.mishaps()
                .next(Mishap.serverError(503), Mishap.throttled(Duration.ofMinutes(5)), Mishap.closedBeforeEffect());
        assertThat(x.reconcile(reply, START)).isInstanceOf(Unavailable.class);
        assertThat(x.reconcile(reply, START)).isInstanceOf(Unavailable.class);
        network.close();
        assertThat(x.reconcile(reply, START)).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "200, false",
        "402, false",
        "408, false",
        "429, false",
        "500, false",
        "302, false",
        "400, true",
        "401, true",
        "403, true",
        "404, true"
    })
    void what_ends_by_itself_is_asked_again_and_what_somebody_has_to_change_is_not(int status, boolean undecidable) {
        api.answers(status, "<html>", Map.of());
        assertThat(canned.reconcile(reply("1", "hello"), START))
                .isInstanceOf(undecidable ? Undecidable.class : Unavailable.class);
        assertThat(api.asked).hasSize(1);
    }

    @Test
    void handles_that_x_put_in_front_and_escapes_are_no_difference() {
        timeline("'text':'@customer_1 @bo_2 Merci &amp; à bientôt','note_tweet':{}");
        assertThat(canned.reconcile(reply("9001", " Merci & à bientôt "), START))
                .isEqualTo(new Found("9100"));
    }

    @Test
    void a_long_post_is_compared_whole_and_an_edited_one_has_its_first_id() {
        timeline("'text':'beg…','note_tweet':{'text':'begin and end'},'edit_history_tweet_ids':['9099','9100']");
        assertThat(canned.reconcile(reply("9001", "begin and end"), START)).isEqualTo(new Found("9099"));
    }

    @Test
    void a_shortened_link_is_compared_by_what_it_stands_for() {
        timeline(
                "'text':'see https://t.co/a','entities':{'urls':[{'url':'https://t.co/a','expanded_url':'https://lumen.example/?a=1'}]}");
        assertThat(canned.reconcile(reply("9001", "see https://lumen.example/?a=1"), START))
                .isEqualTo(new Found("9100"));
        assertThat(canned.reconcile(reply("9001", "see lumen.example"), START))
                .as("X may have made this of it")
                .isInstanceOf(Undecidable.class);
        assertThat(canned.reconcile(reply("9002", "see lumen.example"), START))
                .as("it stands under another post")
                .isEqualTo(new Absent());
    }

    @Test
    void who_does_not_know_its_own_id_or_has_no_token_cannot_look() {
        Account unnamed = new Account("x-lumen", "x", null, "lumen", null);
        SendRequest nobody = new SendRequest(new SendId("s-1"), unnamed, Visibility.PUBLIC, "1", "31", "hello");
        assertThat(x.reconcile(nobody, START)).isInstanceOf(Undecidable.class);
        assertThat(x.reconcile(direct("../1", "hello"), START)).isInstanceOf(Undecidable.class);
        Reconciliation none =
                TwitterConnector.builder().baseUri(api.uri()).build().reconcile(reply("1", "hello"), START);
        assertThat(none).isInstanceOf(Undecidable.class);
        assertThat(network.calls()).isEmpty();
        assertThat(api.asked).isEmpty();
    }

    @Test
    void a_reply_under_the_account_s_own_post_is_hidden_and_no_other() {
        String reply = network.reply(ANN, network.post(BRAND, "our new lamp"), "rubbish")
                .subject();
        assertThat(x.hide(new HideRequest(new SendId("s-4"), LUMEN, reply, true)))
                .isEqualTo(new Sent(reply));
        assertThat(network.hiddenReplies()).containsExactly(reply);
        assertThat(x.hide(new HideRequest(new SendId("s-5"), LUMEN, reply, false)))
                .isEqualTo(new Sent(reply));
        assertThat(network.hiddenReplies()).isEmpty();
        String mention = network.mention(ANN, BRAND, "hello").subject();
        assertThat(x.hide(new HideRequest(new SendId("s-6"), LUMEN, mention, true)))
                .isInstanceOf(Rejected.class);
    }

    private void timeline(String members) {
        String post = "{'id':'9100','author_id':'700','created_at':'2026-11-22T09:00:10.000Z',"
                + "'referenced_tweets':[{'type':'replied_to','id':'9001'}]," + members + "}";
        api.answers(200, json("{'data':[" + post + "],'meta':{'result_count':1}}"), Map.of());
    }

    private TwitterConnector connector(URI base) {
        return TwitterConnector.builder()
                .accessToken("x-lumen", TOKEN)
                .baseUri(base)
                .clock(clock)
                .build();
    }

    private static SendRequest reply(String parent, String text) {
        return new SendRequest(new SendId("s-1"), LUMEN, Visibility.PUBLIC, parent, ANN.id(), text);
    }

    private static SendRequest direct(String customer, String text) {
        return new SendRequest(new SendId("s-2"), LUMEN, Visibility.PRIVATE, null, customer, text);
    }
}
