package dev.relais.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.Secret;
import dev.relais.connect.WebhookResponse;
import dev.relais.json.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The example of the package's documentation, with a host that answers every mention. */
class PackageExampleTest {
    @Test
    void the_reply_exists_although_the_host_hears_nothing() throws Exception {
        MovableClock clock = new MovableClock(Instant.parse("2026-09-01T09:00:00Z"));
        Profile brand = Profile.of("9001", "NorthwindCare", "Northwind Care");
        try (FakeX x = FakeX.builder(clock, Secret.of("consumer-secret"))
                        .account(brand, Secret.of("brand-token"))
                        .start();
                Host host = new Host(r -> answer(x.baseUri(), r.body()))) {
            SignedDelivery mention = x.mention(Profile.customer(1), brand, "My parcel is late");
            x.mishaps().next(Mishap.closedAfterEffect());
            assertThat(x.push(mention, host.uri())).isEqualTo(202);
            assertThat(x.publicReplies()).hasSize(1);
        }
    }

    private static WebhookResponse answer(URI network, byte[] mention) {
        String parent = StrictJson.read(mention).at("/data/payload/id").textValue();
        try {
            new Caller(network)
                    .post(
                            "/2/tweets",
                            "brand-token",
                            "{\"text\":\"We look into it\",\"reply\":{\"in_reply_to_tweet_id\":\"" + parent + "\"}}");
            return WebhookResponse.empty(200);
        } catch (IOException e) {
            return WebhookResponse.empty(202);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return WebhookResponse.empty(500);
        }
    }
}
