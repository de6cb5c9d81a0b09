package dev.relais.twitter.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.conversation.Media;
import dev.relais.json.Tolerant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Media of posts and direct messages, as references. */
final class Attachments {
    private static final int MAX_WORD = 40;

    private Attachments() {}

    /** Media of an API v2 post or message: keys, in whose order they stand. A key that is not told of says nothing. */
    static List<Media> resolved(@Nullable JsonNode post, Included included) {
        List<JsonNode> told = told(post, included);
        return told.isEmpty()
                ? List.of()
                : told.stream().map(Attachments::media).toList();
    }

    /** What is told of the media of an API v2 post or message. */
    static List<JsonNode> told(@Nullable JsonNode post, Included included) {
        JsonNode keys = Tolerant.member(Tolerant.member(post, "attachments"), "media_keys");
        if (keys == null || !keys.isArray()) {
            return List.of();
        }
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode key : keys) {
            String id = Tolerant.id(key);
            JsonNode medium = id == null ? null : included.medium(id);
            if (medium != null) {
                found.add(medium);
            }
        }
        return found;
    }

    /** Media written in place: a list, or one. */
    static List<Media> written(@Nullable JsonNode media) {
        if (media == null || !media.isContainerNode()) {
            return List.of();
        }
        List<Media> found = new ArrayList<>();
        for (JsonNode one : media.isObject() ? List.of(media) : media) {
            found.add(media(one));
        }
        return found;
    }

    /** The attachment of an older direct message: media, or something else of which only the kind is said. */
    static List<Media> attached(@Nullable JsonNode attachment) {
        JsonNode media = Tolerant.member(attachment, "media");
        String type = Tolerant.text(attachment, "type");
        if (media != null || type == null || type.isEmpty() || type.length() > MAX_WORD) {
            return written(media);
        }
        return List.of(new Media(type, null));
    }

    static Media media(JsonNode media) {
        String type = Tolerant.text(media, "type");
        String kind = switch (type == null ? "" : type) {
            case "photo" -> "image";
            case "animated_gif" -> "gif";
            case "" -> "file";
            default -> type == null ? "file" : type;
        };
        String video = best(media);
        return new Media(
                kind, video == null ? Tolerant.text(media, "media_url_https", "url", "preview_image_url") : video);
    }

    /** The film of the highest bit rate; a list of parts to be streamed only where there is nothing else. */
    private static @Nullable String best(JsonNode media) {
        JsonNode variants = Tolerant.member(media, "variants");
        if (variants == null) {
            variants = Tolerant.member(Tolerant.member(media, "video_info"), "variants");
        }
        String best = null;
        long most = -2;
        for (JsonNode variant : variants == null ? List.<JsonNode>of() : variants) {
            String url = Tolerant.text(variant, "url");
            JsonNode rate = Tolerant.member(variant, "bit_rate", "bitrate");
            boolean film = "video/mp4".equals(Tolerant.text(variant, "content_type"));
            long bits = !film ? -1 : rate != null && rate.canConvertToLong() ? Math.max(0, rate.longValue()) : 0;
            if (url != null && bits > most) {
                best = url;
                most = bits;
            }
        }
        return best;
    }
}
