package dev.relais.twitter.send;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.account.Account;
import dev.relais.connect.Reconciliation;
import dev.relais.connect.SendRequest;
import dev.relais.conversation.Visibility;
import dev.relais.json.Tolerant;
import dev.relais.twitter.read.PostReader;
import dev.relais.twitter.text.PlainText;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reply that is looked for among what the account said. X gives texts back changed: {@code &}, {@code <} and {@code >} escaped,
 * handles put in front, links shortened. Not thread-safe.
 */
final class Sought {
    private static final Pattern HANDLES = Pattern.compile("^(?:@[A-Za-z0-9_]{1,15}\\s+)+");

    private final SendRequest request;
    private final String self;
    private final Instant from;
    private boolean past;
    private boolean near;

    Sought(SendRequest request, String self, Instant from) {
        this.request = request;
        this.self = self;
        this.from = from;
    }

    /** Who is asked. */
    Account account() {
        return request.account();
    }

    /** The ids of what a page holds. */
    static List<String> ids(@Nullable JsonNode page) {
        List<String> ids = new ArrayList<>();
        if (page != null && page.isArray()) {
            page.forEach(item -> {
                String id = Tolerant.id(item, "id");
                if (id != null) {
                    ids.add(id);
                }
            });
        }
        return ids;
    }

    /** The id of the reply; null where it is not on this page. */
    @Nullable
    String among(@Nullable JsonNode page) {
        if (page == null || !page.isArray()) {
            return null;
        }
        for (JsonNode item : page) {
            Instant at = Tolerant.time(item, "created_at");
            past |= at != null && at.isBefore(from);
            String id = id(item);
            if (id == null || (at != null && at.isBefore(from)) || !isOurs(item)) {
                continue;
            }
            if (texts(item).stream().anyMatch(this::isSaid)) {
                return id;
            }
            near |= request.text().contains("://") || hasLinks(item);
        }
        return null;
    }

    /** Whether what is older than the reply can be was reached. */
    boolean isPast() {
        return past;
    }

    Reconciliation notFound() {
        return near
                ? new Reconciliation.Undecidable("the account said something there with links that X has rewritten")
                : new Reconciliation.Absent();
    }

    private boolean isOpen() {
        return request.visibility() == Visibility.PUBLIC;
    }

    private @Nullable String id(JsonNode item) {
        List<String> versions = isOpen() ? PostReader.history(item) : List.of();
        return versions.isEmpty() ? Tolerant.id(item, "id") : versions.get(0);
    }

    private boolean isOurs(JsonNode item) {
        if (!isOpen()) {
            return self.equals(Tolerant.id(item, "sender_id"));
        }
        String author = Tolerant.id(item, "author_id");
        String parent = PostReader.parent(item);
        return (author == null || author.equals(self)) && parent != null && parent.equals(request.inReplyTo());
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

    private boolean isSaid(String text) {
        String said = normal(text);
        String wanted = normal(request.text());
        return said.equals(wanted) || (isOpen() && bare(said).equals(bare(wanted)));
    }

    private static String bare(String text) {
        return HANDLES.matcher(text).replaceFirst("");
    }

    private static String normal(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }

    private static boolean hasLinks(JsonNode item) {
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
