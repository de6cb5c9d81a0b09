package dev.relais.twitter.api;

import dev.relais.account.Account;
import dev.relais.twitter.budget.Endpoint;
import dev.relais.twitter.budget.Urgency;
import dev.relais.twitter.http.Http.Body;
import org.jspecify.annotations.Nullable;

/**
 * One call of X's API.
 *
 * @param path with its query, encoded; ids in it were checked
 * @param account in whose name; null for the application's own
 * @param body null for none
 * @param price what it costs if it is taken, a name of {@link dev.relais.twitter.budget.Prices}; {@code ""} where it costs nothing or its
 *     cost depends on what it returns
 * @param limit how many bytes of the answer are read at most
 */
public record Call(
        Endpoint endpoint,
        String method,
        String path,
        @Nullable Account account,
        @Nullable Body body,
        Urgency urgency,
        String price,
        int limit) {
    private static final int SMALL = 64 * 1024;
    private static final int PAGE = 4 * 1024 * 1024;

    /** Asks for something. */
    public static Call get(Endpoint endpoint, String path, @Nullable Account account, Urgency urgency) {
        return new Call(endpoint, "GET", path, account, null, urgency, "", PAGE);
    }

    /** Changes something for somebody who waits. */
    public static Call change(
            Endpoint endpoint, String method, String path, @Nullable Account account, @Nullable Body body) {
        return new Call(endpoint, method, path, account, body, Urgency.INTERACTIVE, endpoint.price(), SMALL);
    }

    /** The same at another price. */
    public Call at(String otherPrice) {
        return new Call(endpoint, method, path, account, body, urgency, otherPrice, limit);
    }

    /** The same for somebody or nobody who waits. */
    public Call with(Urgency other) {
        return new Call(endpoint, method, path, account, body, other, price, limit);
    }

    /** Who calls, as windows are counted. */
    String subject() {
        return account == null ? "" : account.id();
    }

    @Override
    public String toString() {
        return "Call[" + endpoint + "]";
    }
}
