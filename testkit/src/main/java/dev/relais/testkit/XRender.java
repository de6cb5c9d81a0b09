package dev.relais.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.json.StrictJson;
import dev.relais.testkit.XWorld.Extras;
import dev.relais.testkit.XWorld.Message;
import dev.relais.testkit.XWorld.Post;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers with objects: only the fields that were asked for, what they refer to in {@code includes}, tombstones in {@code errors}. */
final class XRender {
    private static final String TYPES = "https://api.x.com/2/problems/";

    private final XWorld world;
    final XPayloads payloads;

    XRender(XWorld world) {
        this.world = world;
        this.payloads = new XPayloads(world);
    }

    /** What an answer refers to beside its data. */
    private static final class Includes {
        private final Map<String, Profile> users = new LinkedHashMap<>();
        private final Map<String, Post> posts = new LinkedHashMap<>();
        private final Set<String> media = new LinkedHashSet<>();
    }

    /** {@code data} as a list, {@code includes}, {@code errors}; members that would be empty are left out. */
    ObjectNode posts(XRequest request, List<Post> posts) {
        ObjectNode body = StrictJson.object();
        posts.forEach(post -> body.withArray("data").add(post(request, post)));
        include(request, posts, body);
        return body;
    }

    /** {@code data} as one object, and the rest as in {@link #posts}. */
    ObjectNode one(XRequest request, Post post) {
        ObjectNode body = StrictJson.object();
        body.set("data", post(request, post));
        include(request, List.of(post), body);
        return body;
    }

    private ObjectNode post(XRequest request, Post post) {
        return XFields.chosen(payloads.rest(post), XFields.post(request));
    }

    private void include(XRequest request, List<Post> posts, ObjectNode body) {
        Set<String> expansions = XFields.expansions(request);
        Includes includes = new Includes();
        for (Post post : posts) {
            if (expansions.contains("author_id")) {
                includes.users.put(post.author().id(), post.author());
            }
            if (expansions.contains("in_reply_to_user_id") && post.parent() != null) {
                includes.users.put(post.parent().author().id(), post.parent().author());
            }
            if (expansions.contains("entities.mentions.username")) {
                XText.MENTION
                        .matcher(post.text())
                        .results()
                        .flatMap(m -> world.byHandle(m.group(1)).stream())
                        .forEach(p -> includes.users.put(p.id(), p));
            }
            if (expansions.contains("attachments.media_keys")) {
                includes.media.addAll(post.extras().media());
            }
            if (expansions.contains("edit_history_tweet_ids")) {
                post.history().stream()
                        .flatMap(id -> world.find(id).stream())
                        .forEach(p -> includes.posts.put(p.id(), p));
            }
            references(request, post, expansions, includes, body);
        }
        write(request, includes, body);
    }

    private void references(XRequest request, Post post, Set<String> expansions, Includes includes, ObjectNode body) {
        boolean authors = expansions.contains("referenced_tweets.id.author_id");
        if (!authors && !expansions.contains("referenced_tweets.id")) {
            return;
        }
        Extras extras = post.extras();
        for (Post other : Stream.of(
                        Optional.ofNullable(post.parent()),
                        Optional.ofNullable(extras.quoted()),
                        Optional.ofNullable(extras.retweeted()))
                .flatMap(Optional::stream)
                .toList()) {
            String fault = missing(other.id(), request.caller().account());
            if (fault != null) {
                error(body, "tweet", "referenced_tweets.id", other.id(), fault);
                continue;
            }
            includes.posts.put(other.id(), other);
            if (authors) {
                includes.users.put(other.author().id(), other.author());
            }
        }
    }

    private void write(XRequest request, Includes includes, ObjectNode body) {
        ObjectNode all = StrictJson.object();
        includes.users.values().forEach(u -> all.withArray("users").add(user(request, u)));
        includes.posts.values().forEach(p -> all.withArray("tweets").add(post(request, p)));
        for (String key : includes.media) {
            world.media.values().stream()
                    .filter(file -> file.key().equals(key))
                    .forEach(file -> all.withArray("media").add(XFields.chosen(file.rest(), XFields.media(request))));
        }
        if (!all.isEmpty()) {
            body.set("includes", all);
        }
    }

