package dev.relais.testkit.junit;

import dev.relais.testkit.FakeX;
import dev.relais.testkit.Mishap;
import dev.relais.testkit.MovableClock;
import dev.relais.testkit.Profile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The example of the package's documentation. */
@FakeXTest
class AnsweringTest {
    @Test
    void a_mention_is_answered_once_although_x_is_out_of_order(FakeX x, MovableClock clock) throws Exception {
        Host host = new Host(x.baseUri(), FakeXTest.TOKEN, clock);
        String mention = x.mention(Profile.customer(1), FakeXExtension.BRAND, "My parcel is late")
                .subject();
        x.mishaps().next(Mishap.closedAfterEffect());

        host.answer(mention, "We look into it");
        host.answer(mention, "We look into it");

        x.journal().of("POST", "/2/tweets").assertCount(1);
        x.journal().assertNoneInClosedWindow().assertNoBlindRepeat();
    }

    @Test
    void nothing_is_written_while_a_window_is_closed(FakeX x, MovableClock clock) throws Exception {
        Host host = new Host(x.baseUri(), FakeXTest.TOKEN, clock);
        String mention = x.mention(Profile.customer(1), FakeXExtension.BRAND, "My parcel is late")
                .subject();
        x.mishaps().next(Mishap.throttled(Duration.ofMinutes(5)));

        host.answer(mention, "We look into it");
        host.answer(mention, "We look into it");
        clock.advance(Duration.ofMinutes(5));
        host.answer(mention, "We look into it");

        x.journal().of("POST", "/2/tweets").assertCount(2);
        x.journal().assertNoneInClosedWindow();
    }

    /** A host as small as can be: it looks before it writes again, and waits where X says so. */
    private static final class Host {
        private final HttpClient client = HttpClient.newHttpClient();
        private final URI network;
        private final String token;
        private final MovableClock clock;
        private final Set<String> unsure = new HashSet<>();
        private Instant closedUntil = Instant.MIN;

        Host(URI network, String token, MovableClock clock) {
            this.network = network;
            this.token = token;
            this.clock = clock;
        }

        void answer(String post, String text) throws InterruptedException, IOException {
            if (clock.instant().isBefore(closedUntil) || (unsure.contains(post) && isThere(text))) {
                return;
            }
            String body = "{\"text\":\"%s\",\"reply\":{\"in_reply_to_tweet_id\":\"%s\"}}".formatted(text, post);
            HttpRequest.Builder request = request("/2/tweets")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body));
            try {
                HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
                if (answer.statusCode() == 429) {
                    closedUntil = Instant.ofEpochSecond(answer.headers()
                            .firstValueAsLong("x-rate-limit-reset")
                            .orElse(0));
                }
            } catch (IOException e) {
                unsure.add(post);
            }
        }

        private boolean isThere(String text) throws InterruptedException, IOException {
            HttpRequest look = request("/2/users/9001/tweets").build();
            return client.send(look, BodyHandlers.ofString()).body().contains(text);
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(network.resolve(path)).header("Authorization", "Bearer " + token);
        }
    }
}
