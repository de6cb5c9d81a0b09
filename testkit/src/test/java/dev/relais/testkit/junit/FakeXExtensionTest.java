package dev.relais.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relais.Secret;
import dev.relais.testkit.FakeX;
import dev.relais.testkit.Mishap;
import dev.relais.testkit.MovableClock;
import dev.relais.testkit.Profile;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FakeXExtensionTest {
    @FakeXTest
    private static final class Strict {}

    @FakeXTest(allowInvalidCalls = true, allowUnusedMishaps = true)
    private static final class Lenient {}

    private static FakeXTest options(Class<?> type) {
        return Objects.requireNonNull(type.getAnnotation(FakeXTest.class));
    }

    private static int get(FakeX x, String path, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(x.baseUri().resolve(path))
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    @FakeXTest(start = "2027-01-01T00:00:00Z", allowInvalidCalls = true)
    void a_call_that_x_refuses_as_invalid_fails_the_test(FakeX x, MovableClock clock) throws Exception {
        assertThat(clock.instant()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(get(x, "/2/users/me", FakeXTest.TOKEN)).isEqualTo(200);
        assertThat(get(x, "/2/users/me", "of nobody")).isEqualTo(401);
        assertThatCode(() -> FakeXExtension.check(x, options(Strict.class)))
                .as("a token that X does not know may have expired")
                .doesNotThrowAnyException();
        get(x, "/2/users/you", FakeXTest.TOKEN);
        assertThatThrownBy(() -> FakeXExtension.check(x, options(Strict.class)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("/2/users/you");
        assertThatCode(() -> FakeXExtension.check(x, options(Lenient.class))).doesNotThrowAnyException();
    }

    @Test
    @FakeXTest(allowUnusedMishaps = true)
    void a_mishap_that_did_not_happen_fails_the_test(FakeX x) {
        x.mishaps().next(Mishap.serverError(503));
        assertThatThrownBy(() -> FakeXExtension.check(x, options(Strict.class)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("1 scripted mishaps did not happen");
        assertThatCode(() -> FakeXExtension.check(x, options(Lenient.class))).doesNotThrowAnyException();
    }

    @Nested
    class RegisteredByHand {
        private final Profile other = Profile.of("9002", "NorthwindShop", "Northwind Shop");

        @RegisterExtension
        private final FakeXExtension more =
                FakeXExtension.with(fake -> fake.account(other, Secret.of("token-of-the-shop")));

        @Test
        void a_fake_has_what_it_was_built_with(FakeX x) throws Exception {
            assertThat(get(x, "/2/users/me", "token-of-the-shop")).isEqualTo(200);
            assertThat(get(x, "/2/usage/tweets", FakeXTest.APPLICATION_TOKEN)).isEqualTo(200);
        }
    }
}
