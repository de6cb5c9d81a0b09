package dev.relais.twitter;

import static dev.relais.twitter.Against.ACCOUNT;
import static dev.relais.twitter.Against.ACME;
import static dev.relais.twitter.Against.LEA;
import static dev.relais.twitter.Against.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.connect.HideRequest;
import dev.relais.connect.SendOutcome;
import dev.relais.connect.SendOutcome.Rejected;
import dev.relais.connect.SendOutcome.Sent;
import dev.relais.connect.SendRequest;
import dev.relais.conversation.SendId;
import dev.relais.conversation.Visibility;
import dev.relais.testkit.XErrors;
import dev.relais.twitter.send.MediaUpload.Purpose;
import dev.relais.twitter.send.MediaUpload.State.Ready;
import dev.relais.twitter.send.PostDraft;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Single answers and acts, as a strict X takes them: signed, measured, marked, priced. */
class MannersTest {
    @Test
    void an_answer_is_signed_and_who_has_no_initials_does_not_sign() {
        try (Against to = new Against()) {
            assertThat(to.x.send(to.reply(to.mention("late"), "on its way", "lea")))
                    .isInstanceOf(Sent.class);
            assertThat(to.x.send(to.reply(to.mention("late?"), "on its way", "max")))
                    .isInstanceOf(Sent.class);
            assertThat(to.fake.publicReplies())
                    .extracting(post -> post.text())
                    .containsExactly("on its way ^LM", "on its way");
            to.assertInOrder();
        }
    }

    @Test
    void the_signature_counts_and_what_is_too_long_is_not_asked_of_x() {
        try (Against to = new Against()) {
            String post = to.mention("late");
            Rejected tooLong = (Rejected) to.x.send(to.reply(post, "a".repeat(277), "lea"));
            assertThat(tooLong.reason()).isEqualTo("too-long");
            assertThat(tooLong.detail()).contains("1 over the 280");
            assertThat(to.fake.calls()).isEmpty();
            assertThat(to.x.send(to.reply(post, "a".repeat(276), "lea"))).isInstanceOf(Sent.class);
            assertThat(to.x.send(to.reply(to.mention("again"), "\u3042".repeat(140))))
                    .isInstanceOf(Sent.class);
            assertThat(reason(to.x.send(to.reply(to.mention("more"), "\u3042".repeat(141)))))
                    .isEqualTo("too-long");
            to.assertInOrder();
        }
    }

    @Test
    void an_account_with_premium_may_say_more() {
        try (Against to = new Against(made -> made.longPosts("x-acme"))) {
            // The fake holds everybody to 280: that X is asked at all is what is shown here.
            assertThat(reason(to.x.send(to.reply(to.mention("late"), "a".repeat(281)))))
                    .isEqualTo("invalid");
            to.fake.journal().of("POST", "/2/tweets").assertCount(1);
            assertThat(reason(to.x.send(to.reply(to.mention("late"), "a".repeat(25_001)))))
                    .isEqualTo("too-long");
            to.fake.journal().of("POST", "/2/tweets").assertCount(1);
        }
    }

    @Test
    void what_x_refuses_in_a_text_is_named_by_its_place_and_not_sent() {
        try (Against to = new Against(made -> made.splitLongAnswers())) {
            String post = to.mention("late");
            Rejected rejected = (Rejected) to.x.send(to.reply(post, "ok \uFFFE"));
            assertThat(rejected.reason()).isEqualTo("invalid");
            assertThat(rejected.detail()).contains("3");
            assertThat(reason(to.x.send(to.reply(post, "a".repeat(400) + "\uFFFE"))))
                    .isEqualTo("invalid");
            assertThat(reason(to.x.send(to.reply(post, " \n ")))).isEqualTo("invalid");
            assertThat(reason(to.x.send(to.reply("no-number", "hello")))).isEqualTo("invalid");
            assertThat(to.fake.calls()).isEmpty();
        }
    }

    @Test
    void a_machine_answers_only_where_the_host_says_that_x_has_approved() {
        try (Against to = new Against()) {
            assertThat(reason(to.x.send(to.byMachine(to.mention("late"), "on its way"))))
                    .isEqualTo("machine-not-enabled");
            assertThat(to.fake.calls()).isEmpty();
        }
        try (Against to = new Against(made -> made.machinesMayAnswer())) {
            Sent machine = (Sent) to.x.send(to.byMachine(to.mention("late"), "on its way"));
            Sent person = (Sent) to.x.send(to.reply(to.mention("late?"), "I look", "lea"));
            assertThat(to.fake.quirks().isMadeWithAi(machine.externalId())).isTrue();
            assertThat(to.fake.quirks().isMadeWithAi(person.externalId())).isFalse();
            assertThat(to.fake.publicReplies().get(0).text())
                    .as("a machine has no initials")
                    .isEqualTo("on its way");
            to.assertInOrder();
        }
    }

