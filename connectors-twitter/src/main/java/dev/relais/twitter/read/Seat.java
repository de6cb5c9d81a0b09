package dev.relais.twitter.read;

import dev.relais.account.Account;
import dev.relais.account.Accounts;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;
import java.util.LinkedHashSet;
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
        Optional<Account> found;
        if (delivery.account() != null) {
            found = accounts.byId(delivery.account());
        } else if (named != null) {
            found = accounts.byExternalId(named, XReader.NETWORK, Set.of(XReader.NETWORK));
        } else {
            return new Empty("the body names no account");
        }
        if (found.isEmpty()) {
            return new Empty("the desk does not know the account");
        }
        Set<String> self = new LinkedHashSet<>();
        if (found.get().externalId() != null) {
            self.add(found.get().externalId());
        }
        if (named != null) {
            self.add(named);
        }
        return new Taken(found.get().id(), self);
    }
}
