package dev.relais.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.relais.Secret;
import dev.relais.account.Account;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FacebookConnectorTest {
    @Test
    void one_connector_serves_the_three_networks() {
        FacebookConnector connector = FacebookConnector.builder().build();

        assertThat(connector.network()).isEqualTo("facebook");
        assertThat(connector.networks()).containsExactlyInAnyOrder("facebook", "instagram", "whatsapp");
    }

    @Test
    void every_network_takes_an_answer_for_a_day() {
        FacebookConnector connector = FacebookConnector.builder().build();
        for (String network : connector.networks()) {
            assertThat(connector.replyWindow(new Account("a", network, "100", null, null)))
                    .contains(Duration.ofHours(24));
        }
    }

    @Test
    void nothing_that_is_printed_holds_a_secret() {
        GraphSettings settings = new GraphSettings(
                URI.create("https://graph.facebook.com"),
                "v26.0",
                Map.of("fb-acme", Secret.of("s3cret-a")),
                Map.of(),
                Secret.of("s3cret-b"),
                HttpClient.newHttpClient(),
                InstantSource.system(),
                Duration.ofSeconds(1));

        assertThat(settings.toString()).contains("v26.0").doesNotContain("s3cret");
    }

    @Test
    void a_token_that_no_header_can_carry_is_refused_without_being_quoted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FacebookConnector.builder().pageToken("fb-acme", Secret.of("EAAB\nx")))
                .withMessageContaining("pageToken")
                .withMessageNotContaining("EAAB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"26.0", "v26", "v26.0/..", "", "latest"})
    void a_version_looks_like_v26_0(String version) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FacebookConnector.builder().graphVersion(version))
                .withMessageContaining("graphVersion");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://graph", "graph.facebook.com", "https:///x", "https://graph/?a=b", "https://graph/#a"})
    void a_base_uri_is_a_web_address(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FacebookConnector.builder().baseUri(URI.create(uri)))
                .withMessageContaining("baseUri");
    }

    @Test
    void limits_have_bounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FacebookConnector.builder().timeout(Duration.ZERO))
                .withMessageContaining("timeout");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FacebookConnector.builder().timeout(Duration.ofHours(1)))
                .withMessageContaining("timeout");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FacebookConnector.builder().bodyLimit(0))
                .withMessageContaining("bodyLimit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FacebookConnector.builder().messagesThrough("ig-acme", " "))
                .withMessageContaining("messagesThrough");
    }

    @Test
    void another_version_than_the_one_asked_for_is_told_once() {
        List<String> warnings = new ArrayList<>();
        VersionWatch watch = new VersionWatch("v26.0", warnings::add);

        watch.saw(served("v26.0"));
        watch.saw(HttpHeaders.of(Map.of(), (name, value) -> true));
        watch.saw(served("<script>"));
        assertThat(warnings).isEmpty();
        watch.saw(served("v27.0"));
        watch.saw(served("v27.0"));
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0)).contains("v26.0", "v27.0");
    }

    private static HttpHeaders served(String version) {
        return HttpHeaders.of(Map.of("Facebook-API-Version", List.of(version)), (name, value) -> true);
    }
}
