package dev.relais.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relais.customer.Basis;
import dev.relais.customer.CustomerEvent;
import dev.relais.customer.CustomerEvent.CustomersMerged;
import dev.relais.customer.CustomerEvent.IdentityLinked;
import dev.relais.customer.CustomerEvent.LinkUndone;
import dev.relais.customer.CustomerEvent.MergeUndone;
import dev.relais.customer.CustomerEvent.NotesErased;
import dev.relais.customer.CustomerId;
import dev.relais.customer.Customers;
import dev.relais.customer.Evidence;
import dev.relais.customer.IdentityKey;
import dev.relais.store.ConflictException;
import dev.relais.store.Store;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Store} must keep of what is said about who is who. Extend it as {@link StoreContract}.
 *
 * <p>Instants are compared to the microsecond, which is what databases keep.
 */
public abstract class CustomerStoreContract {
    private static final Instant AT = Instant.parse("2026-09-01T09:00:00.123456Z");
    private static final String WORDS = "both profiles show Ann's dog \u00e9\ud83d\ude00";
    private static final IdentityKey ANN = new IdentityKey("x", "18446744073709551615");
    private static final CustomerId ANNA = new CustomerId("facebook:a:b");
    private static final CustomerId OTTO = new CustomerId("instagram:7");
    private static final CustomerId NINA = new CustomerId("x:8");

    /** For subclasses. */
    protected CustomerStoreContract() {}

    /** A store in which nothing is kept yet. Called once for each test. */
    protected abstract Store store();

    private static Evidence evidence() {
        return new Evidence("lea", Basis.AGENT_KNOWS, AT, WORDS);
    }

    private static CustomerEvent link() {
        return new IdentityLinked(ANN, ANNA, evidence());
    }

    private static CustomerEvent merge() {
        return new CustomersMerged(ANNA, OTTO, evidence());
    }

    /** Every event comes back as it was written, in the order of writing, from any position on. */
    @Test
    void what_was_said_about_customers_comes_back_in_order() {
        Store store = store();
        assertThat(store.customerEvents(0)).isEmpty();
        List<CustomerEvent> more = List.of(
                merge(), new MergeUndone(ANNA, OTTO, evidence().withoutNote()), new LinkUndone(ANN, ANNA, evidence()));
        assertThat(store.commitCustomers(0, List.of(link()))).isEqualTo(1);
        assertThat(store.commitCustomers(1, more)).isEqualTo(4);
        assertThat(store.customerEvents(0)).hasSize(4).startsWith(link()).endsWith(more.toArray(CustomerEvent[]::new));
        assertThat(store.customerEvents(1)).isEqualTo(more);
        assertThat(store.customerEvents(4)).isEmpty();
        assertThat(store.customerEvents(5)).isEmpty();
    }

    /** Who decided on an older list writes nothing, not even a part. */
    @Test
    void whoever_missed_something_said_about_customers_conflicts() {
        Store store = store();
        store.commitCustomers(0, List.of(link()));
        assertThatThrownBy(() -> store.commitCustomers(0, List.of(merge()))).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> store.commitCustomers(2, List.of(merge()))).isInstanceOf(ConflictException.class);
        assertThat(store.customerEvents(0)).containsExactly(link());
        assertThat(store.commitCustomers(1, List.of())).isEqualTo(1);
        assertThatThrownBy(() -> store.commitCustomers(0, List.of())).isInstanceOf(ConflictException.class);
    }

    /** Conversations are none of its business. */
    @Test
    void what_is_said_about_customers_is_no_part_of_the_log() {
        Store store = store();
        store.commitCustomers(0, List.of(link(), merge()));
        assertThat(store.position()).isZero();
        assertThat(store.log(0)).isEmpty();
    }

    /** The words go, in the same commit too; everything else stays, and the customers are the same. */
    @Test
    void erased_notes_are_gone_from_what_was_said_before_and_from_nothing_else() {
        Store store = store();
        CustomerEvent other = new CustomersMerged(NINA, OTTO, evidence());
        CustomerEvent undone = new MergeUndone(ANNA, OTTO, evidence());
        CustomerEvent erased = new NotesErased(List.of(ANNA, CustomerId.of(ANN)), evidence());
        store.commitCustomers(0, List.of(link(), merge(), other));
        store.commitCustomers(3, List.of(undone, erased, merge()));
        List<CustomerEvent> kept = store.customerEvents(0);
        assertThat(kept)
                .containsExactly(
                        link().withoutNote(), merge().withoutNote(), other, undone.withoutNote(), erased, merge());
        assertThat(Customers.fold(kept))
                .isEqualTo(Customers.fold(List.of(link(), merge(), other, undone, erased, merge())));
    }

    /** Of several who decided on the same list one wins. */
    @Test
    void of_several_who_speak_about_customers_at_once_one_wins() throws Exception {
        Store store = store();
        List<Boolean> won = Race.of(
                8,
                runner -> Race.wins(() -> store.commitCustomers(
                        0,
                        List.of(new IdentityLinked(
                                new IdentityKey("x", Integer.toString(runner)), ANNA, evidence())))));
        assertThat(won).containsOnlyOnce(true);
        assertThat(store.customerEvents(0)).hasSize(1);
    }
}