    ObjectNode user(XRequest request, Profile person) {
        ObjectNode user = payloads.user(person);
        Profile viewer = request.caller().account();
        if (viewer != null) {
            user.put("receives_your_dm", takesMessages(person, viewer));
            user.putArray("connection_status");
        }
        return XFields.chosen(user, XFields.user(request));
    }

    boolean takesMessages(Profile person, Profile from) {
        return !world.closedToMessages.contains(person.id())
                && !world.blocks.contains(person.id() + " " + from.id())
                && !world.suspended.contains(person.id());
    }

    /** People by their ids or names, in {@code data} and {@code errors}. */
    ObjectNode users(XRequest request, Map<String, Optional<Profile>> asked, String parameter, boolean list) {
        ObjectNode body = StrictJson.object();
        asked.forEach((value, person) -> {
            if (person.isEmpty()) {
                error(body, "user", parameter, value, "resource-not-found");
            } else if (world.suspended.contains(person.get().id())) {
                ObjectNode error = error(body, "user", parameter, value, "resource-not-found");
                error.put("title", "Forbidden").put("detail", "User has been suspended: [" + value + "].");
            } else if (list) {
                body.withArray("data").add(user(request, person.get()));
            } else {
                body.set("data", user(request, person.get()));
            }
        });
        if (request.caller().account() == null) {
            request.list("user.fields").stream()
                    .filter(XFields.BETWEEN_USERS::contains)
                    .forEach(field -> error(body, "user", parameter, field, "not-authorized-for-field"));
        }
        return body;
    }

    ObjectNode messages(XRequest request, List<Message> messages) {
        ObjectNode body = StrictJson.object();
        messages.forEach(m -> body.withArray("data").add(message(request, m)));
        include(request, messages, XFields.expansions(request), body);
        return body;
    }

    ObjectNode one(XRequest request, Message message) {
        ObjectNode body = StrictJson.object();
        body.set("data", message(request, message));
        include(request, List.of(message), XFields.expansions(request), body);
        return body;
    }

    private ObjectNode message(XRequest request, Message message) {
        return XFields.chosen(payloads.event(message), XFields.message(request));
    }

    private void include(XRequest request, List<Message> messages, Set<String> expansions, ObjectNode body) {
        Includes includes = new Includes();
        for (Message message : messages) {
            if (expansions.contains("sender_id")) {
                world.byId(message.from()).ifPresent(p -> includes.users.put(p.id(), p));
            }
            if (expansions.contains("participant_ids") && !message.type().equals("MessageCreate")) {
                message.people().stream()
                        .sorted()
                        .flatMap(id -> world.byId(id).stream())
                        .forEach(p -> includes.users.put(p.id(), p));
            }
            XMedia.File file = message.media() == null ? null : world.media.get(message.media());
            if (file != null && expansions.contains("attachments.media_keys")) {
                includes.media.add(file.key());
            }
        }
        write(request, includes, body);
    }

    /** Why a post cannot be read; null where it can. */
    @Nullable
    String missing(String id, @Nullable Profile viewer) {
        Optional<Post> post = world.find(id);
        if (post.isEmpty()) {
            return "resource-not-found";
        }
        return world.isVisible(post.get(), viewer) ? null : "not-authorized-for-resource";
    }

    /** A tombstone, or a field that was refused. */
    ObjectNode error(ObjectNode body, String resource, String parameter, String value, String type) {
        boolean found = !type.equals("resource-not-found");
        String title = type.equals("not-authorized-for-field")
                ? "Field Authorization Error"
                : found ? "Authorization Error" : "Not Found Error";
        String detail = found
                ? "Sorry, you are not authorized to see the " + resource + " with " + parameter + ": [" + value + "]."
                : "Could not find " + resource + " with " + parameter + ": [" + value + "].";
        return body.withArray("errors")
                .addObject()
                .put("value", value)
                .put("detail", detail)
                .put("title", title)
                .put("resource_type", resource)
                .put("parameter", parameter)
                .put("resource_id", value)
                .put("type", TYPES + type);
    }
}
