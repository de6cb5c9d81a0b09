package dev.relais.twitter.read;

import dev.relais.account.Account;
import dev.relais.twitter.read.Entity.Kind;
import dev.relais.twitter.read.PostHint.Quote;
import org.jspecify.annotations.Nullable;

/**
 * Whether the author of a post summoned an account: named it in so many words, or quoted one of its posts. Since February 2026 X
 * lets applications on self-serve tiers reply to no other posts. The handles that X itself puts in front of a reply do not count.
 */
public final class Summons {
    private Summons() {}

    /** Whether a post summons an account, as far as its hint tells; an account is known by its id on X, else by its handle. */
    public static boolean of(PostHint post, Account account) {
        if (account.externalId() != null && post.addressed().contains(account.externalId())) {
            return true;
        }
        Quote quote = post.quote();
        return (quote != null && is(account, quote.author(), quote.handle()))
                || post.entities().stream()
                        .anyMatch(entity -> entity.kind() == Kind.MENTION
                                && entity.shown()
                                && is(account, entity.id(), entity.value()));
    }

    /** Handles change hands: the id decides where both sides have one. */
    private static boolean is(Account account, @Nullable String id, @Nullable String handle) {
        if (account.externalId() != null && id != null) {
            return account.externalId().equals(id);
        }
        return account.handle() != null && account.handle().equalsIgnoreCase(handle);
    }
}
