package dev.relais.twitter;

import static dev.relais.twitter.Against.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.Secret;
import dev.relais.connect.SendOutcome.Sent;
import dev.relais.testkit.Mishap;
import dev.relais.testkit.XErrors;
import dev.relais.twitter.send.MediaUpload;
import dev.relais.twitter.send.MediaUpload.Purpose;
import dev.relais.twitter.send.MediaUpload.State;
import dev.relais.twitter.send.MediaUpload.State.Failed;
import dev.relais.twitter.send.MediaUpload.State.Later;
import dev.relais.twitter.send.MediaUpload.State.Processing;
import dev.relais.twitter.send.MediaUpload.State.Ready;
import dev.relais.twitter.send.PostDraft;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Uploads to a strict X: in pieces, described, waited for by the clock. */
class MediaTest {
    private static final int MEGA = 1 << 20;

    private final Against to = new Against();
    private final MediaUpload media = to.x.media();

    private State upload(String type, int length, @Nullable String alt) {
        byte[] bytes = new byte[length];
        new SplittableRandom(length).nextBytes(bytes);
        return media.upload(ACCOUNT, Purpose.POST, type, bytes, alt);
    }

    @Test
    void an_image_is_ready_at_once_for_a_day_and_no_longer() {
        try (to) {
            Ready image = (Ready) upload("image/png", 300, "a parcel in the rain");
            assertThat(image.until()).isEqualTo(to.clock.instant().plus(Duration.ofHours(24)));
            String body = to.fake
                    .journal()
                    .of("POST", "/2/media/metadata")
                    .calls()
                    .get(0)
                    .call()
                    .body();
            assertThat(body).contains("a parcel in the rain").contains(image.id());
            PostDraft draft = PostDraft.of("look").media(List.of(image.id()));
            assertThat(to.x.acts().post(ACCOUNT, draft)).isInstanceOf(Sent.class);
            to.assertInOrder();
            to.clock.set(image.until());
            assertThat(Against.reason(
                            to.x.acts().post(ACCOUNT, PostDraft.of("again").media(List.of(image.id())))))
                    .isEqualTo("invalid");
            assertThat(media.check(ACCOUNT, image.id())).isInstanceOf(Failed.class);
        }
    }

    @Test
    void a_video_goes_in_pieces_of_four_megabytes_and_is_waited_for() {
        try (to) {
            to.fake.quirks().mediaProcessing(Duration.ofSeconds(30));
            Processing begun = (Processing) upload("video/mp4", 9 * MEGA, null);
            to.fake.journal().of("POST", "/2/media/upload/{id}/append").assertCount(3);
            assertThat(begun.checkAt()).isAfter(to.clock.instant());
            assertThat(Against.reason(
                            to.x.acts().post(ACCOUNT, PostDraft.of("v").media(List.of(begun.id())))))
                    .as("too early")
                    .isEqualTo("invalid");
            State state = begun;
            int asked = 0;
            while (state instanceof Processing processing && asked++ < 100) {
                to.clock.set(processing.checkAt());
                state = media.check(ACCOUNT, processing.id());
                if (state instanceof Processing later) {
                    assertThat(later.percent()).isBetween(0, 100);
                }
            }
            Ready ready = (Ready) state;
            assertThat(to.x.acts().post(ACCOUNT, PostDraft.of("v").media(List.of(ready.id()))))
                    .isInstanceOf(Sent.class);
            to.assertInOrder();
        }
    }

    @Test
    void a_gif_is_processed_and_a_message_has_its_own_category() {
        try (to) {
            Processing gif = (Processing) media.upload(ACCOUNT, Purpose.MESSAGE, "image/gif", new byte[] {1}, null);
            to.clock.advance(Duration.ofSeconds(6));
            Ready ready = (Ready) media.check(ACCOUNT, gif.id());
            assertThat(to.x.acts().message(ACCOUNT, Against.LEA.id(), "look", ready.id()))
                    .isInstanceOf(Sent.class);
            assertThat(Against.reason(
                            to.x.acts().post(ACCOUNT, PostDraft.of("x").media(List.of(ready.id())))))
                    .as("what is for messages is not for posts")
                    .isEqualTo("invalid");
            to.assertInOrder();
        }
    }

