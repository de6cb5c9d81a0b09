package dev.relais.facebook;

import dev.relais.account.Account;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every item of one entry.
 *
 * @param network follows the body's {@code object}
 * @param id Meta's id of the Page or Instagram account; null where the entry names none
 * @param time the entry's own; null where it has none
 */
record EntryContext(
        String network,
        Account account,
        @Nullable String id,
        @Nullable Instant time,
        Instant receivedAt) {
    /** Whether a person's id is the brand's own: the only mark of the Page's own comments. */
    boolean own(@Nullable String person) {
        return person != null && (person.equals(id) || person.equals(account.externalId()));
    }

    /** When Meta told it. */
    Instant toldAt() {
        return time == null ? receivedAt : time;
    }
}