    @Test
    void every_part_of_what_a_machine_says_is_marked() {
        try (Against to = new Against(made -> made.machinesMayAnswer().splitLongAnswers())) {
            assertThat(to.x.send(to.byMachine(to.mention("late"), "parcel ".repeat(60))))
                    .isInstanceOf(Sent.class);
            assertThat(to.fake.publicReplies())
                    .hasSizeGreaterThan(1)
                    .allMatch(post -> to.fake.quirks().isMadeWithAi(post.id()));
            to.assertInOrder();
        }
    }

    @Test
    void what_it_costs_is_counted_by_what_x_charges() {
        try (Against to = new Against(made -> made.splitLongAnswers())) {
            to.x.acts().post(ACCOUNT, PostDraft.of("we are open"));
            assertThat(to.spent()).isEqualByComparingTo("0.015");
            to.x.acts().post(ACCOUNT, PostDraft.of("see https://acme.example/a"));
            assertThat(to.spent()).isEqualByComparingTo("0.215");
            to.x.send(to.reply(to.mention("late"), "on its way"));
            assertThat(to.spent()).isEqualByComparingTo("0.225");
            to.x.send(to.message("your number?"));
            assertThat(to.spent()).isEqualByComparingTo("0.240");
            to.x.send(to.reply(to.mention("late"), "see acme.com"));
            assertThat(to.spent()).isEqualByComparingTo("0.440");
            to.x.send(to.reply(to.mention("why"), "word ".repeat(80)));
            assertThat(to.spent())
                    .as("the first part was summoned, the second answers the account's own")
                    .isEqualByComparingTo(new BigDecimal("0.440").add(new BigDecimal("0.025")));
            assertThat(to.x.send(to.reply("1", "nobody there"))).isInstanceOf(Rejected.class);
            assertThat(to.spent()).as("refusals cost nothing").isEqualByComparingTo("0.465");
            to.assertInOrder();
        }
    }

    @Test
    void link_button_media_and_left_out_people_are_in_the_body() {
        try (Against to = new Against()) {
            var media = to.x.media();
            var image = (Ready)
                    media.upload(ACCOUNT, Purpose.POST, "image/png", "png".getBytes(StandardCharsets.US_ASCII), null);
            String post = to.mention("late");
            PostDraft draft = new PostDraft(
                    "write to us", post, List.of(image.id()), List.of("99", "98"), ACME.id(), false, null);
            assertThat(to.x.acts().post(ACCOUNT, draft)).isInstanceOf(Sent.class);
            String body = to.fake
                    .journal()
                    .of("POST", "/2/tweets")
                    .calls()
                    .get(0)
                    .call()
                    .body();
            assertThat(body)
                    .contains("\"exclude_reply_user_ids\":[\"99\",\"98\"]")
                    .contains("\"media_ids\":[\"" + image.id() + "\"]")
                    .contains("https://x.com/messages/compose?recipient_id=" + ACME.id())
                    .contains("\"in_reply_to_tweet_id\":\"" + post + "\"")
                    .doesNotContain("made_with_ai");
            assertThat(reason(to.x.acts().post(ACCOUNT, PostDraft.of("x").media(List.of("3_1")))))
                    .isEqualTo("invalid");
            assertThat(reason(to.x.acts().post(ACCOUNT, PostDraft.of("x").deepLink("../1"))))
                    .isEqualTo("invalid");
            to.assertInOrder();
        }
    }

