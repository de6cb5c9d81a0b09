package dev.relais.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.Fault;
import dev.relais.RefusedInputException;
import dev.relais.json.Names;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
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
    private static final List<String> MEMBERS =
            List.of("network", "account", "receivedAt", "headers", "body", "bodyBase64");

    static DeliveryLine read(String source, byte[] utf8) {
        List<Fault> faults = new ArrayList<>();
        JsonNode line = document(source, utf8);
        if (!line.isObject()) {
            throw new RefusedInputException(source, List.of(Fault.at("", "a delivery is an object")));
        }
        Iterator<String> names = line.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (!MEMBERS.contains(name)) {
                String nearest = Names.nearest(name, MEMBERS).orElse("");
                faults.add(Fault.at(Names.child("", name), "unknown member; did you mean \"" + nearest + "\"?"));
            }
        }
        String network = text(line, "network", true, faults);
        String account = text(line, "account", false, faults);
        Instant receivedAt = instant(text(line, "receivedAt", true, faults), faults);
        Map<String, List<String>> headers = headers(line.get("headers"), faults);
        byte[] body = body(line, faults);
        if (!faults.isEmpty() || network == null || receivedAt == null || body == null) {
            throw new RefusedInputException(source, faults);
        }
        return new DeliveryLine(network, account, receivedAt, headers, body);
    }

    private static JsonNode document(String source, byte[] utf8) {
        try {
            return StrictJson.read(utf8);
        } catch (NotJsonException e) {
            throw new RefusedInputException(source, List.of(e.fault()));
        }
    }

    private static @Nullable String text(JsonNode line, String name, boolean required, List<Fault> faults) {
        JsonNode value = line.get(name);
        if (value == null || (value.isNull() && !required)) {
            if (required) {
                faults.add(Fault.at("/" + name, "missing"));
            }
            return null;
        }
        if (!value.isTextual()) {
            faults.add(Fault.at("/" + name, "must be a string"));
            return null;
        }
        return value.textValue();
    }

    private static @Nullable Instant instant(@Nullable String text, List<Fault> faults) {
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            faults.add(Fault.at("/receivedAt", "must be an ISO-8601 date and time with an offset"));
            return null;
        }
    }

    private static Map<String, List<String>> headers(@Nullable JsonNode headers, List<Fault> faults) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        if (headers == null || headers.isNull()) {
            return all;
        }
        if (!headers.isObject()) {
            faults.add(Fault.at("/headers", "must be an object"));
            return all;
        }
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            if (header.getValue().isTextual()) {
                all.merge(
                        header.getKey().toLowerCase(java.util.Locale.ROOT),
                        List.of(header.getValue().textValue()),
                        DeliveryLine::both);
            } else {
                faults.add(Fault.at(Names.child("/headers", header.getKey()), "must be a string"));
            }
        }
        return all;
    }

    private static List<String> both(List<String> a, List<String> b) {
        List<String> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    private static byte @Nullable [] body(JsonNode line, List<Fault> faults) {
        if (line.has("body") == line.has("bodyBase64")) {
            faults.add(Fault.at("/body", line.has("body") ? "either body or bodyBase64, not both" : "missing"));
            return null;
        }
        String name = line.has("body") ? "body" : "bodyBase64";
        String text = text(line, name, true, faults);
        if (text == null) {
            return null;
        }
        if (name.equals("body")) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            faults.add(Fault.at("/bodyBase64", "is not base64"));
            return null;
        }
    }
}
