package dev.relais.examples.cli;

import dev.relais.json.Members;
import dev.relais.json.Place;
import dev.relais.json.Shape;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code relais replay}: a delivery as it was written down.
 *
 * @param network names the connector
 * @param account the desk's own name; null where the body tells
 */
record DeliveryLine(
        String network, @Nullable String account, Instant receivedAt, Map<String, List<String>> headers, byte[] body) {
    private static final Shape LINE = Shape.of("delivery network account receivedAt headers body bodyBase64");

    /** The delivery; {@code headers} by lower-case name, every value of one that is written twice. */
    static DeliveryLine read(String source, byte[] utf8) {
        return Place.read(source, utf8, DeliveryLine::read);
    }

    private static @Nullable DeliveryLine read(Place place) {
        Members line = place.members(LINE);
        if (line == null) {
            return null;
        }
        String network = line.required("network", Place::anyText);
        String account = line.optional("account", value -> value.node().isNull() ? null : value.anyText());
        Instant receivedAt = line.required("receivedAt", Place::instant);
        Map<String, List<String>> headers = line.optional("headers", DeliveryLine::headers, Map.of());
        byte[] body = line.get("bodyBase64") == null
                ? line.required("body", DeliveryLine::plain)
                : line.optional("bodyBase64", DeliveryLine::base64);
        if (line.get("body") != null && line.get("bodyBase64") != null) {
            return place.child("body").fault("either body or bodyBase64, not both");
        }
        return network == null || receivedAt == null || body == null
                ? null
                : new DeliveryLine(network, account, receivedAt, headers, body);
    }

    private static @Nullable Map<String, List<String>> headers(Place headers) {
        if (headers.node().isNull()) {
            return Map.of();
        }
        if (!headers.node().isObject()) {
            return headers.fault("expected an object, found " + headers.kind());
        }
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String name : headers.names()) {
            String value = headers.child(name).anyText();
            if (value != null) {
                all.computeIfAbsent(name.toLowerCase(Locale.ROOT), none -> new ArrayList<>())
                        .add(value);
            }
        }
        return all;
    }

    private static byte @Nullable [] plain(Place place) {
        String text = place.anyText();
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] base64(Place place) {
        String text = place.anyText();
        try {
            return text == null ? null : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return place.fault("expected base64");
        }
    }
}
