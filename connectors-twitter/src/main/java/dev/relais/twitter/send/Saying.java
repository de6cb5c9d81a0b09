package dev.relais.twitter.send;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.json.Tolerant;
import dev.relais.twitter.text.PlainText;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether what X shows is what was sent. X gives texts back changed: {@code &}, {@code <} and {@code >} escaped, handles put in front,
 * links shortened.
 */
final class Saying {
    private static final Pattern HANDLES = Pattern.compile("^(?:@[A-Za-z0-9_]{1,15}\\s+)+");

    private Saying() {}

    /**
     * Whether an item says a text.
     *
     * @param open whether it is a post, before which X puts handles
     */
    static boolean is(JsonNode item, String text, boolean open) {
        return texts(item).stream().anyMatch(shown -> {
            String said = normal(shown);
            String wanted = normal(text);
            return said.equals(wanted) || (open && bare(said).equals(bare(wanted)));
        });
    }

    /** What the item may have said when it was sent. */
    private static Set<String> texts(JsonNode item) {
        JsonNode note = Tolerant.member(item, "note_tweet", "note_post");
        String whole = Tolerant.text(note, "text");
        String plain = PlainText.plain(whole == null ? Tolerant.text(item, "text") : whole);
        String expanded = plain;
        for (JsonNode link : links(item)) {
            String shortened = Tolerant.text(link, "url");
            String original = Tolerant.text(link, "expanded_url");
            if (shortened != null && !shortened.isEmpty() && original != null) {
                expanded = expanded.replace(shortened, original);
            }
        }
        return new TreeSet<>(List.of(plain, expanded));
    }

    private static String bare(String text) {
        return HANDLES.matcher(text).replaceFirst("");
    }

    private static String normal(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }

    /** Whether an item has links that may have been rewritten. */
    static boolean hasLinks(JsonNode item) {
        return !links(item).isEmpty();
    }

    private static List<JsonNode> links(JsonNode item) {
        List<JsonNode> links = new ArrayList<>();
        JsonNode note = Tolerant.member(item, "note_tweet", "note_post");
        for (@Nullable JsonNode place : new @Nullable JsonNode[] {item, note}) {
            add(links, Tolerant.member(place, "urls"));
            add(links, Tolerant.member(Tolerant.member(place, "entities"), "urls"));
        }
        return links;
    }

    private static void add(List<JsonNode> links, @Nullable JsonNode urls) {
        if (urls != null && urls.isArray()) {
            urls.forEach(links::add);
        }
    }
}
