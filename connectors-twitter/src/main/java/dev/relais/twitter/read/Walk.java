package dev.relais.twitter.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.account.Accounts;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.connect.Inbound.Received;
import dev.relais.json.Names;
import dev.relais.json.Tolerant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One way through a body, item by item. Whether a body was pushed, streamed or fetched is told by its items alone. */
final class Walk {
    private final Delivery delivery;
    private final Accounts accounts;
    private final JsonNode body;
    private final Included included;

    /** Where hints go; null where nobody asks for them. */
    private final @Nullable Map<String, PostHint> hints;

    private final List<Inbound> found = new ArrayList<>();

    Walk(Delivery delivery, Accounts accounts, JsonNode body, @Nullable Map<String, PostHint> hints) {
        this.delivery = delivery;
        this.accounts = accounts;
        this.body = body;
        this.included = new Included(Tolerant.member(body, "includes"));
        this.hints = hints;
    }

    List<Inbound> items() {
        AccountActivity account = new AccountActivity(this, body);
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            JsonNode value = body.path(name);
            String pointer = Names.child("", name);
            if (name.equals("data") && !value.isNull()) {
                each(pointer, value);
            } else if (account.holds(name, value)) {
                account.read(pointer, name, value);
            } else if (name.equals("errors") && value.isArray()) {
                problems(pointer, value);
            }
        }
        if (found.isEmpty() && !isEmptyPage()) {
            rest();
        }
        return List.copyOf(found);
    }

    private void each(String pointer, JsonNode data) {
        if (!data.isArray()) {
            item(pointer, data);
        }
        for (int i = 0; i < data.size() && data.isArray(); i++) {
            item(Names.child(pointer, i), data.get(i));
        }
    }

    private void item(String pointer, JsonNode item) {
        String type = Tolerant.text(item, "event_type");
        boolean pushed = type != null || Tolerant.member(item, "payload") != null;
        if (Tolerant.member(item, "payload") == null && DirectMessages.isFetched(type)) {
            add(among(DirectMessages.people(item))
                    .read(pointer, seat -> DirectMessages.fetched(pointer, item, included, seat, receivedAt())));
        } else if (!pushed && PostReader.isOne(item)) {
            List<String> people = delivery.account() == null ? PostReader.people(item, included) : List.of();
            add(among(people).read(pointer, seat -> fetched(pointer, item, seat)));
        } else if (!pushed && Compliance.isOne(item)) {
            add(Compliance.read(pointer, item, delivery, accounts));
        } else {
            new ActivityEvent(this, pointer, item).read();
        }
    }

    private Inbound fetched(String pointer, JsonNode post, Seat.Taken seat) {
        hint(post, included, Set.of());
        Inbound read = PostReader.read(pointer, post, included, seat, receivedAt());
        return read instanceof Received received
                ? Heard.of(received, body, PostReader.people(post, included), seat)
                : read;
    }

    /** Beside data, each thing that X does not give is an item; a member that it does not give is none. */
    private void problems(String pointer, JsonNode errors) {
        for (int i = 0; i < errors.size(); i++) {
            JsonNode error = errors.get(i);
            if (!Problems.isOfField(error) && (body.has("data") || Problems.isOfResource(error))) {
                no(Names.child(pointer, i), Problems.reason(error));
            }
        }
    }

    /** A page that says nothing says nothing. */
    private boolean isEmptyPage() {
        JsonNode count = Tolerant.member(Tolerant.member(body, "meta"), "result_count");
        JsonNode data = body.path("data");
        return count != null
                && "0".equals(count.asText())
                && data.isEmpty()
                && !data.isValueNode()
                && !body.has("errors");
    }

    private void rest() {
        if (body.isObject() && Compliance.isOne(body)) {
            add(Compliance.read("", body, delivery, accounts));
        } else if (body.has("replay_job_status")) {
            no("", "the status of a replay job tells of no message");
        } else if (body.path("errors").path(0).isObject()) {
            no("", Problems.reason(body.path("errors").path(0)));
        } else if (Tolerant.text(body, "title") != null && body.has("type")) {
            no("", Problems.reason(body));
        } else {
            no("", "the body holds no event that is known");
        }
    }

    Instant receivedAt() {
        return delivery.receivedAt();
    }

    /** The account of what was sent for a user. */
    Seat seatOf(@Nullable String user) {
        return Seat.of(delivery, accounts, user);
    }

    private Seat among(List<String> people) {
        return Seat.among(delivery, accounts, people, included);
    }

    void add(Inbound item) {
        found.add(item);
    }

    void no(String pointer, String reason) {
        found.add(new NotUnderstood(pointer, XReader.NETWORK, reason));
    }

    /** Takes a note of what a message has no place for. */
    void hint(@Nullable JsonNode post, Included beside, Set<String> addressed) {
        String id = Tolerant.id(post, "id_str", "id");
        if (hints != null && post != null && id != null) {
            PostHint hint = PostHint.of(id, post, beside, addressed);
            hints.putIfAbsent(hint.id(), hint);
        }
    }
}
