package dev.relais.twitter.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import dev.relais.json.Tolerant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What an error answer says, in whichever of X's forms: a problem, a problem with {@code errors}, the old
 * {@code errors[].code}, OAuth's {@code error}. HTML, nothing, or anything else says nothing.
 *
 * @param types last path segments of the problems' kinds, which are URLs whose host changed once
 * @param codes numbers of the old form, as strings
 * @param sentences all that is written for people, in X's own words
 */
public record Problem(Set<String> types, Set<String> codes, List<String> sentences) {
    /** Reads any body; never fails. */
    public static Problem read(byte[] body) {
        Problem problem = new Problem(new HashSet<>(), new HashSet<>(), new ArrayList<>());
        try {
            JsonNode root = StrictJson.read(body);
            problem.add(root);
            JsonNode errors = Tolerant.member(root, "errors");
            if (errors != null) {
                errors.forEach(problem::add);
            }
        } catch (NotJsonException e) {
            return problem;
        }
        return problem;
    }

    /** Whether X wrote this, whatever the letters' case. */
    public boolean says(String words) {
        return sentences.stream()
                .anyMatch(sentence -> sentence.toLowerCase(Locale.ROOT).contains(words));
    }

    private void add(JsonNode error) {
        String type = Tolerant.text(error, "type");
        if (type != null) {
            types.add(type.substring(type.lastIndexOf('/') + 1));
        }
        String code = Tolerant.id(error, "code");
        if (code != null) {
            codes.add(code);
        }
        for (String name : List.of("detail", "message", "error_description", "title", "reason", "error")) {
            String sentence = Tolerant.text(error, name);
            if (sentence != null && !sentence.isBlank()) {
                sentences.add(sentence);
            }
        }
    }
}
