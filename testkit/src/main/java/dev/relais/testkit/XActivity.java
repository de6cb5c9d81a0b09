package dev.relais.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.json.StrictJson;
import dev.relais.testkit.XWorld.Extras;
import dev.relais.testkit.XWorld.Message;
import dev.relais.testkit.XWorld.Post;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** X Activity: who has subscribed to what, and which events follow from what happens. Guarded by the world's monitor. */
final class XActivity implements XWorld.Watcher {
    /**
     * A subscription.
     *
     * @param user empty where it asks for everybody ({@code oauth.revoke}) or for a keyword
     * @param direction empty where none was asked for
     */
    record Subscription(
            String id,
            String type,
            String user,
            String keyword,
            String direction,
            String tag,
            @Nullable String webhook,
            Instant created,
            Instant updated) {
        ObjectNode rest() {
            ObjectNode rest = StrictJson.object().put("subscription_id", id).put("event_type", type);
            ObjectNode filter = rest.putObject("filter");
            put(filter, "user_id", user);
            put(filter, "keyword", keyword);
            put(filter, "direction", direction);
            put(rest, "tag", tag);
            put(rest, "webhook_id", webhook == null ? "" : webhook);
            return rest.put("created_at", XPayloads.time(created)).put("updated_at", XPayloads.time(updated));
        }

        private static void put(ObjectNode node, String name, String value) {
            if (!value.isEmpty()) {
                node.put(name, value);
            }
        }
    }

    private final XWorld world;
    private final XPayloads payloads;
    private final XPush push;
    private final XCredits credits;
    final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private final List<XWorld.Watcher> others = new ArrayList<>();

    XActivity(XWorld world, XPayloads payloads, XPush push, XCredits credits) {
        this.world = world;
        this.payloads = payloads;
        this.push = push;
        this.credits = credits;
        world.watcher = this;
    }

    void and(XWorld.Watcher other) {
        others.add(other);
    }

    @Override
    public void published(Post post) {
        others.forEach(o -> o.published(post));
        Profile author = post.author();
        if (subscriptions.isEmpty() || world.protectedPeople.contains(author.id())) {
            return;
        }
        Extras extras = post.extras();
        tell("post.create", author, post.id(), () -> payloads.post("post.create", world.nextEvent(), author, post));
        if (extras.retweeted() != null) {
            about("post.repost.create", extras.retweeted().author(), post);
            return;
        }
        XText.MENTION
                .matcher(body(post))
                .results()
                .flatMap(m -> world.byHandle(m.group(1)).stream())
                .distinct()
                .filter(person -> !person.id().equals(author.id()))
                .forEach(person -> tell(
                        "post.mention.create",
                        person,
                        post.id(),
                        () -> payloads.post("post.mention.create", post.id(), person, post)));
        if (post.parent() != null) {
            about("post.reply.create", post.parent().author(), post);
        }
        if (extras.quoted() != null) {
            about("post.quote.create", extras.quoted().author(), post);
        }
    }

    private void about(String type, Profile whose, Post post) {
        if (!whose.id().equals(post.author().id())) {
            tell(type, whose, post.id(), () -> payloads.post(type, world.nextEvent(), whose, post));
        }
    }

    /** What its author wrote: the handle in front of a reply was put there by X. */
    private static String body(Post post) {
        Post parent = post.parent();
        String prefix = parent == null ? "" : "@" + parent.author().handle() + " ";
        return !prefix.isEmpty() && post.text().startsWith(prefix)
                ? post.text().substring(prefix.length())
                : post.text();
    }

    @Override
    public void removed(Post post) {
        others.forEach(o -> o.removed(post));
        tell("post.delete", post.author(), post.id(), () -> payloads.deletion(post));
    }

    @Override
    public void written(Message message) {
        others.forEach(o -> o.written(message));
        if (message.people().size() != 2) {
            return;
        }
        Profile from = known(message.from());
        for (String id : message.people()) {
            if (!id.equals(message.from())) {
                Profile to = known(id);
                tell("dm.sent", from, message.id(), () -> message("dm.sent", from, message, from, to));
                tell("dm.received", to, message.id(), () -> message("dm.received", to, message, from, to));
            }
        }
    }

    private ObjectNode message(String type, Profile filter, Message message, Profile from, Profile to) {
        return payloads.message(type, filter, message.id(), from, to, message.text(), message.at());
    }

    private Profile known(String id) {
        return world.byId(id).orElseGet(() -> Profile.of(id, "user_" + id.substring(0, Math.min(10, id.length())), id));
    }

    /** Tells every subscriber of this kind of event about this person; each gets a delivery of its own. */
    void tell(String type, Profile person, String subject, Supplier<ObjectNode> event) {
        for (Subscription subscription : List.copyOf(subscriptions.values())) {
            boolean asked = subscription.type().equals(type)
                    && (subscription.user().isEmpty() || subscription.user().equals(person.id()))
                    && fits(subscription, type);
            if (asked) {
                ObjectNode body = event.get();
                ObjectNode data = (ObjectNode) body.path("data");
                if (subscription.tag().isEmpty()) {
                    data.remove("tag");
                } else {
                    data.put("tag", subscription.tag());
                }
                price(type);
                push.tell(body, subject, subscription.webhook());
            }
        }
    }

    /** What X asks for an event; the account's own sends and all deletions are free. */
    private void price(String type) {
        String family = type.substring(0, type.indexOf('.'));
        String name = "event." + (family.equals("dm") || family.equals("chat") ? type : family);
        if (!type.equals("post.delete") && XCredits.price(name).signum() > 0) {
            credits.charge(name);
        }
    }

    private static boolean fits(Subscription subscription, String type) {
        String direction = subscription.direction();
        return direction.isEmpty()
                || (direction.equals("inbound") && type.endsWith("received"))
                || (direction.equals("outbound") && type.endsWith("sent"));
    }
}
