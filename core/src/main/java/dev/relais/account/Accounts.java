package dev.relais.account;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The accounts that a desk knows. Immutable. */
public final class Accounts {
    private final Map<String, Account> byId;

    public Accounts(Collection<Account> accounts) {
        Map<String, Account> all = new LinkedHashMap<>();
        accounts.forEach(account -> all.putIfAbsent(account.id(), account));
        byId = Map.copyOf(all);
    }

    /** The account with the desk's own name {@code id}. */
    public Optional<Account> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The account that a network calls {@code externalId}.
     *
     * @param preferred the network to prefer where accounts of several networks carry the same id
     * @param networks the networks that come into question
     * @return empty where no account matches, and where several match equally well: never a guess
     */
    public Optional<Account> byExternalId(String externalId, String preferred, Set<String> networks) {
        List<Account> found = byId.values().stream()
                .filter(account -> externalId.equals(account.externalId()))
                .filter(account -> account.network() != null && networks.contains(account.network()))
                .toList();
        List<Account> best = found.stream()
                .filter(account -> preferred.equals(account.network()))
                .toList();
        if (best.isEmpty()) {
            best = found;
        }
        return best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
    }
}
