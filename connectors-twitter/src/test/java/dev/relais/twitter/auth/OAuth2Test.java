package dev.relais.twitter.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relais.Secret;
import dev.relais.account.Account;
import dev.relais.twitter.auth.OAuthServer.Mishap;
import dev.relais.twitter.auth.Trouble.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OAuth2Test {
    private static final URI BACK = URI.create("https://desk.example/back?from=x");
    private static final URI PAGE = URI.create("https://x.com/i/oauth2/authorize");
    private static final Account ACME = new Account("x-acme", "x", null, "acme", null);
    private static final Account KNOWN = new Account("x-acme", "x", OAuthServer.OWNER, "acme", null);

    private final OAuthServer server = new OAuthServer(true);
    private final Turned clock = new Turned();
    private final InMemoryTokenStore store = new InMemoryTokenStore();
    private final OAuth2 oauth2 = new OAuth2(server.http(), server.client(), store, PAGE, clock, new Random(7));

    @AfterEach
    void close() {
        server.close();
    }

    private Authorization begun() {
        return oauth2.begin(ACME, BACK, OAuth2.SUPPORT_SCOPES, null);
    }

    private static Kind refusal(Consent consent) {
        assertThat(consent).isInstanceOf(Consent.Refused.class);
        return ((Consent.Refused) consent).trouble().kind();
    }

    @Test
    void the_browser_is_sent_to_x_with_all_that_x_wants() {
        Authorization pending = begun();
        assertThat(pending.uri().toString()).startsWith(PAGE + "?").contains("scope=tweet.read%20tweet.write%20");
        Map<String, String> query = OAuthServer.pairs(pending.uri().getRawQuery());
        assertThat(query)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", OAuthServer.CLIENT_ID)
                .containsEntry("redirect_uri", BACK.toString())
                .containsEntry("state", pending.state())
                .containsEntry("code_challenge_method", "S256")
                .containsOnlyKeys(
                        "response_type",
                        "client_id",
                        "redirect_uri",
                        "scope",
                        "state",
                        "code_challenge",
                        "code_challenge_method");
        assertThat(query.get("scope")).contains("offline.access", "dm.write", "tweet.moderate.write");
        assertThat(pending.verifier().reveal()).matches("[A-Za-z0-9_-]{43,128}");
        assertThat(pending.uri().toString()).doesNotContain(pending.verifier().reveal());
    }

    @Test
    void no_two_consents_share_a_state_or_a_verifier() {
        Authorization one = begun();
        Authorization two = begun();
        assertThat(one.state()).isNotEqualTo(two.state());
        assertThat(one.verifier().reveal()).isNotEqualTo(two.verifier().reveal());
    }

    @Test
    void a_state_carries_what_the_host_wants_within_500_characters() {
        Authorization pending = oauth2.begin(ACME, BACK, Set.of("tweet.read"), "tenant-4");
        assertThat(pending.state()).endsWith(".tenant-4");
        String longest = "a".repeat(500 - 44);
        assertThat(oauth2.begin(ACME, BACK, Set.of("tweet.read"), longest).state())
                .hasSize(500);
        assertThatThrownBy(() -> oauth2.begin(ACME, BACK, Set.of("tweet.read"), longest + "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("state must be 500 characters or less, not 501");
        for (String bad : List.of("a b", "ä", "")) {
            assertThatThrownBy(() -> oauth2.begin(ACME, BACK, Set.of("tweet.read"), bad))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void what_x_would_not_understand_is_not_asked() {
        assertThatThrownBy(() -> oauth2.begin(ACME, URI.create("/back"), Set.of("tweet.read"), null))
                .hasMessageContaining("redirectUri");
        assertThatThrownBy(() -> oauth2.begin(ACME, BACK, Set.of(), null)).hasMessageContaining("scope");
        assertThatThrownBy(() -> oauth2.begin(ACME, BACK, Set.of("tweet.read dm.read"), null))
                .hasMessageContaining("scope");
    }

    @Test
    void a_code_becomes_tokens_that_are_kept() {
        Authorization pending = begun();
        Consent consent = oauth2.redeem(pending, ACME, pending.state(), server.consent(pending));
        assertThat(consent).isInstanceOf(Consent.Granted.class);
        Tokens kept = store.read("x-acme").orElseThrow().tokens();
        assertThat(kept.access().reveal()).isEqualTo(server.access);
        assertThat(kept.refresh()).isNotNull().extracting(Secret::reveal).isEqualTo(server.refresh);
        assertThat(kept.expiresAt()).isEqualTo(clock.instant().plusSeconds(7200));
        assertThat(kept.scopes()).contains("offline.access").hasSize(4);
        assertThat(server.queries).containsExactly("/2/oauth2/token");
        assertThat(server.forms.get(0)).doesNotContainKey("client_id");
    }

    @Test
    void a_public_client_names_itself_in_the_form() {
        try (OAuthServer open = new OAuthServer(false)) {
            OAuth2 own = new OAuth2(open.http(), open.client(), store, PAGE, clock, new Random(7));
            Authorization pending = own.begin(ACME, BACK, OAuth2.SUPPORT_SCOPES, null);
            assertThat(own.redeem(pending, ACME, pending.state(), open.consent(pending)))
                    .isInstanceOf(Consent.Granted.class);
            assertThat(open.forms.get(0)).containsEntry("client_id", OAuthServer.CLIENT_ID);
        }
    }

    @Test
    void another_state_is_refused_before_x_is_asked() {
        Authorization pending = begun();
        String code = server.consent(pending);
        for (String wrong : List.of("", "x", pending.state() + "x", begun().state())) {
            assertThat(refusal(oauth2.redeem(pending, ACME, wrong, code))).isEqualTo(Kind.NEEDS_CONSENT);
        }
        Account other = new Account("x-other", "x", null, null, null);
        assertThat(refusal(oauth2.redeem(pending, other, pending.state(), code)))
                .isEqualTo(Kind.NEEDS_CONSENT);
        assertThat(server.forms).isEmpty();
        assertThat(oauth2.redeem(pending, ACME, pending.state(), code)).isInstanceOf(Consent.Granted.class);
    }

    @Test
    void a_consent_works_once() {
        Authorization pending = begun();
        oauth2.redeem(pending, ACME, pending.state(), server.consent(pending));
        assertThat(refusal(oauth2.redeem(pending, ACME, pending.state(), server.consent(pending))))
                .isEqualTo(Kind.NEEDS_CONSENT);
        assertThat(server.forms).hasSize(1);
    }

    @Test
    void a_consent_that_took_ten_minutes_is_too_old() {
        Authorization pending = begun();
        clock.forward(Duration.ofMinutes(10));
        assertThat(refusal(oauth2.redeem(pending, ACME, pending.state(), server.consent(pending))))
                .isEqualTo(Kind.NEEDS_CONSENT);
        assertThat(server.forms).isEmpty();
    }

    @Test
    void a_code_that_x_does_not_take_needs_another_consent() {
        for (String code : List.of("stale", "", "two words", "ä")) {
            Authorization pending = begun();
            assertThat(refusal(oauth2.redeem(pending, ACME, pending.state(), code)))
                    .isEqualTo(Kind.NEEDS_CONSENT);
        }
        assertThat(store.read("x-acme")).isEmpty();
    }

    @Test
    void the_consent_of_another_account_is_not_kept_and_is_ended_at_x() {
        Account other = new Account("x-acme", "x", "99", "acme", null);
        Authorization pending = oauth2.begin(other, BACK, OAuth2.SUPPORT_SCOPES, null);
        assertThat(refusal(oauth2.redeem(pending, other, pending.state(), server.consent(pending))))
                .isEqualTo(Kind.WRONG_ACCOUNT);
        assertThat(store.read("x-acme")).isEmpty();
        assertThat(server.refresh).isNull();
        assertThat(server.access).isNull();
    }

    @Test
    void the_consent_of_the_right_account_is_kept() {
        Authorization pending = oauth2.begin(KNOWN, BACK, OAuth2.SUPPORT_SCOPES, null);
        assertThat(oauth2.redeem(pending, KNOWN, pending.state(), server.consent(pending)))
                .isInstanceOf(Consent.Granted.class);
        assertThat(store.read("x-acme")).isPresent();
    }

    @Test
    void an_application_that_x_does_not_know_is_a_matter_of_its_set_up() {
        Client wrong = new Client(OAuthServer.CLIENT_ID, Secret.of("hush-wrong"));
        OAuth2 own = new OAuth2(server.http(), wrong, store, PAGE, clock, new Random(7));
        Authorization pending = own.begin(ACME, BACK, OAuth2.SUPPORT_SCOPES, null);
        Consent consent = own.redeem(pending, ACME, pending.state(), server.consent(pending));
        assertThat(refusal(consent)).isEqualTo(Kind.CLIENT_REFUSED);
        assertThat(((Consent.Refused) consent).trouble().detail()).contains("unauthorized_client");
    }

    @Test
    void x_that_is_down_is_no_reason_to_consent_again_for_an_account_that_has_tokens() {
        consented();
        Authorization pending = begun();
        server.mishaps.add(Mishap.answers(503, "<html>hush-echo</html>"));
        assertThat(refusal(oauth2.redeem(pending, ACME, pending.state(), server.consent(pending))))
                .isEqualTo(Kind.PASSING);
        assertThat(store.read("x-acme").orElseThrow().tokens().access().reveal())
                .isEqualTo(server.access);
    }

    @Test
    void a_new_consent_replaces_what_was_kept() {
        consented();
        String before = server.access;
        consented();
        assertThat(store.read("x-acme").orElseThrow().tokens().access().reveal())
                .isEqualTo(server.access)
                .isNotEqualTo(before);
    }

    private void consented() {
        Authorization pending = begun();
        assertThat(oauth2.redeem(pending, ACME, pending.state(), server.consent(pending)))
                .isInstanceOf(Consent.Granted.class);
    }

    @Test
    void a_host_may_ask_for_new_tokens() {
        consented();
        String before = server.access;
        assertThat(oauth2.refresh("x-acme")).isInstanceOf(Consent.Granted.class);
        assertThat(server.access).as("not within a minute").isEqualTo(before);
        clock.forward(Duration.ofMinutes(2));
        assertThat(oauth2.refresh("x-acme")).isInstanceOf(Consent.Granted.class);
        assertThat(server.rotations).isEqualTo(1);
        assertThat(refusal(oauth2.refresh("x-nobody"))).isEqualTo(Kind.NEEDS_CONSENT);
    }

    @Test
    void revoked_tokens_are_ended_at_x_and_forgotten() {
        consented();
        assertThat(oauth2.revoke("x-acme")).isEmpty();
        assertThat(server.refresh).isNull();
        assertThat(server.access).isNull();
        assertThat(store.read("x-acme")).isEmpty();
        assertThat(oauth2.revoke("x-acme")).as("twice is once").isEmpty();
    }

    @Test
    void tokens_that_x_could_not_end_are_not_forgotten() {
        consented();
        server.mishaps.add(Mishap.answers(503, ""));
        assertThat(oauth2.revoke("x-acme")).get().extracting(Trouble::kind).isEqualTo(Kind.PASSING);
        assertThat(store.read("x-acme")).isPresent();
        assertThat(oauth2.revoke("x-acme")).isEmpty();
        assertThat(store.read("x-acme")).isEmpty();
    }

    @Test
    void tokens_that_x_has_ended_already_are_forgotten() {
        consented();
        server.refresh = null;
        server.access = null;
        assertThat(oauth2.revoke("x-acme")).isEmpty();
        assertThat(store.read("x-acme")).isEmpty();
    }
}