    @Test
    void an_account_deletes_what_is_its_own_and_what_is_gone_is_deleted() {
        try (Against to = new Against()) {
            String theirs = to.mention("late");
            Sent own = (Sent) to.x.send(to.reply(theirs, "wrong"));
            assertThat(to.x.acts().delete(ACCOUNT, own.externalId())).isEqualTo(own);
            assertThat(to.x.acts().delete(ACCOUNT, own.externalId())).isEqualTo(own);
            assertThat(reason(to.x.acts().delete(ACCOUNT, theirs))).isEqualTo("forbidden");
            assertThat(reason(to.x.acts().delete(ACCOUNT, "1/../2"))).isEqualTo("invalid");
            Sent message = (Sent) to.x.send(to.message("wrong"));
            assertThat(to.x.acts().deleteMessage(ACCOUNT, message.externalId())).isEqualTo(message);
            assertThat(to.x.acts().deleteMessage(ACCOUNT, message.externalId())).isEqualTo(message);
            String hers = to.fake.directMessage(LEA, ACME, "my number is 0123").subject();
            assertThat(reason(to.x.acts().deleteMessage(ACCOUNT, hers))).isEqualTo("forbidden");
            to.assertInOrder();
        }
    }

    @Test
    void hiding_twice_is_hiding_once_and_strangers_replies_stay() {
        try (Against to = new Against()) {
            String ours = to.fake.post(ACME, "news");
            String reply = to.fake.reply(LEA, ours, "shame").subject();
            for (int i = 0; i < 2; i++) {
                assertThat(to.x.hide(new HideRequest(new SendId("h"), ACCOUNT, reply, true)))
                        .isEqualTo(new Sent(reply));
            }
            assertThat(to.fake.hiddenReplies()).containsExactly(reply);
            for (int i = 0; i < 2; i++) {
                assertThat(to.x.hide(new HideRequest(new SendId("h"), ACCOUNT, reply, false)))
                        .isEqualTo(new Sent(reply));
            }
            assertThat(to.fake.hiddenReplies()).isEmpty();
            assertThat(reason(to.x.hide(new HideRequest(new SendId("h"), ACCOUNT, to.mention("x"), true))))
                    .isEqualTo("forbidden");
            to.assertInOrder();
        }
    }

    @Test
    void a_message_carries_one_attachment_with_or_without_words() {
        try (Against to = new Against()) {
            var upload = to.x.media();
            var purpose = Purpose.MESSAGE;
            var ready = (Ready) upload.upload(ACCOUNT, purpose, "image/jpeg", new byte[] {1, 2}, "a label");
            assertThat(to.x.acts().message(ACCOUNT, LEA.id(), "", ready.id())).isInstanceOf(Sent.class);
            assertThat(to.x.acts().message(ACCOUNT, LEA.id(), "look", ready.id()))
                    .isInstanceOf(Sent.class);
            assertThat(to.fake.directMessages())
                    .extracting(message -> message.text())
                    .containsExactly("", "look");
            assertThat(reason(to.x.acts().message(ACCOUNT, LEA.id(), " ", null)))
                    .isEqualTo("invalid");
            assertThat(reason(to.x.acts().message(ACCOUNT, "lea_m", "hello", null)))
                    .isEqualTo("invalid");
            to.assertInOrder();
        }
    }

    @Test
    void a_post_is_fetched_where_x_shows_it() {
        try (Against to = new Against()) {
            String post = to.mention("is <this> & that?");
            assertThat(to.x.fetch(ACCOUNT, post))
                    .hasValueSatisfying(body ->
                            assertThat(body).asString(StandardCharsets.UTF_8).contains(post, "&lt;this&gt;"));
            to.fake.delete(post);
            assertThat(to.x.fetch(ACCOUNT, post)).isEmpty();
            int calls = to.fake.journal().count();
            assertThat(to.x.fetch(ACCOUNT, "1,2")).isEmpty();
            assertThat(to.x.fetch(ACCOUNT, "")).isEmpty();
            to.fake.journal().assertCount(calls);
            to.once(call -> true, XErrors.html(503));
            assertThat(to.x.fetch(ACCOUNT, post)).isEmpty();
            to.assertInOrder();
        }
    }

    @Test
    void a_private_answer_to_a_public_post_tells_to_whom_it_went() {
        try (Against to = new Against()) {
            String post = to.mention("late");
            SendRequest aside = new SendRequest(
                    new SendId("s"), ACCOUNT, Visibility.PUBLIC, Visibility.PRIVATE, post, LEA.id(), "your number?");
            assertThat(to.x.send(aside))
                    .isInstanceOfSatisfying(
                            Sent.class, sent -> assertThat(sent.customer()).isEqualTo(LEA.id()));
            to.fake.quirks().closeMessages(LEA);
            SendOutcome closed = to.x.send(to.message("are you there?"));
            assertThat(reason(closed)).isEqualTo("dm-closed");
            to.assertInOrder();
        }
    }
}
