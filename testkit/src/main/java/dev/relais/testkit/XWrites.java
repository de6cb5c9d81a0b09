package dev.relais.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.Fault;
import dev.relais.json.StrictJson;
import dev.relais.testkit.Network.Effect;
import dev.relais.testkit.XWorld.Extras;
import dev.relais.testkit.XWorld.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Posts that accounts make, delete and hide. Guarded by the world's monitor. */
final class XWrites {
    private static final int NO_LIMIT = 1_000_000;
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final String[] WRITE = {"tweet.write", "tweet.read", "users.read"};
    private static final Shape POST = new Shape()
            .optional("text", Shape.text(1, NO_LIMIT))
            .optional(
                    "reply",
                    new Shape()
                            .required("in_reply_to_tweet_id", Shape.matching(XQuery.ID))
                            .optional("exclude_reply_user_ids", Shape.list(0, 100, Shape.matching(XQuery.ID)))
                            .optional("auto_populate_reply_metadata", Shape.bool())
                            .nested())
            .optional(
                    "media",
                    new Shape()
                            .required("media_ids", Shape.list(1, 4, Shape.matching(XQuery.ID)))
                            .optional("tagged_user_ids", Shape.list(0, 10, Shape.matching(XQuery.ID)))
                            .nested())
            .optional(
                    "direct_message_deep_link",
                    Shape.matching("https://(twitter|x)\\.com/messages/compose\\?recipient_id=[0-9]{1,19}(&.*)?"))
            .optional("reply_settings", Shape.oneOf("following", "mentionedUsers", "subscribers", "verified"))
            .optional("quote_tweet_id", Shape.matching(XQuery.ID))
            .optional(
                    "edit_options",
                    new Shape()
                            .required("previous_post_id", Shape.matching(XQuery.ID))
                            .nested())
            .optional(
                    "poll",
                    new Shape()
                            .required("options", Shape.list(2, 4, Shape.text(1, 25)))
                            .required("duration_minutes", Shape.integer(5, 10_080))
                            .optional("reply_settings", Shape.oneOf("following", "mentionedUsers"))
                            .nested())
            .optional("made_with_ai", Shape.bool())
            .optional("paid_partnership", Shape.bool());

    private final XWorld world;
    private final XCredits credits;
    private final XMedia media;
    private final boolean enterprise;
    private final Map<String, Post> recent = new HashMap<>();
    private final Set<String> madeWithAi = new HashSet<>();
    private final Set<String> unseen = new HashSet<>();
    private Duration duplicates = Duration.ofDays(1);
    private boolean slowToSee;

    XWrites(XWorld world, XCredits credits, XMedia media, boolean enterprise) {
        this.world = world;
        this.credits = credits;
        this.media = media;
        this.enterprise = enterprise;
    }

    void duplicates(Duration time) {
        duplicates = time;
    }

    void slowToSee() {
        slowToSee = true;
    }

    boolean isMadeWithAi(String id) {
        return madeWithAi.contains(id);
    }

    List<XRoute> routes() {
        return List.of(
                XRoute.users("POST", "/2/tweets")
                        .quarter(100, 0)
                        .applicationDay(10_000)
                        .scopes(WRITE)
                        .json(POST)
                        .price("post.create.summoned")
                        .to(this::post),
                XRoute.users("DELETE", "/2/tweets/{id}")
                        .quarter(50, 0)
                        .scopes(WRITE)
                        .price("post.delete")
                        .to(this::delete),
                XRoute.users("PUT", "/2/tweets/{id}/hidden")
                        .quarter(50, 0)
                        .scopes("tweet.moderate.write", "tweet.read", "users.read")
                        .json(new Shape().required("hidden", Shape.bool()))
                        .price("content.manage")
                        .to(this::hide));
    }

    private Supplier<Effect> post(XRequest request) {
        Profile account = request.user();
        ObjectNode body = request.body();
        if (!body.has("text") && !body.has("media") && !body.has("poll")) {
            throw XRefused.invalid(
                    XProblems.invalid(body, List.of(Fault.at("/text", "is missing but it is required"))));
        }
        String text = body.path("text").asText();
        if (XText.weight(text) > XText.MAX_WEIGHT) {
            throw XRefused.invalid(XProblems.plain(400, "Bad Request", "The text of the post is too long."));
        }
        body.at("/media/media_ids").forEach(id -> media.check(id.textValue(), account, "tweet_"));
        @Nullable Post quoted = quoted(body, account);
        @Nullable Post parent = parent(body, account);
        refuseDuplicate(account, parent, text);
        String price = price(text, parent, account);
        if (!credits.covers(price)) {
            throw XRefused.with(XErrors.outOfCredit("https://api.x.com/2/problems/credits"));
        }
        return () -> {
            List<String> keys = new ArrayList<>();
            for (JsonNode id : body.at("/media/media_ids")) {
                XMedia.File file = world.media.get(id.textValue());
                if (file != null) {
                    keys.add(file.key());
                }
            }
            Post post = world.publish(account, text, parent, new Extras(quoted, null, keys, "und"));
            world.sentPosts.add(
                    new PublicPost(post.id(), account.id(), parent == null ? null : parent.id(), text, post.at()));
            recent.put(key(account, parent, text), post);
            if (body.path("made_with_ai").asBoolean()) {
                madeWithAi.add(post.id());
            }
            if (slowToSee) {
                unseen.add(post.id());
            }
            credits.charge(price);
            ObjectNode data = StrictJson.object().put("id", post.id()).put("text", XText.escaped(text));
            data.putArray("edit_history_tweet_ids").add(post.id());
            return XApi.done(201, data);
        };
    }

