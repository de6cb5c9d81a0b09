package dev.relais.testkit;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls.
 *
 * @param account null for the application itself
 * @param scopes null where the token may do whatever the account may
 */
record XCaller(@Nullable Profile account, @Nullable Set<String> scopes) {
    static final XCaller APPLICATION = new XCaller(null, null);
    static final XCaller NOBODY = new XCaller(null, null);

    /** The name of its pool of windows. */
    String pool() {
        return account == null ? "application" : account.id();
    }

    @Nullable
    String id() {
        return account == null ? null : account.id();
    }

    Profile user() {
        if (account == null) {
            throw new IllegalStateException("an application came where the table allows users only");
        }
        return account;
    }
}
