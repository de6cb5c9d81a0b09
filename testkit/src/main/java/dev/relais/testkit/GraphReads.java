package dev.relais.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.json.StrictJson;
import dev.relais.testkit.GraphWorld.Account;
import dev.relais.testkit.GraphWorld.Item;
import dev.relais.testkit.GraphWorld.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an account may read: comments, one comment, conversations and their messages. */
final class GraphReads {
    /** The graph writes offsets without a colon. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int SHOWN_MESSAGES = 20;
    private static final Duration PRIVATE_REPLY = Duration.ofDays(7);
    private static final Map<String, Set<String>> QUERY = Map.of(
            "comments", Set.of("fields", "order", "filter", "since", "limit", "after"),
            "replies", Set.of("fields", "limit", "after"),
            "conversations", Set.of("fields", "platform", "user_id"),
            "messages", Set.of("fields"),
            "", Set.of("fields"));
    private static final Set<String> PAGE_COMMENT = Set.of(
            "id",
            "message",
            "from",
            "created_time",
            "parent",
            "is_hidden",
            "can_reply_privately",
            "private_reply_conversation");
    private static final Set<String> INSTAGRAM_COMMENT =
            Set.of("id", "text", "from", "timestamp", "parent_id", "hidden");
    private static final Set<String> MESSAGE = Set.of("id", "created_time", "from", "to", "message");

    private final GraphWorld world;

    GraphReads(GraphWorld world) {
        this.world = world;
    }

    /** The answer to a GET. {@code query} is without token and proof. */
    HttpAnswer answer(Account account, String object, String edge, Map<String, String> query) {
        for (String name : query.keySet()) {
            if (!QUERY.getOrDefault(edge, Set.of()).contains(name)) {
                return GraphErrors.answer(100, 0, "Unexpected query parameter " + name);
            }
        }
        return switch (edge) {
            case "comments", "replies" -> comments(account, object, edge, query);
            case "conversations" -> conversations(account, object, query);
            case "messages" -> messages(account, object, query);
            default -> comment(account, object, query);
        };
    }

    private HttpAnswer comments(Account account, String object, String edge, Map<String, String> query) {
        Item under = world.find(object).filter(i -> i.account().equals(account)).orElse(null);
        if (under == null) {
            return missing(object);
        }
        if (edge.equals("replies") != (account.instagram() && !under.isPost())) {
            return GraphErrors.answer(100, 0, "Unsupported edge " + edge + " of object " + object);
        }
        long since = Long.parseLong(query.getOrDefault("since", "0"));
        List<Item> all = new ArrayList<>(world.below(under).stream()
                .filter(item -> item.at().getEpochSecond() >= since)
                .toList());
        if (query.getOrDefault("order", "").equals("reverse_chronological")) {
            Collections.reverse(all);
        }
        int first = Math.min(all.size(), Integer.parseInt(query.getOrDefault("after", "0")));
        int last = Math.min(all.size(), first + Integer.parseInt(query.getOrDefault("limit", "25")));
        ObjectNode page = StrictJson.object();
        ArrayNode data = page.putArray("data");
        Set<String> fields = fields(query, account.instagram() ? INSTAGRAM_COMMENT : PAGE_COMMENT);
        all.subList(first, last).forEach(item -> data.add(shown(item).retain(fields)));
        if (!data.isEmpty()) {
            ObjectNode paging = page.putObject("paging");
            paging.putObject("cursors").put("before", Integer.toString(first)).put("after", Integer.toString(last));
            if (last < all.size()) {
                paging.put("next", "https://graph.example/next");
            }
        }
        return HttpAnswer.json(200, page);
    }

    private HttpAnswer comment(Account account, String object, Map<String, String> query) {
        Item item = world.find(object).filter(i -> i.account().equals(account)).orElse(null);
        if (item == null) {
            return missing(object);
        }
        Set<String> known = account.instagram() ? INSTAGRAM_COMMENT : PAGE_COMMENT;
        for (String field : query.getOrDefault("fields", "id").split(",", -1)) {
            if (item.isPost() || !known.contains(field)) {
                return GraphErrors.answer(100, 0, "Tried accessing nonexisting field (" + field + ")");
            }
        }
        return HttpAnswer.json(200, shown(item).retain(fields(query, known)));
    }