    private @Nullable Post quoted(ObjectNode body, Profile account) {
        if (body.has("edit_options") || (!enterprise && body.has("quote_tweet_id"))) {
            throw XRefused.with(XProblems.forbidden("This account may neither quote nor edit posts."));
        }
        String id = body.path("quote_tweet_id").textValue();
        if (id == null) {
            return null;
        }
        Optional<Post> quoted = world.find(id).filter(p -> world.isVisible(p, account));
        return quoted.orElseThrow(() ->
                XRefused.with(XProblems.forbidden("You attempted to quote a Tweet that is deleted or not visible.")));
    }

    private @Nullable Post parent(ObjectNode body, Profile account) {
        String id = body.at("/reply/in_reply_to_tweet_id").textValue();
        if (id == null) {
            return null;
        }
        Optional<Post> found = world.find(id).filter(p -> world.isVisible(p, account));
        if (found.isEmpty() || isFresh(found.get(), account)) {
            throw XRefused.with(XErrors.notVisible());
        }
        if (!enterprise && !summons(found.get(), account)) {
            throw XRefused.with(XErrors.notMentioned());
        }
        return found.get();
    }

    /** X does not see its own news at once: the first answer to a post of the same account comes too early. */
    private boolean isFresh(Post post, Profile account) {
        return post.author().id().equals(account.id()) && unseen.remove(post.id()) && world.within(post.at(), FRESH);
    }

    /** Its author named the account, quoted or answered one of the account's posts, or is the account. */
    private static boolean summons(Post post, Profile account) {
        return XText.mentions(post.text(), account.handle())
                || post.author().id().equals(account.id())
                || isOf(post.parent(), account)
                || isOf(post.extras().quoted(), account);
    }

    private static boolean isOf(@Nullable Post post, Profile account) {
        return post != null && post.author().id().equals(account.id());
    }

    private static String price(String text, @Nullable Post parent, Profile account) {
        if (XText.URL.matcher(text).find()) {
            return "post.create.url";
        }
        return parent != null && !isOf(parent, account) && summons(parent, account)
                ? "post.create.summoned"
                : "post.create";
    }

    private void refuseDuplicate(Profile account, @Nullable Post parent, String text) {
        Post before = recent.get(key(account, parent, text));
        Instant now = world.clock.instant();
        if (before != null
                && world.find(before.id()).isPresent()
                && now.isBefore(before.at().plus(duplicates))) {
            throw XRefused.with(XProblems.forbidden("You are not allowed to create a Tweet with duplicate content."));
        }
    }

    private static String key(Profile account, @Nullable Post parent, String text) {
        return account.id() + " " + (parent == null ? "" : parent.id()) + " " + text;
    }

    private Supplier<Effect> delete(XRequest request) {
        Optional<Post> post = world.find(request.id());
        if (post.isEmpty()) {
            throw XRefused.with(XProblems.notFound("Could not find tweet with id: [" + request.id() + "]."));
        }
        if (!post.get().author().id().equals(request.user().id())) {
            throw XRefused.with(XProblems.forbidden("You are not authorized to delete this Tweet."));
        }
        return () -> {
            world.remove(request.id());
            credits.charge("post.delete");
            return XApi.done(200, StrictJson.object().put("deleted", true));
        };
    }

    /** Replies in conversations that the account began, and no others. */
    private Supplier<Effect> hide(XRequest request) {
        String id = request.id();
        boolean ours = world.find(id)
                .filter(p -> p.parent() != null)
                .flatMap(p -> world.find(p.conversation()))
                .filter(root -> isOf(root, request.user()))
                .isPresent();
        if (!ours) {
            throw XRefused.with(XProblems.forbidden("You can only hide replies to conversations that you began."));
        }
        boolean hide = request.body().path("hidden").asBoolean();
        return () -> {
            if (hide) {
                world.hidden.add(id);
            } else {
                world.hidden.remove(id);
            }
            credits.charge("content.manage");
            return XApi.done(200, StrictJson.object().put("hidden", hide));
        };
    }
}
