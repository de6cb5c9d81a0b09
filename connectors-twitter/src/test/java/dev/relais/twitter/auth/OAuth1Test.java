package dev.relais.twitter.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relais.Secret;
import dev.relais.account.Account;
import dev.relais.twitter.auth.OAuth1.Parameter;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OAuth1Test {
    private static final InstantSource CLOCK = () -> Instant.ofEpochSecond(1318622958);
    private static final String NONCE = "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg";
    private static final Client CONSUMER =
            new Client("xvz1evFS4wEEPTGEFPHBog", Secret.of("kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw"));
    private static final OAuth1.Token TOKEN = new OAuth1.Token(
            "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb",
            Secret.of("LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE"));
    private static final Account ACME = new Account("x-acme", "x", null, "acme", null);

    private final OAuth1 oauth1 = new OAuth1(CONSUMER, account -> Optional.of(TOKEN), CLOCK, () -> NONCE);

    private static String signature(String header) {
        int start = header.indexOf("oauth_signature=\"") + "oauth_signature=\"".length();
        return URLDecoder.decode(header.substring(start, header.indexOf('"', start)), StandardCharsets.UTF_8);
    }

    /** Published by X: a form in the body and a query. */
    @Test
    void x_s_own_example_is_signed_as_x_signs_it() {
        List<Parameter> form = List.of(new Parameter("status", "Hello Ladies + Gentlemen, a signed OAuth request!"));
        URI now = URI.create("https://api.x.com/1.1/statuses/update.json?include_entities=true");
        URI before = URI.create("https://api.twitter.com/1.1/statuses/update.json?include_entities=true");
        assertThat(signature(oauth1.header(TOKEN, "POST", now, form))).isEqualTo("Ls93hJiZbQ3akF3HF3x1Bz8/zU4=");
        assertThat(signature(oauth1.header(TOKEN, "post", before, form))).isEqualTo("hCtSmYh+iHYCEqBWrE7C7hYmtUk=");
    }

    @Test
    void the_header_says_all_but_the_secrets() {
        String header = oauth1.forAccount(ACME, "POST", URI.create("https://api.x.com/2/tweets"))
                .orElseThrow();
        assertThat(header)
                .startsWith("OAuth oauth_consumer_key=\"xvz1evFS4wEEPTGEFPHBog\", ")
                .contains("oauth_nonce=\"" + NONCE + "\"", "oauth_timestamp=\"1318622958\"", "oauth_version=\"1.0\"")
                .contains("oauth_signature_method=\"HMAC-SHA1\"")
                .doesNotContain("kAcSOqF21", "LswwdoUa");
    }

    private static String base(String uri) {
        return OAuth1.base("GET", URI.create(uri), List.of());
    }

    @Test
    void the_address_is_signed_in_its_plainest_form() {
        String plain = "GET&https%3A%2F%2Fapi.x.com%2F2%2Ftweets&";
        assertThat(base("HTTPS://API.X.com:443/2/tweets")).isEqualTo(plain);
        assertThat(base("https://api.x.com/2/tweets#part")).isEqualTo(plain);
        assertThat(base("https://api.x.com:8443/2/tweets"))
                .isEqualTo("GET&https%3A%2F%2Fapi.x.com%3A8443%2F2%2Ftweets&");
        assertThat(base("http://127.0.0.1:80")).isEqualTo("GET&http%3A%2F%2F127.0.0.1%2F&");
        assertThat(base("https://api.x.com/a%20b/c")).isEqualTo("GET&https%3A%2F%2Fapi.x.com%2Fa%2520b%2Fc&");
    }

    @Test
    void parameters_are_encoded_then_sorted_by_name_and_value() {
        String base = OAuth1.base(
                "GET",
                URI.create("https://api.x.com/p"),
                List.of(
                        new Parameter("b", "2"),
                        new Parameter("a", "z"),
                        new Parameter("a", "b b"),
                        new Parameter("a", "b!"),
                        new Parameter("B", ""),
                        new Parameter("a10", "1"),
                        new Parameter("é", "~-._*'()")));
        String pairs = "%C3%A9=~-._%2A%27%28%29&B=&a=b%20b&a=b%21&a=z&a10=1&b=2";
        assertThat(base).isEqualTo("GET&https%3A%2F%2Fapi.x.com%2Fp&" + Percent.encode(pairs));
    }

    @Test
    void the_query_is_signed_as_it_was_meant_whatever_its_encoding() {
        List<String> same = List.of(
                "https://api.x.com/p?q=caf%C3%A9%20%26%2B&q=a",
                "https://api.x.com/p?q=caf%c3%a9+%26%2b&q=a",
                "https://api.x.com/p?q=a&q=caf%C3%A9%20%26%2B",
                "https://api.x.com/p?&q=%61&q=caf%C3%A9%20%26%2B&");
        String first = signature(
                oauth1.forAccount(ACME, "GET", URI.create(same.get(0))).orElseThrow());
        for (String uri : same) {
            assertThat(signature(oauth1.forAccount(ACME, "GET", URI.create(uri)).orElseThrow()))
                    .as(uri)
                    .isEqualTo(first);
        }
        for (String uri : List.of(
                "https://api.x.com/p?q=caf%C3%A9%20%26%2B",
                "https://api.x.com/p?q=cafe%CC%81%20%26%2B&q=a",
                "https://api.x.com/p?q=caf%C3%A9%20%26%2B&q=a&q=a",
                "https://api.x.com/p?q=caf%C3%A9%20%26%2B&q=a&q")) {
            assertThat(signature(oauth1.forAccount(ACME, "GET", URI.create(uri)).orElseThrow()))
                    .as(uri)
                    .isNotEqualTo(first);
        }
    }

    @Test
    void a_comma_in_a_query_is_signed_encoded() {
        URI uri = URI.create("https://api.x.com/2/tweets?ids=1,2&tweet.fields=author_id,lang");
        assertThat(signed(uri)).contains(Percent.encode("ids=1%2C2&"), Percent.encode("tweet.fields=author_id%2Clang"));
    }

    private static String signed(URI uri) {
        return OAuth1.base("GET", uri, OAuth1.query(uri));
    }

    @Test
    void emoji_and_reserved_characters_are_encoded_byte_by_byte() {
        assertThat(Percent.encode("😀")).isEqualTo("%F0%9F%98%80");
        assertThat(Percent.encode("Ladies + Gentlemen")).isEqualTo("Ladies%20%2B%20Gentlemen");
        assertThat(Percent.encode("An encoded string!")).isEqualTo("An%20encoded%20string%21");
        assertThat(Percent.encode("azAZ09-._~")).isEqualTo("azAZ09-._~");
        assertThat(Percent.encode("!*'();:@&=+$,/?#[]%\u007f\u0000"))
                .isEqualTo("%21%2A%27%28%29%3B%3A%40%26%3D%2B%24%2C%2F%3F%23%5B%5D%25%7F%00");
    }

    @Test
    void accounts_without_a_token_and_the_application_have_no_header() {
        URI uri = URI.create("https://api.x.com/2/tweets");
        assertThat(new OAuth1(CONSUMER, account -> Optional.empty(), CLOCK, () -> NONCE).forAccount(ACME, "GET", uri))
                .isEmpty();
        OAuth1 failing = new OAuth1(
                CONSUMER,
                account -> {
                    throw new IllegalStateException();
                },
                CLOCK,
                () -> NONCE);
        assertThat(failing.forAccount(ACME, "GET", uri)).isEmpty();
        assertThat(oauth1.forApplication()).isEmpty();
        assertThat(oauth1.again(ACME, "GET", uri, "OAuth x")).isEmpty();
        Client open = new Client("key", null);
        assertThatThrownBy(() -> new OAuth1(open, account -> Optional.empty(), CLOCK, () -> NONCE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
