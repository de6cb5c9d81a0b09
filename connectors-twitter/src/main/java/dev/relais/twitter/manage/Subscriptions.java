package dev.relais.twitter.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.account.Account;
import dev.relais.json.StrictJson;
import dev.relais.json.Tolerant;
import dev.relais.twitter.api.Answer;
import dev.relais.twitter.api.Asked;
import dev.relais.twitter.api.Call;
import dev.relais.twitter.api.XApi;
import dev.relais.twitter.budget.Endpoint;
import dev.relais.twitter.budget.Urgency;
import dev.relais.twitter.http.Http.Body;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the X Activity API tells of. Private events are subscribed in the account's own name, public ones in the application's. Thread-safe.
 */
public final class Subscriptions {
    /** What a support desk wants to hear of an account. */
    public static final List<String> FOR_SUPPORT = List.of(
            "post.mention.create",
            "post.reply.create",
            "post.quote.create",
            "post.create",
            "post.delete",
            "dm.received",
            "dm.sent",
            "dm.read",
            "chat.received",
            "chat.sent");

    private static final String PATH = "/2/activity/subscriptions";
    private static final int MOST_PAGES = 200;
    private static final Pattern ID = Pattern.compile("[0-9]{1,20}");
    private static final List<String> PUBLIC = List.of(
            "post.create", "post.delete", "profile.update.", "broadcast.start", "broadcast.end", "oauth.revoke");

    private final XApi api;

    /** Asks through this door. */
    public Subscriptions(XApi api) {
        this.api = api;
    }

    /** Every subscription of the application. */
    public Asked<List<Subscription>> list() {
        List<Subscription> all = new ArrayList<>();
        String next = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            String more = next == null ? "" : "&pagination_token=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
            Answer answer = api.call(
                    Call.get(Endpoint.SUBSCRIPTIONS, PATH + "?max_results=1000" + more, null, Urgency.BACKGROUND));
            Asked<JsonNode> asked = Asked.of(
                    answer, api.now(), root -> root != null && root.isObject() ? Optional.of(root) : Optional.empty());
            if (!(asked instanceof Asked.Got<JsonNode> got)) {
                return asked.failure();
            }
            all.addAll(read(Tolerant.member(got.value(), "data")));
            next = Tolerant.text(Tolerant.member(got.value(), "meta"), "next_token");
            if (next == null) {
                break;
            }
        }
        return new Asked.Got<>(List.copyOf(all));
    }

    /**
     * Subscribes. One that stands already is as good as a new one.
     *
     * @param account whose private events they are; asked in its name where the kind of event is private
     */
    public Asked<Subscription> create(Account account, Subscription wish) {
        ObjectNode body = StrictJson.object().put("event_type", wish.eventType());
        ObjectNode filter = body.putObject("filter");
        put(filter, "user_id", wish.user());
        put(filter, "keyword", wish.keyword());
        put(filter, "direction", wish.direction());
        put(body, "tag", wish.tag());
        put(body, "webhook_id", wish.webhook());
        Account asker = isPublic(wish.eventType()) ? null : account;
        Answer answer = api.call(
                Call.change(Endpoint.SUBSCRIPTIONS_CHANGE, "POST", PATH, asker, Body.json(StrictJson.write(body))));
        if (answer instanceof Answer.Refused refused && refused.problem().says("duplicate")) {
            return new Asked.Got<>(wish);
        }
        return Asked.of(
                answer,
                api.now(),
                root -> read(Tolerant.member(root, "data")).stream().findFirst());
    }

    private static boolean isPublic(String eventType) {
        return PUBLIC.stream()
                .anyMatch(kind -> kind.endsWith(".") ? eventType.startsWith(kind) : eventType.equals(kind));
    }

    private static void put(ObjectNode object, String name, @Nullable String value) {
        if (value != null) {
            object.put(name, value);
        }
    }

    /** Sends what a subscription tells to another webhook, under another tag. X changes nothing else of one. */
    public Asked<Subscription> change(String id, @Nullable String tag, @Nullable String webhook) {
        if (!ID.matcher(id).matches()) {
            return new Asked.Refused<>("invalid", "the id of a subscription is a number");
        }
        ObjectNode body = StrictJson.object();
        put(body, "tag", tag);
        put(body, "webhook_id", webhook);
        return Asked.of(
                api.call(Call.change(
                        Endpoint.SUBSCRIPTIONS_CHANGE,
                        "PUT",
                        PATH + "/" + id,
                        null,
                        Body.json(StrictJson.write(body)))),
                api.now(),
                root -> read(Tolerant.member(root, "data")).stream().findFirst());
    }

    /** Ends a subscription. */
    public Asked<Boolean> delete(String id) {
        if (!ID.matcher(id).matches()) {
            return new Asked.Refused<>("invalid", "the id of a subscription is a number");
        }
        return Asked.of(
                api.call(Call.change(Endpoint.SUBSCRIPTIONS_CHANGE, "DELETE", PATH + "/" + id, null, (Body) null)),
                api.now(),
                root -> {
                    JsonNode deleted = Tolerant.member(Tolerant.member(root, "data"), "deleted");
                    return deleted != null && deleted.isBoolean()
                            ? Optional.of(deleted.booleanValue())
                            : Optional.empty();
                });
    }

    /** X answers with a list, with one, or with one inside {@code subscription}. */
    static List<Subscription> read(@Nullable JsonNode data) {
        List<Subscription> all = new ArrayList<>();
        if (data != null && data.isArray()) {
            data.forEach(one -> all.addAll(read(one)));
        } else if (data != null && data.has("subscription")) {
            all.addAll(read(data.get("subscription")));
        } else {
            one(data).ifPresent(all::add);
        }
        return all;
    }

    private static Optional<Subscription> one(@Nullable JsonNode node) {
        String id = Tolerant.id(node, "subscription_id", "id");
        String type = Tolerant.text(node, "event_type");
        JsonNode filter = Tolerant.member(node, "filter");
        return id == null || type == null
                ? Optional.empty()
                : Optional.of(new Subscription(
                        id,
                        type,
                        Tolerant.id(filter, "user_id"),
                        Tolerant.text(filter, "keyword"),
                        Tolerant.text(filter, "direction"),
                        Tolerant.text(node, "tag"),
                        Tolerant.id(node, "webhook_id")));
    }
}
