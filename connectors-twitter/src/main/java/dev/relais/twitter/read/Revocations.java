package dev.relais.twitter.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.account.Account;
import dev.relais.account.Accounts;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import dev.relais.json.Tolerant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Accounts that took their permission from the application, as X tells by {@code oauth.revoke} or {@code user_event.revoke}. */
public final class Revocations {
    private Revocations() {}

    /**
     * The accounts of the desk that a delivery speaks of; mostly none, for which its items are enough.
     *
     * @param items what the delivery says, by {@link XReader#read}
     */
    public static List<Account> of(Delivery delivery, Accounts accounts, List<Inbound> items) {
        if (items.stream().noneMatch(Withdrawal::isOne)) {
            return List.of();
        }
        List<Account> revoked = new ArrayList<>();
        try {
            JsonNode body = StrictJson.read(delivery.body());
            JsonNode data = Tolerant.member(body, "data");
            if (data != null) {
                (data.isArray() ? data : List.of(data)).forEach(event -> add(user(event), accounts, revoked));
            }
            JsonNode revoke = Tolerant.member(Tolerant.member(body, "user_event"), "revoke");
            add(Tolerant.id(Tolerant.member(revoke, "source"), "user_id"), accounts, revoked);
        } catch (NotJsonException e) {
            return List.of();
        }
        return List.copyOf(revoked);
    }

    private static @Nullable String user(JsonNode event) {
        String type = Tolerant.text(event, "event_type");
        boolean revokes = type != null && EventType.of(type).folded().equals("oauthrevoke");
        return revokes ? Tolerant.id(Tolerant.member(event, "payload"), "user_id") : null;
    }

    private static void add(@Nullable String user, Accounts accounts, List<Account> revoked) {
        if (user != null) {
            accounts.byExternalId(user, XReader.NETWORK, Set.of(XReader.NETWORK))
                    .ifPresent(revoked::add);
        }
    }
}
