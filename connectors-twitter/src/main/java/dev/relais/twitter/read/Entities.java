package dev.relais.twitter.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.json.Tolerant;
import dev.relais.twitter.read.Entity.Kind;
import dev.relais.twitter.text.Offsets;
import dev.relais.twitter.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The entities of one post: those that X tells of, and mentions that it does not tell of but that stand in the text. */
final class Entities {
    /** As in twitter-text, but not inside an address. */
    private static final Pattern MENTION =
            Pattern.compile("(?<![A-Za-z0-9_!@#$%&*/＠])[@＠]([A-Za-z0-9_]{1,20})(?![@＠A-Za-z0-9_])");

    private static final Pattern IN_FRONT = Pattern.compile("\\A(?:[@＠][A-Za-z0-9_]{1,20}\\s+)+");

    private final JsonNode post;
    private final Offsets offsets;
    private final int body;
    private final List<Entity> found = new ArrayList<>();
    private final Map<String, String> ids = new HashMap<>();

    private Entities(JsonNode post) {
        this.post = post;
        this.offsets = Offsets.of(PostReader.words(post));
        this.body = body();
    }

    static List<Entity> of(JsonNode post) {
        Entities entities = new Entities(post);
        JsonNode told = told(post);
        entities.add(told, Kind.MENTION, "mentions", "user_mentions");
        entities.add(told, Kind.LINK, "urls");
        entities.add(told, Kind.HASHTAG, "hashtags");
        entities.add(told, Kind.CASHTAG, "cashtags", "symbols");
        entities.search();
        return List.copyOf(entities.found);
    }

    /** The entities that belong to the text which is read: those of the note, of the extended post, or of the post itself. */
    private static @Nullable JsonNode told(JsonNode post) {
        JsonNode whole = PostReader.whole(post);
        return Tolerant.member(whole == null ? post : whole, "entities");
    }

    /** Where the body begins: X says it, or else it follows the handles in front of a reply. */
    private int body() {
        JsonNode whole = PostReader.whole(post);
        JsonNode range = Tolerant.member(whole, "display_text_range");
        if (range == null) {
            range = Tolerant.member(post, "display_text_range");
        }
        if (range != null && range.isArray() && range.path(0).canConvertToLong()) {
            return offsets.at(range.path(0).longValue());
        }
        Matcher front = IN_FRONT.matcher(offsets.plain());
        return PostReader.parent(post) != null && front.find() ? front.end() : 0;
    }

    private void add(@Nullable JsonNode told, Kind kind, String... names) {
        JsonNode list = Tolerant.member(told, names);
        for (JsonNode one : list == null || !list.isArray() ? List.<JsonNode>of() : list) {
            String value = value(kind, one);
            String id = kind == Kind.MENTION ? Tolerant.id(one, "id", "id_str") : null;
            if (value == null || value.isEmpty()) {
                continue;
            }
            if (id != null) {
                ids.putIfAbsent(value.toLowerCase(Locale.ROOT), id);
            }
            span(one, offsets).ifPresent(span -> found.add(new Entity(kind, span, value, id, span.start() >= body)));
        }
    }

    private static Optional<Span> span(JsonNode one, Offsets offsets) {
        JsonNode indices = Tolerant.member(one, "indices");
        JsonNode start = indices == null ? one.path("start") : indices.path(0);
        JsonNode end = indices == null ? one.path("end") : indices.path(1);
        return start.canConvertToLong() && end.canConvertToLong() && start.isNumber() && end.isNumber()
                ? offsets.span(start.longValue(), end.longValue())
                : Optional.empty();
    }

    private static @Nullable String value(Kind kind, JsonNode one) {
        return switch (kind) {
            case MENTION -> Tolerant.text(one, "username", "screen_name");
            case LINK -> Tolerant.text(one, "unwound_url", "expanded_url", "url");
            case HASHTAG, CASHTAG -> Tolerant.text(one, "tag", "text");
        };
    }

    private void search() {
        Matcher mention = MENTION.matcher(offsets.plain());
        int told = found.size();
        while (mention.find()) {
            Span span = new Span(mention.start(), mention.end());
            boolean known = found.subList(0, told).stream()
                    .anyMatch(entity -> entity.span().start() < span.end()
                            && span.start() < entity.span().end());
            if (!known) {
                String handle = mention.group(1);
                String id = ids.get(handle.toLowerCase(Locale.ROOT));
                found.add(new Entity(Kind.MENTION, span, handle, id, span.start() >= body));
            }
        }
    }
}
