package dev.relais.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.json.StrictJson;
import dev.relais.testkit.Network.Effect;
import dev.relais.testkit.XActivity.Subscription;
import dev.relais.testkit.XPages.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /2/activity/subscriptions}. Guarded by the world's monitor. */
final class XSubscriptions {
    private static final Set<String> PUBLIC =
            Set.of("post.create", "post.delete", "broadcast.start", "broadcast.end", "oauth.revoke");
    private static final Set<String> TYPES = types();
    private static final String IDS = XQuery.ID;

    private final XWorld world;
    private final XActivity activity;
    private final XWebhooks webhooks;
    private final XPages pages;
    private final int most;
    XSubscriptionShape shape = XSubscriptionShape.LIST;

    XSubscriptions(XWorld world, XActivity activity, XWebhooks webhooks, XPages pages, boolean enterprise) {
        this.world = world;
        this.activity = activity;
        this.webhooks = webhooks;
        this.pages = pages;
        this.most = enterprise ? 75_000 : 1_500;
    }

    private static Set<String> types() {
        Set<String> types = new TreeSet<>(PUBLIC);
        add(types, "profile.update.", "bio profile_picture banner_picture screenname handle geo url verified_badge");
        add(types, "profile.update.", "affiliate_badge");
        add(types, "", "news.new follow.follow follow.unfollow spaces.start spaces.end broadcast.chat like.create");
        add(types, "chat.", "received sent conversation_join conversation.join conversation.member_added");
        add(types, "chat.", "conversation.member_removed conversation.admin_added conversation.admin_removed");
        add(types, "chat.", "update.group_name update.restrictions");
        add(types, "dm.", "sent received indicate_typing read");
        add(types, "post.", "mention.create reply.create quote.create repost.create");
        add(types, "", "mute.mute mute.unmute block.block block.unblock");
        return types;
    }

    private static void add(Set<String> types, String start, String ends) {
        for (String end : ends.split(" ", -1)) {
            types.add(start + end);
        }
    }

    List<XRoute> routes() {
        String path = "/2/activity/subscriptions";
        return List.of(
                XRoute.anybody("POST", path)
                        .quarter(500, 500)
                        .json(new Shape()
                                .required("event_type", Shape.oneOf(TYPES.toArray(String[]::new)))
                                .required(
                                        "filter",
                                        new Shape()
                                                .optional("user_id", Shape.matching(IDS))
                                                .optional("keyword", Shape.text(1, 512))
                                                .optional("direction", Shape.oneOf("inbound", "outbound"))
                                                .nested())
                                .optional("tag", Shape.text(1, 200))
                                .optional("webhook_id", Shape.matching(IDS)))
                        .to(this::create),
                route("GET", path).query(XQuery.none().pages(1, 1_000)).to(this::list),
                route("PUT", path + "/{id}")
                        .json(new Shape()
                                .optional("tag", Shape.text(1, 200))
                                .optional("webhook_id", Shape.matching(IDS)))
                        .to(this::update),
                route("DELETE", path + "/{id}")
                        .to(r -> delete(Set.of(known(r.id()).id()))),
                route("DELETE", path)
                        .query(XQuery.none().list("ids", 1_000, IDS).required("ids"))
                        .to(r -> delete(r.list("ids"))));
    }

    private static XRoute route(String method, String path) {
        return XRoute.application(method, path).quarter(0, 500);
    }

