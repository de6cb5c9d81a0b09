package dev.relais.customer;

import dev.relais.customer.CustomerEvent.CustomersMerged;
import dev.relais.customer.CustomerEvent.IdentityLinked;
import dev.relais.customer.CustomerEvent.LinkUndone;
import dev.relais.customer.CustomerEvent.MergeUndone;
import dev.relais.customer.CustomerEvent.NotesErased;
import java.time.Instant;
import java.util.List;

/** A history with every event in it. */
public final class SampleCustomerEvents {
    private static final Instant AT = Instant.parse("2026-09-01T09:00:00.250Z");
    private static final IdentityKey X = new IdentityKey("x", "18446744073709551615");
    private static final IdentityKey FACEBOOK = new IdentityKey("facebook", "a:b \"c\"\n😀");
    private static final CustomerId OTHER = new CustomerId("instagram:7");

    private SampleCustomerEvents() {}

    public static List<CustomerEvent> all() {
        CustomerId customer = CustomerId.of(FACEBOOK);
        Evidence said = new Evidence("lea", Basis.SAME_PHONE, AT, "gave +33 1 in both\u0000");
        Evidence silent = new Evidence("crm-sync", new Basis("same-parcel"), AT, null);
        return List.of(
                new IdentityLinked(X, customer, said),
                new CustomersMerged(customer, OTHER, silent),
                new NotesErased(List.of(customer, CustomerId.of(X)), silent),
                new MergeUndone(customer, OTHER, said),
                new LinkUndone(X, customer, silent));
    }
}