    @Test
    void what_x_cannot_process_has_failed_in_its_words() {
        try (to) {
            to.fake.quirks().failNextMedia();
            Processing video = (Processing) upload("video/mp4", 10, null);
            to.clock.advance(Duration.ofSeconds(6));
            Failed failed = (Failed) media.check(ACCOUNT, video.id());
            assertThat(failed.reason()).isEqualTo("processing-failed");
            assertThat(failed.detail()).contains("cannot be read");
            to.assertInOrder();
        }
    }

    @Test
    void what_x_would_refuse_anyway_is_not_uploaded() {
        try (to) {
            assertThat(reason(upload("image/png", 5 * MEGA + 1, null))).isEqualTo("too-large");
            assertThat(reason(upload("image/gif", 15 * MEGA + 1, null))).isEqualTo("too-large");
            assertThat(reason(upload("image/png", 0, null))).isEqualTo("invalid");
            assertThat(reason(upload("application/pdf", 10, null))).isEqualTo("unknown-type");
            assertThat(reason(upload("image/png\r\nX: 1", 10, null))).isEqualTo("unknown-type");
            assertThat(reason(upload("image/png", 10, "a".repeat(1_001)))).isEqualTo("invalid");
            assertThat(reason(media.check(ACCOUNT, "1&command=INIT"))).isEqualTo("invalid");
            assertThat(to.fake.calls()).isEmpty();
            assertThat(upload("image/png", 5 * MEGA, "\uD83D\uDCE6".repeat(500)))
                    .isInstanceOf(Ready.class);
            to.assertInOrder();
        }
    }

    @Test
    void in_the_middle_of_an_upload_each_trouble_has_its_name_and_beginning_again_helps() {
        try (to) {
            Mishap limit = Mishap.throttled(Duration.ofMinutes(2));
            for (String step : List.of("/initialize", "/append", "/finalize", "/metadata")) {
                to.once(call -> call.path().endsWith(step), limit);
                assertThat(upload("image/png", 10, "alt"))
                        .as(step)
                        .isEqualTo(new Later(to.clock.instant().plus(Duration.ofMinutes(2))));
                to.clock.advance(Duration.ofMinutes(3));
                to.once(call -> call.path().endsWith(step), XErrors.html(502));
                assertThat(reason(upload("image/png", 10, "alt"))).as(step).isEqualTo("unreachable");
                to.once(call -> call.path().endsWith(step), Mishap.closedAfterEffect());
                assertThat(reason(upload("image/png", 10, "alt"))).as(step).isEqualTo("unreachable");
                to.once(call -> call.path().endsWith(step), XErrors.unauthorized());
                assertThat(reason(upload("image/png", 10, "alt"))).as(step).isEqualTo("not-authorized");
                to.once(call -> call.path().endsWith(step), XErrors.creditsDepleted());
                assertThat(reason(upload("image/png", 10, "alt"))).as(step).isEqualTo("out-of-credit");
                to.x.budget().creditRestored();
                assertThat(upload("image/png", 10, "alt")).as(step).isInstanceOf(Ready.class);
            }
            to.fake.journal().assertNoneInvalid().assertNoneInClosedWindow();
        }
    }

    @Test
    void an_answer_without_an_id_or_with_a_state_nobody_knows_breaks_nothing() {
        try (to;
                FakeApi api = new FakeApi()) {
            MediaUpload strange = TwitterConnector.builder()
                    .baseUri(api.uri())
                    .accessToken("x-acme", Secret.of(Against.TOKEN))
                    .clock(to.clock)
                    .build()
                    .media();
            api.answers(200, "{\"data\":{\"id\":\"../9\"}}", Map.of());
            assertThat(strange.upload(ACCOUNT, Purpose.POST, "image/png", new byte[] {1}, null))
                    .isInstanceOf(Failed.class);
            assertThat(api.asked).hasSize(1);
            api.answers(
                    200, "{\"data\":{\"processing_info\":{\"state\":\"queued\",\"check_after_secs\":-5}}}", Map.of());
            assertThat(strange.check(ACCOUNT, "9"))
                    .isEqualTo(new Processing("9", to.clock.instant().plusSeconds(1), null));
            api.answers(200, "{\"data\":{\"expires_after_secs\":99999999999}}", Map.of());
            assertThat(strange.check(ACCOUNT, "9")).isInstanceOf(Ready.class);
            api.answers(200, "<html>", Map.of());
            assertThat(strange.check(ACCOUNT, "9")).isNotInstanceOf(Ready.class);
        }
    }

    private static String reason(State state) {
        return state instanceof Failed failed ? failed.reason() : String.valueOf(state);
    }
}
