package dev.relais.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.json.StrictJson;
import dev.relais.testkit.GraphWorld.Account;
import dev.relais.testkit.GraphWorld.Item;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Bodies of Meta's webhooks. {@code entry.time} counts milliseconds for messages and seconds for changes, as Meta's does.
 *
 * <p>A person has one id in messages and another under posts, because Meta scopes them apart.
 */
final class GraphPayloads {
    private GraphPayloads() {}

    static ObjectNode message(Account account, String customer, Instant at, String mid, String text) {
        ObjectNode item = item(at, customer, account.id());
        item.withObject("/message").put("mid", mid).put("text", text);
        return envelope(account, at.toEpochMilli(), "messaging", item);
    }

    static ObjectNode echo(Account account, DirectMessage sent, String application) {
        ObjectNode item = item(sent.at(), account.id(), sent.customer());
        ObjectNode message = item.withObject("/message")
                .put("mid", sent.id())
                .put("is_echo", true)
                .put("app_id", Long.parseLong(application));
        if (!sent.text().isEmpty()) {
            message.put("text", sent.text());
        }
        if (sent.metadata() != null) {
            message.put("metadata", sent.metadata());
        }
        return envelope(account, sent.at().toEpochMilli(), "messaging", item);
    }

    /**
     * A change under a Page or an Instagram account.
     *
     * @param verb {@code add}, {@code edited}, {@code remove}, {@code hide} or {@code unhide}
     */
    static ObjectNode change(Item item, String verb, Instant now) {
        ObjectNode change = StrictJson.object();
        if (item.account().instagram()) {
            change.put("field", "comments").set("value", instagramComment(item));
        } else {
            change.put("field", "feed").set("value", feed(item, verb, now));
        }
        return envelope(item.account(), now.getEpochSecond(), "changes", change);
    }

    private static ObjectNode feed(Item item, String verb, Instant now) {
        ObjectNode value = StrictJson.object();
        value.set("from", person(item, "name"));
        value.put("item", item.isPost() ? "post" : "comment").put("verb", verb).put("post_id", item.post());
        if (!item.isPost()) {
            value.put("comment_id", item.id()).put("parent_id", item.parent() == null ? item.post() : item.parent());
        }
        if (verb.equals("remove")) {
            return value;
        }
        value.put("created_time", item.at().getEpochSecond()).put("message", item.text());
        if (verb.equals("edited")) {
            value.put("edited_time", now.getEpochSecond());
        }
        if (item.isPost()) {
            value.put("published", 1);
        } else {
            value.putObject("post")
                    .put("id", item.post())
                    .put("permalink_url", "https://pages.example/" + item.post())
                    .put("is_published", true)
                    .put("status_type", "mobile_status_update")
                    .put("promotion_status", "inactive");
        }
        return value;
    }

    private static ObjectNode instagramComment(Item item) {
        ObjectNode value = StrictJson.object();
        value.set("from", person(item, "username"));
        value.put("comment_id", item.id()).put("text", item.text());
        if (item.parent() != null) {
            value.put("parent_id", item.parent());
        }
        value.putObject("media").put("id", item.post()).put("media_product_type", "FEED");
        return value;
    }

    /** The id by which somebody goes under posts. */
    private static String publicId(@Nullable Profile author, Account account) {
        return author == null ? account.id() : FakeGraph.publicId(author);
    }

    static ObjectNode person(Item item, String nameMember) {
        Profile shown = item.author() == null ? item.account().profile() : item.author();
        return StrictJson.object()
                .put("id", publicId(item.author(), item.account()))
                .put(nameMember, nameMember.equals("username") ? shown.handle() : shown.name());
    }

    private static ObjectNode item(Instant at, String sender, String recipient) {
        ObjectNode item = StrictJson.object();
        item.putObject("sender").put("id", sender);
        item.putObject("recipient").put("id", recipient);
        item.put("timestamp", at.toEpochMilli());
        item.putObject("message");
        return item;
    }

    private static ObjectNode envelope(Account account, long time, String list, ObjectNode item) {
        ObjectNode root = StrictJson.object().put("object", account.instagram() ? "instagram" : "page");
        root.putArray("entry")
                .addObject()
                .put("id", account.id())
                .put("time", time)
                .putArray(list)
                .add(item);
        return root;
    }
}
