package dev.relais.twitter.read;

import dev.relais.account.Account;
import dev.relais.account.Accounts;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whose item it is: one of the desk's accounts, or the reason why nobody can tell. */
sealed interface Seat {
    /** Reads the item for its account; without an account it is not understood. */
    Inbound read(String pointer, Function<Taken, Inbound> reader);

    /**
     * An account of the desk.
     *
     * @param account the desk's own name of it
     * @param self X's ids of it, as far as the desk and the body tell
     */
    record Taken(String account, Set<String> self) implements Seat {
        boolean is(@Nullable String userId) {
            return userId != null && self.contains(userId);
        }

        /** The one of two people who is not the account; null where both or neither is, or there are no two. */
        @Nullable
        String other(List<String> pair) {
            if (pair.size() != 2 || is(pair.get(0)) == is(pair.get(1))) {
                return null;
            }
            return is(pair.get(0)) ? pair.get(1) : pair.get(0);
        }

        @Override
        public Inbound read(String pointer, Function<Taken, Inbound> reader) {
            return reader.apply(this);
        }
    }

    /** No account of the desk. */
    record Empty(String reason) implements Seat {
        @Override
        public Inbound read(String pointer, Function<Taken, Inbound> reader) {
            return new NotUnderstood(pointer, XReader.NETWORK, reason);
        }
    }

    /**
     * The account of an item.
     *
     * @param named the user that the body names as the one it was sent for
     */
    static Seat of(Delivery delivery, Accounts accounts, @Nullable String named) {
        if (delivery.account() == null && named == null) {
            return new Empty("the body names no account");
        }
        Optional<Account> found = delivery.account() != null
                ? accounts.byId(delivery.account())
                : accounts.byExternalId(named == null ? "" : named, XReader.NETWORK, Set.of(XReader.NETWORK));
        return found.map(account -> taken(account, named))
                .orElseGet(() -> new Empty("the desk does not know the account"));
    }

    /**
     * The account of an item that was fetched or streamed, and that names nobody whom it was sent for.
     *
     * @param people whom the item has to do with, its author included; asked only where the delivery has no account
     * @param included whom the body tells of: where the desk has an account's handle alone, its id is found there
     */
    static Seat among(Delivery delivery, Accounts accounts, Collection<String> people, Included included) {
        if (delivery.account() != null) {
            return accounts.byId(delivery.account())
                    .<Seat>map(account ->
                            taken(account, account.externalId() == null ? included.idOf(account.handle()) : null))
                    .orElseGet(() -> new Empty("the desk does not know the account"));
        }
        Account one = null;
        for (String person : new LinkedHashSet<>(people)) {
            Account found = accounts.byExternalId(person, XReader.NETWORK, Set.of(XReader.NETWORK))
                    .orElse(null);
            if (found != null && one != null) {
                return new Empty("the item names no account alone, but several of the desk's");
            }
            one = found == null ? one : found;
        }
        return one == null ? new Empty("the item names no account of the desk") : taken(one, null);
    }

    private static Seat taken(Account account, @Nullable String named) {
        String known = account.externalId();
        if (known == null || named == null || known.equals(named)) {
            String one = known == null ? named : known;
            return new Taken(account.id(), one == null ? Set.of() : Set.of(one));
        }
        return new Taken(account.id(), Set.of(known, named));
    }
}
