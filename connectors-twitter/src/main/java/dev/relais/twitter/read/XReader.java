package dev.relais.twitter.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.Fault;
import dev.relais.account.Accounts;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.json.Names;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Takes a body apart into its items: X Activity events under {@code data}, Account Activity items in their arrays. */
public final class XReader {
    public static final String NETWORK = "x";

    private XReader() {}

    public static List<Inbound> read(Delivery delivery, Accounts accounts) {
        JsonNode body;
        try {
            body = StrictJson.read(delivery.body());
        } catch (NotJsonException e) {
            return List.of(new NotUnderstood("", NETWORK, describe(e.fault())));
        }
        List<Inbound> found = new ArrayList<>();
        ActivityEvents events = new ActivityEvents(delivery, accounts);
        AccountActivity account = new AccountActivity(delivery, accounts, body);
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            String pointer = Names.child("", name);
            JsonNode value = body.path(name);
            if (name.equals("data") && value.isArray()) {
                for (int i = 0; i < value.size(); i++) {
                    found.addAll(events.read(Names.child(pointer, i), value.get(i)));
                }
            } else if (name.equals("data") && !value.isNull()) {
                found.addAll(events.read(pointer, value));
            } else if (account.holds(name, value)) {
                found.addAll(account.read(pointer, name, value));
            }
        }
        return found.isEmpty() ? List.of(new NotUnderstood("", NETWORK, nothing(body))) : List.copyOf(found);
    }

    private static String nothing(JsonNode body) {
        return body.has("replay_job_status")
                ? "the status of a replay job tells of no message"
                : "the body holds no event that is known";
    }

    private static String describe(Fault fault) {
        Fault.Position place = fault.position();
        return place == null
                ? fault.reason()
                : "line " + place.line() + ", column " + place.column() + ": " + fault.reason();
    }
}
