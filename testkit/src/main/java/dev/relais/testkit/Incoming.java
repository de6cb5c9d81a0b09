package dev.relais.testkit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call as it came over the wire, tokens included; never leaves the package. */
record Incoming(
        String method,
        String path,
        Map<String, String> query,
        @Nullable String rawQuery,
        Map<String, List<String>> headers,
        byte[] body) {
    private static final String BEARER = "Bearer ";

    /** Decodes {@code a=b&c=d}; the last value where a name is repeated. */
    static Map<String, String> form(@Nullable String encoded) {
        Map<String, String> values = new LinkedHashMap<>();
        if (encoded == null || encoded.isEmpty()) {
            return values;
        }
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            values.put(decode(name), decode(value));
        }
        return values;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** The media type without its parameters, lower case; empty where there is none. */
    String mediaType() {
        String value = header("Content-Type").orElse("");
        int semicolon = value.indexOf(';');
        return (semicolon < 0 ? value : value.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    Optional<String> bearer() {
        return header("Authorization").filter(v -> v.startsWith(BEARER)).map(v -> v.substring(BEARER.length()));
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
