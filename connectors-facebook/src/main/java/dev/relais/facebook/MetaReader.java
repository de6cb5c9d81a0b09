package dev.relais.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.Fault;
import dev.relais.account.Account;
import dev.relais.account.Accounts;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.json.Names;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import dev.relais.json.Tolerant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens the envelope {@code {object, entry: [{id, time, messaging | standby | changes | …}]}} and hands each item to its
 * reader. Every delivery gives at least one inbound, every item exactly one.
 */
final class MetaReader {
    static final Set<String> NETWORKS = Set.of("facebook", "instagram", "whatsapp");

    /** Would be a fault of ours; a test proves that it does not occur. */
    static final String OUR_FAULT = "the reader failed";

    private final Delivery delivery;
    private final Accounts accounts;
    private final List<Inbound> out = new ArrayList<>();

    private MetaReader(Delivery delivery, Accounts accounts) {
        this.delivery = delivery;
        this.accounts = accounts;
    }

    static List<Inbound> read(Delivery delivery, Accounts accounts) {
        MetaReader reader = new MetaReader(delivery, accounts);
        JsonNode body;
        try {
            body = StrictJson.read(delivery.body());
        } catch (NotJsonException e) {
            return List.of(new NotUnderstood("", "facebook", place(e.fault())));
        }
        if (body.isArray() && !body.isEmpty()) {
            for (int i = 0; i < body.size(); i++) {
                reader.envelope(Names.child("", i), body.get(i));
            }
        } else {
            reader.envelope("", body);
        }
        return List.copyOf(reader.out);
    }

    private static String place(Fault fault) {
        Fault.Position at = fault.position();
        return at == null ? fault.reason() : "line " + at.line() + ", column " + at.column() + ": " + fault.reason();
    }

    private void envelope(String pointer, JsonNode body) {
        String object = Tolerant.text(body, "object");
        String network = switch (object == null ? "" : object) {
            case "page" -> "facebook";
            case "instagram" -> "instagram";
            case "whatsapp_business_account" -> "whatsapp";
            default -> null;
        };
        JsonNode entries = Tolerant.member(body, "entry");
        if (network == null) {
            out.add(new NotUnderstood(
                    pointer,
                    "facebook",
                    body.isObject() ? "object " + Item.word(object) + " is not understood" : "not an object"));
        } else if (entries == null || !entries.isArray() || entries.isEmpty()) {
            out.add(new NotUnderstood(pointer, network, "there is no entry"));
        } else {
            for (int i = 0; i < entries.size(); i++) {
                entry(pointer + "/entry/" + i, network, entries.get(i));
            }
        }
    }

    private void entry(String pointer, String network, JsonNode entry) {
        int before = out.size();
        for (Iterator<String> names = entry.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            switch (name) {
                case "messaging", "standby", "changes" -> items(Names.child(pointer, name), network, entry, name);
                case "field" -> item(pointer, network, entry, entry, "changes");
                default -> {}
            }
        }
        if (out.size() == before) {
            String reason = entry.has("changed_fields")
                    ? "only names of changed fields: \"Include values\" is off in the app's webhook settings"
                    : "the entry holds nothing that is known";
            out.add(new NotUnderstood(pointer, network, reason));
        }
    }

    private void items(String pointer, String network, JsonNode entry, String name) {
        JsonNode items = entry.get(name);
        if (!items.isArray()) {
            out.add(new NotUnderstood(pointer, network, name + " is not an array"));
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            item(Names.child(pointer, i), network, entry, items.get(i), name);
        }
    }

    private void item(String pointer, String network, JsonNode entry, JsonNode item, String list) {
        out.add(guarded(pointer, network, () -> {
            if (!item.isObject()) {
                return new NotUnderstood(pointer, network, "not an object");
            }
            String id = Tolerant.id(entry, "id");
            Optional<Account> account = account(id, network);
            if (account.isEmpty()) {
                return new NotUnderstood(pointer, network, unknownAccount(id));
            }
            Instant time = Tolerant.time(entry, "time");
            EntryContext context = new EntryContext(network, account.get(), id, time, delivery.receivedAt());
            return list.equals("changes")
                    ? change(pointer, context, item)
                    : MessagingItems.read(new Item(pointer, context, item));
        }));
    }

    /** The one given with the delivery, else the one that the entry names. */
    private Optional<Account> account(@Nullable String id, String network) {
        if (delivery.account() != null) {
            return accounts.byId(delivery.account());
        }
        return id == null ? Optional.empty() : accounts.byExternalId(id, network, NETWORKS);
    }

    private String unknownAccount(@Nullable String id) {
        return delivery.account() == null
                ? "the desk knows no single account with the network's id " + Item.word(id)
                : "the desk knows no account " + Item.word(delivery.account());
    }

    /** A change: its field names the kind. Instagram Login and the dashboard's test button send messaging items this way. */
    private static Inbound change(String pointer, EntryContext context, JsonNode change) {
        String field = Tolerant.text(change, "field");
        JsonNode value = Tolerant.member(change, "value");
        Item item = new Item(pointer, context, value == null ? change : value);
        if (context.network().equals("whatsapp")) {
            return item.notUnderstood("whatsapp: " + Item.word(field) + " is not understood yet");
        }
        if (value == null || !value.isObject()) {
            return item.notUnderstood("field " + Item.word(field) + ": the value is not an object");
        }
        return switch (field == null ? "" : field) {
            case "feed" -> FeedChanges.feed(item);
            case "mention" -> FeedChanges.mention(item);
            case "ratings" -> FeedChanges.rating(item);
            case "comments", "live_comments" -> InstagramChanges.comment(item);
            case "mentions" -> InstagramChanges.mention(item);
            default ->
                value.has("sender") || value.has("recipient")
                        ? MessagingItems.read(item)
                        : item.notUnderstood("field " + Item.word(field) + " is not understood");
        };
    }

    /** The last line of defence: a broken item never takes the others with it. */
    private static Inbound guarded(String pointer, String network, Supplier<Inbound> reading) {
        try {
            return reading.get();
        } catch (RuntimeException e) {
            return new NotUnderstood(
                    pointer, network, OUR_FAULT + ": " + e.getClass().getSimpleName());
        }
    }
}
