package dev.relais.testkit;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks signatures of OAuth 1.0a (RFC 5849, section 3.4) with HMAC-SHA1. Guarded by the world's monitor. */
final class XOAuth1 {
    private static final Pattern PARAMETER = Pattern.compile("\\s*([a-z_]+)=\"([^\"]*)\"\\s*(?:,|$)");
    private static final Set<String> NEEDED = Set.of(
            "oauth_consumer_key",
            "oauth_nonce",
            "oauth_signature",
            "oauth_signature_method",
            "oauth_timestamp",
            "oauth_token");
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final String consumerKey;
    private final String consumerSecret;
    private final Set<String> seen = new HashSet<>();

    XOAuth1(String consumerKey, String consumerSecret) {
        this.consumerKey = consumerKey;
        this.consumerSecret = consumerSecret;
    }

    /** The parameters of the header, decoded; empty where it is none. */
    static Map<String, String> parameters(String header) {
        Map<String, String> parameters = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(header.substring("OAuth ".length()));
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            if (parameters.put(matcher.group(1), decode(matcher.group(2))) != null) {
                return Map.of();
            }
        }
        return end == header.length() - "OAuth ".length() ? parameters : Map.of();
    }

    /** Whether the call is signed by the consumer and the token, now, and with a nonce that is new. */
    boolean isSigned(Incoming call, Map<String, String> oauth, String tokenSecret, Instant now) {
        if (!oauth.keySet().containsAll(NEEDED)
                || !consumerKey.equals(oauth.get("oauth_consumer_key"))
                || !"HMAC-SHA1".equals(oauth.get("oauth_signature_method"))
                || !"1.0".equals(oauth.getOrDefault("oauth_version", "1.0"))
                || !oauth.getOrDefault("oauth_timestamp", "").matches("[0-9]{1,12}")) {
            return false;
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(oauth.getOrDefault("oauth_timestamp", "0")));
        String url = "http://" + call.header("Host").orElse("") + call.path();
        String right = signature(
                call.method(), url, parameters(call, oauth), encode(consumerSecret) + "&" + encode(tokenSecret));
        boolean signed = MessageDigest.isEqual(
                right.getBytes(StandardCharsets.US_ASCII),
                oauth.getOrDefault("oauth_signature", "").getBytes(StandardCharsets.UTF_8));
        return signed
                && Duration.between(at, now).abs().compareTo(SKEW) <= 0
                && seen.add(at + " " + oauth.get("oauth_token") + " " + oauth.get("oauth_nonce"));
    }

    static String signature(String method, String url, List<Map.Entry<String, String>> parameters, String key) {
        List<String> pairs = new ArrayList<>();
        parameters.forEach(p -> pairs.add(encode(p.getKey()) + "=" + encode(p.getValue())));
        pairs.sort(null);
        String base = method + "&" + encode(url) + "&" + encode(String.join("&", pairs));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA1", e);
        }
    }

    private static List<Map.Entry<String, String>> parameters(Incoming call, Map<String, String> oauth) {
        List<Map.Entry<String, String>> all = new ArrayList<>();
        oauth.forEach((name, value) -> {
            if (!name.equals("oauth_signature") && !name.equals("realm")) {
                all.add(Map.entry(name, value));
            }
        });
        all.addAll(call.query().entrySet());
        if (call.mediaType().equals("application/x-www-form-urlencoded")) {
            all.addAll(Incoming.form(call.text()).entrySet());
        }
        return all;
    }

    /** Percent-encoding of RFC 5849, section 3.6. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
