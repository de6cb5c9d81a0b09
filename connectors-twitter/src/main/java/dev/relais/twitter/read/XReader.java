package dev.relais.twitter.read;

import dev.relais.Fault;
import dev.relais.account.Account;
import dev.relais.account.Accounts;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Understands what X hands over: events of the X Activity API by webhook or stream, bodies of the Account Activity API, pages and
 * single answers of the REST API, lines of the filtered and the compliance streams; in both vocabularies. Pure; never throws,
 * whatever the bytes.
 */
public final class XReader {
    /** X's name among networks. */
    public static final String NETWORK = "x";

    private XReader() {}

    /**
     * What a delivery says, item by item in the order of the body.
     *
     * <p>Whose an item is tells the delivery's account, else the body, else, for what was fetched or streamed, the one account of the
     * desk with which the item has to do. A page without items says nothing: the list is empty.
     */
    public static List<Inbound> read(Delivery delivery, Accounts accounts) {
        return read(delivery, accounts, account -> {});
    }

    /**
     * The same.
     *
     * @param revoked told of accounts that took their permission from the application
     */
    public static List<Inbound> read(Delivery delivery, Accounts accounts, Consumer<Account> revoked) {
        try {
            return new Walk(delivery, accounts, StrictJson.read(delivery.body()), null, revoked).items();
        } catch (NotJsonException e) {
            return List.of(new NotUnderstood("", NETWORK, describe(e.fault())));
        }
    }

    /**
     * What a delivery tells of its posts beyond the messages that {@link #read} gives, by the posts' ids: for the same items, and
     * also for those that are not understood as messages but belong to an account.
     */
    public static Map<String, PostHint> hints(Delivery delivery, Accounts accounts) {
        Map<String, PostHint> hints = new LinkedHashMap<>();
        try {
            new Walk(delivery, accounts, StrictJson.read(delivery.body()), hints, account -> {}).items();
        } catch (NotJsonException e) {
            return Map.of();
        }
        return hints;
    }

    private static String describe(Fault fault) {
        Fault.Position place = fault.position();
        return place == null
                ? fault.reason()
                : "line " + place.line() + ", column " + place.column() + ": " + fault.reason();
    }
}
