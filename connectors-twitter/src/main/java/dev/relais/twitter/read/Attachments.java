package dev.relais.twitter.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.conversation.Media;
import dev.relais.json.Tolerant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Media of posts and direct messages, as references. */
final class Attachments {
    private Attachments() {}

    /** Media of an API v2 post: keys, told of in {@code includes.media}. A key that is not told of says nothing. */
    static List<Media> resolved(@Nullable JsonNode post, @Nullable JsonNode includes) {
        JsonNode keys = Tolerant.member(Tolerant.member(post, "attachments"), "media_keys");
        JsonNode told = Tolerant.member(includes, "media");
        if (keys == null || !keys.isArray() || told == null || !told.isArray()) {
            return List.of();
        }
        Map<String, Media> byKey = new HashMap<>();
        for (JsonNode media : told) {
            String key = Tolerant.id(media, "media_key");
            if (key != null) {
                byKey.putIfAbsent(key, media(media));
            }
        }
        List<Media> found = new ArrayList<>();
        for (JsonNode key : keys) {
            String id = Tolerant.id(key);
            Media media = id == null ? null : byKey.get(id);
            if (media != null) {
                found.add(media);
            }
        }
        return found;
    }

    /** Media written in place: a list, or one. */
    static List<Media> written(@Nullable JsonNode media) {
        List<Media> found = new ArrayList<>();
        if (media != null && media.isObject()) {
            found.add(media(media));
        } else if (media != null && media.isArray()) {
            media.forEach(one -> found.add(media(one)));
        }
        return found;
    }

    private static Media media(JsonNode media) {
        String type = Tolerant.text(media, "type");
        String kind = switch (type == null ? "" : type) {
            case "photo" -> "image";
            case "animated_gif" -> "gif";
            case "" -> "file";
            default -> type == null ? "file" : type;
        };
        return new Media(kind, Tolerant.text(media, "media_url_https", "url", "preview_image_url"));
    }
}
