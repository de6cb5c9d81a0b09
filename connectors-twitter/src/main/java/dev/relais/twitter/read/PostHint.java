package dev.relais.twitter.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.conversation.Media;
import dev.relais.json.Tolerant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What X tells of a post and a message has no place for.
 *
 * @param id of the post: the first of its edit history, as in the message
 * @param author X's id of the author
 * @param language what X takes the language to be (BCP 47); null where it cannot tell. A hint, often wrong for short texts
 * @param entities mentions, links and tags, with their places in the message's text
 * @param quote the post that it quotes
 * @param altTexts what media show, in the author's words, by the media's address
 * @param addressed X's ids of users of whom the event that brought the post says that it mentions or quotes them
 */
public record PostHint(
        String id,
        @Nullable String author,
        @Nullable String language,
        List<Entity> entities,
        @Nullable Quote quote,
        Map<String, String> altTexts,
        Set<String> addressed) {
    /** Codes of X for texts without a language: undetermined, only links, tags, media, or too short. */
    private static final Set<String> NO_LANGUAGE = Set.of("und", "zxx", "art", "qam", "qct", "qht", "qme", "qst");

    /** Codes that X still uses, and today's. */
    private static final Map<String, String> RENAMED = Map.of("in", "id", "iw", "he", "ji", "yi");

    private static final Pattern STATUS = Pattern.compile(
            "https?://(?:www\\.|mobile\\.)?(?:x|twitter)\\.com/([A-Za-z0-9_]{1,20})/status/([0-9]{1,20})\\b.*");

    /**
     * A post that is quoted.
     *
     * @param author X's id of its author, where the body tells
     * @param handle its author's handle, where the body tells
     */
    public record Quote(
            String id, @Nullable String author, @Nullable String handle) {}

    /** Copies what it holds. */
    public PostHint {
        entities = List.copyOf(entities);
        altTexts = Map.copyOf(altTexts);
        addressed = Set.copyOf(addressed);
    }

    /**
     * What a post tells, as an answer of X's API has it.
     *
     * @param includes what the answer has beside it
     * @throws IllegalArgumentException if it has no id
     */
    public static PostHint of(JsonNode post, @Nullable JsonNode includes) {
        String id = Tolerant.id(post, "id", "id_str");
        if (id == null) {
            throw new IllegalArgumentException("a post must have an id");
        }
        return of(id, post, new Included(includes), Set.of());
    }

    static PostHint of(String id, JsonNode post, Included included, Set<String> addressed) {
        List<String> history = PostReader.history(post);
        List<Entity> entities = Entities.of(post);
        String author = Tolerant.id(post, "author_id");
        return new PostHint(
                history.isEmpty() ? id : history.get(0),
                author == null ? Tolerant.id(Tolerant.member(post, "user"), "id_str", "id") : author,
                language(Tolerant.text(post, "lang")),
                entities,
                quote(post, included, entities),
                altTexts(Attachments.told(post, included)),
                addressed);
    }

    private static @Nullable String language(@Nullable String told) {
        return told == null || told.isEmpty() || NO_LANGUAGE.contains(told) ? null : RENAMED.getOrDefault(told, told);
    }

    private static @Nullable Quote quote(JsonNode post, Included included, List<Entity> entities) {
        String id = PostReader.referenced(post, "quoted");
        JsonNode old = Tolerant.member(post, "quoted_status");
        id = id == null ? Tolerant.id(post, "quoted_status_id_str", "quoted_status_id") : id;
        if (id == null) {
            return null;
        }
        String author = Tolerant.id(included.post(id), "author_id");
        author = author == null ? Tolerant.id(Tolerant.member(old, "user"), "id_str", "id") : author;
        String handle = author == null ? null : included.user(author).handle();
        return new Quote(id, author, handle == null ? linked(id, entities) : handle);
    }

    /** A post that quotes ends with a link to what it quotes. */
    private static @Nullable String linked(String id, List<Entity> entities) {
        for (Entity entity : entities) {
            Matcher status = STATUS.matcher(entity.value());
            if (entity.kind() == Entity.Kind.LINK && status.matches() && id.equals(status.group(2))) {
                return status.group(1);
            }
        }
        return null;
    }

    private static Map<String, String> altTexts(List<JsonNode> media) {
        Map<String, String> texts = new HashMap<>();
        for (JsonNode one : media) {
            Media medium = Attachments.media(one);
            String text = Tolerant.text(one, "alt_text", "ext_alt_text");
            if (medium.url() != null && text != null) {
                texts.putIfAbsent(medium.url(), text);
            }
        }
        return texts;
    }

    @Override
    public String toString() {
        return "PostHint[" + id + "]";
    }
}