    private ObjectNode shown(Item item) {
        ObjectNode node = StrictJson.object().put("id", item.id());
        boolean instagram = item.account().instagram();
        node.set("from", GraphPayloads.person(item, instagram ? "username" : "name"));
        node.put(instagram ? "text" : "message", item.text())
                .put(instagram ? "timestamp" : "created_time", TIME.format(item.at()))
                .put(instagram ? "hidden" : "is_hidden", world.hidden.contains(item.id()));
        if (item.parent() != null && instagram) {
            node.put("parent_id", item.parent());
        } else if (item.parent() != null) {
            node.putObject("parent").put("id", item.parent());
        }
        if (!instagram && item.author() != null) {
            boolean answered = world.privatelyAnswered.contains(item.id());
            Instant end = item.at().plus(PRIVATE_REPLY);
            node.put("can_reply_privately", !answered && !world.clock.instant().isAfter(end));
            if (answered) {
                String thread = thread(item.account().id(), item.author().id());
                node.putObject("private_reply_conversation").put("id", thread);
            }
        }
        return node;
    }

    private HttpAnswer conversations(Account account, String object, Map<String, String> query) {
        if (!object.equals("me") && !object.equals(account.id())) {
            return missing(object);
        }
        if (!query.getOrDefault("platform", "messenger").equals(account.instagram() ? "instagram" : "messenger")) {
            return GraphErrors.answer(100, 0, "Param platform is not the account's");
        }
        Set<String> customers = new LinkedHashSet<>();
        world.messages.stream().filter(m -> m.account().equals(account.id())).forEach(m -> customers.add(m.customer()));
        ObjectNode page = StrictJson.object();
        ArrayNode data = page.putArray("data");
        customers.stream()
                .filter(c -> c.equals(query.getOrDefault("user_id", c)))
                .forEach(c -> data.addObject().put("id", thread(account.id(), c)));
        return HttpAnswer.json(200, page);
    }

    private HttpAnswer messages(Account account, String object, Map<String, String> query) {
        List<Message> all = new ArrayList<>(world.messages.stream()
                .filter(m -> m.account().equals(account.id()))
                .filter(m -> thread(m.account(), m.customer()).equals(object))
                .toList());
        if (all.isEmpty()) {
            return GraphErrors.answer(100, 0, "Unsupported get request of object " + object);
        }
        Collections.reverse(all);
        ObjectNode page = StrictJson.object();
        ArrayNode data = page.putArray("data");
        Set<String> fields = fields(query, MESSAGE);
        all.stream().limit(SHOWN_MESSAGES).forEach(m -> data.add(shown(m).retain(fields)));
        if (all.size() > SHOWN_MESSAGES) {
            page.putObject("paging").put("next", "https://graph.example/next");
        }
        return HttpAnswer.json(200, page);
    }

    private static ObjectNode shown(Message message) {
        String from = message.own() ? message.account() : message.customer();
        String to = message.own() ? message.customer() : message.account();
        ObjectNode node = StrictJson.object()
                .put("id", message.id())
                .put("created_time", TIME.format(message.at()))
                .put("message", message.text());
        node.putObject("from").put("id", from);
        node.putObject("to").putArray("data").addObject().put("id", to);
        return node;
    }

    private static String thread(String account, String customer) {
        return "t_" + account + customer;
    }

    /** Those that were asked for; the id is always there. */
    private static Set<String> fields(Map<String, String> query, Set<String> known) {
        @Nullable String asked = query.get("fields");
        Set<String> fields = new LinkedHashSet<>(asked == null ? Set.of() : Set.of(asked.split(",", -1)));
        fields.retainAll(known);
        fields.add("id");
        return fields;
    }

    private static HttpAnswer missing(String object) {
        return GraphErrors.answer(100, 33, "Unsupported get request. Object with ID '" + object + "' does not exist.");
    }
}
