package dev.relais.account;

import java.util.Collection;
import java.util.LinkedHashMap;
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
        Account best = null;
        boolean isPreferred = false;
        boolean isDoubtful = false;
        for (Account account : byId.values()) {
            String network = account.network();
            if (network == null || !externalId.equals(account.externalId()) || !networks.contains(network)) {
                continue;
            }
            boolean isBetter = preferred.equals(network) && !isPreferred;
            if (best == null || isBetter) {
                best = account;
                isPreferred = preferred.equals(network);
                isDoubtful = false;
            } else if (preferred.equals(network) == isPreferred) {
                isDoubtful = true;
            }
        }
        return isDoubtful ? Optional.empty() : Optional.ofNullable(best);
    }
}
