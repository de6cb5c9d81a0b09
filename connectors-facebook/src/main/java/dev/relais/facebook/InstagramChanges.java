package dev.relais.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.connect.Inbound;
import dev.relais.conversation.Surface;
import dev.relais.json.Tolerant;
import java.util.List;

/** Changes of an Instagram account: {@code comments}, {@code live_comments}, {@code mentions}. */
final class InstagramChanges {
    private InstagramChanges() {}

    /** A comment; Facebook Login calls its id {@code comment_id}, Instagram Login {@code id}. */
    static Inbound comment(Item item) {
        JsonNode value = item.value();
        String id = Tolerant.id(value, "comment_id", "id");
        if (id == null) {
            return item.notUnderstood("comments: no comment_id and no id");
        }
        String media = Tolerant.id(Tolerant.member(value, "media"), "id");
        String parent = Tolerant.id(value, "parent_id");
        return item.published(
                item.message(
                        id,
                        Surface.COMMENT,
                        People.person(Tolerant.member(value, "from")),
                        Tolerant.text(value, "text"),
                        List.of(),
                        parent == null ? media : parent,
                        item.when("created_time", "timestamp")),
                media == null ? id : media);
    }

    /** Ids alone: who wrote what must be asked for. */
    static Inbound mention(Item item) {
        JsonNode value = item.value();
        String comment = Tolerant.id(value, "comment_id");
        String media = Tolerant.id(value, "media_id");
        String id = comment == null ? media : comment;
        if (id == null) {
            return item.notUnderstood("mentions: no comment_id and no media_id");
        }
        return item.published(
                item.message(
                        id,
                        comment == null ? Surface.POST : Surface.COMMENT,
                        null,
                        "",
                        List.of(),
                        comment == null ? null : media,
                        item.when("created_time", "timestamp")),
                media == null ? id : media);
    }
}
