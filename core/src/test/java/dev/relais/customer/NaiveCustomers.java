package dev.relais.customer;

import dev.relais.customer.CustomerEvent.CustomersMerged;
import dev.relais.customer.CustomerEvent.IdentityLinked;
import dev.relais.customer.CustomerEvent.LinkUndone;
import dev.relais.customer.CustomerEvent.MergeUndone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who is who without any cleverness: from everybody one walks up as far as it goes. */
final class NaiveCustomers {
    private final Map<CustomerId, CustomerId> up = new HashMap<>();

    static NaiveCustomers of(List<CustomerEvent> events) {
        NaiveCustomers naive = new NaiveCustomers();
        for (CustomerEvent event : events) {
            if (event instanceof IdentityLinked e) {
                naive.up.put(CustomerId.of(e.identity()), e.customer());
            } else if (event instanceof CustomersMerged e) {
                naive.up.put(e.merged(), e.into());
            } else if (event instanceof LinkUndone e) {
                naive.up.remove(CustomerId.of(e.identity()));
            } else if (event instanceof MergeUndone e) {
                naive.up.remove(e.merged());
            }
        }
        return naive;
    }

    CustomerId customerOf(IdentityKey identity) {
        CustomerId id = CustomerId.of(identity);
        while (up.containsKey(id)) {
            id = up.get(id);
        }
        return id;
    }

    Set<IdentityKey> together(IdentityKey identity, List<IdentityKey> everybody) {
        Set<IdentityKey> all = new TreeSet<>();
        for (IdentityKey other : everybody) {
            if (customerOf(other).equals(customerOf(identity))) {
                all.add(other);
            }
        }
        return all;
    }
}
