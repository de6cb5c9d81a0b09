package dev.relais.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.json.StrictJson;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a fake network answers. */
record HttpAnswer(int status, String contentType, Map<String, String> headers, String body) {
    HttpAnswer {
        headers = Map.copyOf(headers);
    }

    static HttpAnswer json(int status, JsonNode body) {
        return new HttpAnswer(status, "application/json; charset=utf-8", Map.of(), StrictJson.write(body));
    }

    HttpAnswer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new HttpAnswer(status, contentType, all, body);
    }
}