    private Supplier<Effect> create(XRequest request) {
        ObjectNode body = request.body();
        String type = body.path("event_type").asText();
        JsonNode filter = body.path("filter");
        String user = filter.path("user_id").asText("");
        String keyword = filter.path("keyword").asText("");
        boolean everybody = type.equals("oauth.revoke") || type.equals("news.new");
        if (everybody ? !user.isEmpty() : user.isEmpty() == keyword.isEmpty()) {
            throw XRefused.invalid("$.filter: must have either user_id or keyword, and none for oauth.revoke");
        }
        boolean isPublic = PUBLIC.contains(type) || type.startsWith("profile.update.") || everybody;
        Profile caller = request.caller().account();
        if (!isPublic && (caller == null || !caller.id().equals(user))) {
            throw XRefused.with(
                    caller == null
                            ? XErrors.unsupported("OAuth 2.0 Application-Only", "OAuth 2.0 User Context")
                            : XProblems.forbidden("Private events can be subscribed to by the user alone."));
        }
        Set<String> scopes = request.caller().scopes();
        String scope = scope(type);
        if (!isPublic && scopes != null && !scopes.contains(scope)) {
            throw XRefused.with(XProblems.forbidden("The token needs the scope " + scope + "."));
        }
        String webhook = webhook(body);
        String direction = filter.path("direction").asText("");
        if (activity.subscriptions.size() >= most) {
            throw XRefused.with(XProblems.forbidden("There are as many subscriptions as the tier allows."));
        }
        boolean there = activity.subscriptions.values().stream()
                .anyMatch(s -> s.type().equals(type)
                        && s.user().equals(user)
                        && s.keyword().equals(keyword)
                        && s.direction().equals(direction)
                        && java.util.Objects.equals(s.webhook(), webhook));
        if (there) {
            throw XRefused.with(XProblems.plain(409, "Conflict", "There is such a subscription already."));
        }
        return () -> {
            Subscription made = new Subscription(
                    world.nextId(),
                    type,
                    user,
                    keyword,
                    direction,
                    body.path("tag").asText(""),
                    webhook,
                    world.clock.instant(),
                    world.clock.instant());
            activity.subscriptions.put(made.id(), made);
            return XApi.ok(shaped(made));
        };
    }

    private static String scope(String type) {
        return type.startsWith("dm.") || type.startsWith("chat.")
                ? "dm.read"
                : type.startsWith("like.")
                        ? "like.read"
                        : type.startsWith("mute.")
                                ? "mute.read"
                                : type.startsWith("block.") ? "block.read" : "tweet.read";
    }

    private @Nullable String webhook(ObjectNode body) {
        String id = body.path("webhook_id").textValue();
        if (id != null && !webhooks.exists(id)) {
            throw XRefused.with(XProblems.invalid("$.webhook_id: there is no such webhook"));
        }
        return id;
    }

    private ObjectNode shaped(Subscription made) {
        ObjectNode body = StrictJson.object();
        switch (shape) {
            case LIST -> body.putArray("data").add(made.rest());
            case OBJECT -> body.set("data", made.rest());
            case NESTED -> body.putObject("data").set("subscription", made.rest());
        }
        body.putObject("meta").put("total_subscriptions", activity.subscriptions.size());
        return body;
    }

    private Supplier<Effect> list(XRequest request) {
        pages.check(request);
        return () -> {
            List<Subscription> all = new ArrayList<>(activity.subscriptions.values());
            Collections.reverse(all);
            Page<Subscription> page = pages.page(request, all, Subscription::id, 1_000, false);
            ObjectNode body = StrictJson.object();
            page.items().forEach(s -> body.withArray("data").add(s.rest()));
            body.set("meta", page.meta().put("total_subscriptions", all.size()));
            return XApi.ok(body);
        };
    }

    private Subscription known(String id) {
        Subscription known = activity.subscriptions.get(id);
        if (known == null) {
            throw XRefused.with(XProblems.notFound("Could not find subscription with id: [" + id + "]."));
        }
        return known;
    }

    private Supplier<Effect> update(XRequest request) {
        Subscription old = known(request.id());
        ObjectNode body = request.body();
        if (body.isEmpty()) {
            throw XRefused.invalid("there must be a tag or a webhook_id");
        }
        String given = webhook(body);
        return () -> {
            Subscription changed = new Subscription(
                    old.id(),
                    old.type(),
                    old.user(),
                    old.keyword(),
                    old.direction(),
                    body.path("tag").asText(old.tag()),
                    given == null ? old.webhook() : given,
                    old.created(),
                    world.clock.instant());
            activity.subscriptions.put(old.id(), changed);
            return XApi.ok(shaped(changed));
        };
    }

    private Supplier<Effect> delete(Set<String> ids) {
        return () -> {
            ids.forEach(activity.subscriptions::remove);
            ObjectNode body = StrictJson.object();
            body.putObject("data").put("deleted", true);
            body.putObject("meta").put("total_subscriptions", activity.subscriptions.size());
            return XApi.ok(body);
        };
    }
}
