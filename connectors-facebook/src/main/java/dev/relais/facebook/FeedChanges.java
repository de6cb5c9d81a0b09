package dev.relais.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.connect.Inbound;
import dev.relais.conversation.Author;
import dev.relais.conversation.Media;
import dev.relais.conversation.Surface;
import dev.relais.json.StrictJson;
import dev.relais.json.Tolerant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Changes of a Page: {@code feed} (posts, comments, reactions), {@code mention}, {@code ratings}. */
final class FeedChanges {
    private static final Set<String> POSTS = Set.of(
            "album",
            "event",
            "link",
            "milestone",
            "note",
            "photo",
            "photo-album",
            "post",
            "question",
            "reel",
            "share",
            "status",
            "video");

    private static final Set<String> HIDING = Set.of("hide", "unhide");

    private final Item item;
    private final JsonNode value;
    private final String what;
    private final @Nullable String verb;
    private final @Nullable String postId;
    private final @Nullable String commentId;

    /** @param post the members that may name the post under which the item stands, the likelier first */
    private FeedChanges(Item item, String what, String... post) {
        this.item = item;
        this.value = item.value();
        this.what = what;
        this.verb = Tolerant.text(value, "verb");
        this.postId = Tolerant.id(value, post);
        this.commentId = Tolerant.id(value, "comment_id");
    }

    static Inbound feed(Item item) {
        String what = what(item);
        FeedChanges change = new FeedChanges(item, what, "post_id");
        return switch (what) {
            case "comment" -> change.comment();
            case "like", "reaction" -> change.reaction();
            default -> POSTS.contains(what) ? change.post() : change.unknown();
        };
    }

    /** Somebody else's post or comment that names the Page; often without its author. */
    static Inbound mention(Item item) {
        boolean comment = Tolerant.id(item.value(), "comment_id") != null;
        FeedChanges change = new FeedChanges(item, comment ? "comment" : "post", "post_id");
        return comment ? change.comment() : change.post();
    }

    static Inbound rating(Item item) {
        String what = what(item);
        FeedChanges change = new FeedChanges(item, what, "open_graph_story_id", "post_id");
        return switch (what) {
            case "rating" -> change.review();
            case "comment" -> change.comment();
            case "like", "reaction" -> change.reaction();
            default -> change.unknown();
        };
    }

    private static String what(Item item) {
        String what = Tolerant.text(item.value(), "item");
        return what == null ? "" : what;
    }

    private Inbound comment() {
        String id = commentId;
        if (id == null) {
            return without("comment_id");
        }
        if (verb != null && HIDING.contains(verb)) {
            return hiding(id);
        }
        String parent = Tolerant.id(value, "parent_id");
        String root = postId != null ? postId : parent != null ? parent : id;
        String inReplyTo = parent != null ? parent : postId;
        return byVerb(id, "message", () -> said(id, Surface.COMMENT, People.from(value), "message", inReplyTo, root));
    }

    /** {@code created_time} may be the comment's own; when the Page hid it, the entry tells. */
    private Inbound hiding(String id) {
        return item.hidden(id, "hide".equals(verb), item.when());
    }

    private Inbound post() {
        String id = postId;
        return id == null
                ? without("post_id")
                : byVerb(id, "message", () -> said(id, Surface.POST, People.from(value), "message", null, id));
    }

    private Inbound review() {
        String id = postId;
        if (id == null) {
            return without("open_graph_story_id");
        }
        Author reviewer = People.flat(value, "reviewer_id", "reviewer_name");
        return byVerb(id, "review_text", () -> said(id, Surface.REVIEW, reviewer, "review_text", null, id));
    }

    private Inbound said(
            String id, Surface surface, @Nullable Author author, String text, @Nullable String inReplyTo, String root) {
        return item.published(
                item.message(
                        id, surface, author, Tolerant.text(value, text), media(), inReplyTo, item.when("created_time")),
                root);
    }

    private Inbound byVerb(String id, String text, Supplier<Inbound> added) {
        return switch (verb == null ? "" : verb) {
            case "add" -> added.get();
            case "edit", "edited", "update" ->
                item.edited(id, 1, item.when("edited_time", "created_time"), Tolerant.text(value, text));
            case "remove", "delete" -> item.withdrawn(id, item.when("created_time"));
            default -> unknown();
        };
    }

    /** A changed reaction is the new one. */
    private Inbound reaction() {
        String target = commentId != null ? commentId : postId;
        if (target == null) {
            return without("comment_id and post_id");
        }
        String word = Tolerant.text(value, "reaction_type");
        String reaction = word == null && what.equals("like") ? what : word;
        return switch (verb == null ? "" : verb) {
            case "add", "edit", "edited", "update" ->
                item.reacted(target, People.from(value), reaction, true, item.when("created_time"));
            case "remove", "delete" ->
                item.reacted(target, People.from(value), reaction, false, item.when("created_time"));
            default -> unknown();
        };
    }

    /** The link of a photo or a video is the picture or the film itself. */
    private List<Media> media() {
        Set<Media> media = new LinkedHashSet<>();
        add(media, "image", Tolerant.member(value, "photo"));
        JsonNode photos = Tolerant.member(value, "photos");
        if (photos != null && photos.isArray()) {
            photos.forEach(photo -> add(media, "image", photo));
        }
        add(media, "video", Tolerant.member(value, "video"));
        String linked = switch (what) {
            case "photo" -> "image";
            case "video" -> "video";
            default -> "link";
        };
        add(media, linked, Tolerant.member(value, "link"));
        return new ArrayList<>(media);
    }

    private static void add(Set<Media> media, String kind, @Nullable JsonNode place) {
        String url = place != null && place.isTextual() ? place.textValue() : Tolerant.text(place, "url", "src");
        if (url != null && !url.isEmpty()) {
            media.add(new Media(kind, StrictJson.wellFormed(url)));
        }
    }

    private Inbound unknown() {
        return item.notUnderstood("item " + Item.word(what) + ", verb " + Item.word(verb) + ": not understood");
    }

    private Inbound without(String member) {
        return item.notUnderstood("item " + Item.word(what) + ", verb " + Item.word(verb) + ": no " + member);
    }
}
