package dev.relais.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent.ConversationOpened;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.LoggedEvent;
import dev.relais.customer.CustomerCommand.EraseNotes;
import dev.relais.customer.CustomerCommand.Link;
import dev.relais.customer.CustomerCommand.Merge;
import dev.relais.customer.CustomerCommand.UndoLink;
import dev.relais.customer.CustomerCommand.UndoMerge;
import dev.relais.customer.CustomerEvent.CustomersMerged;
import dev.relais.customer.CustomerEvent.IdentityLinked;
import dev.relais.customer.CustomerVerdict.Agreed;
import dev.relais.customer.CustomerVerdict.Reason;
import dev.relais.customer.CustomerVerdict.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CustomersTest {
    private static final Instant AT = Instant.parse("2026-09-01T09:00:00Z");
    private static final Claim CLAIM = new Claim("lea", Basis.SAME_EMAIL, "ann@example.org in both profiles");
    private static final IdentityKey ANN = new IdentityKey("x", "ann-1");
    private static final IdentityKey ANNA = new IdentityKey("facebook", "anna-2");
    private static final IdentityKey NINA = new IdentityKey("instagram", "nina-3");
    private static final IdentityKey OTTO = new IdentityKey("x", "otto-4");

    private final List<CustomerEvent> said = new ArrayList<>();
    private Customers customers = Customers.NONE;

    private void say(CustomerCommand command) {
        CustomerVerdict verdict = customers.decide(command, AT.plusSeconds(said.size()));
        assertThat(verdict).isInstanceOf(Agreed.class);
        said.addAll(((Agreed) verdict).events());
        customers = customers.apply(((Agreed) verdict).events());
    }

    private void refused(Reason reason, CustomerCommand command) {
        assertThat(customers.decide(command, AT))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static CustomerId id(IdentityKey identity) {
        return CustomerId.of(identity);
    }

    @Test
    void everybody_is_a_customer_of_his_own_before_anybody_says_anything() {
        assertThat(customers.customerOf(ANN)).isEqualTo(id(ANN));
        assertThat(customers.identities(id(ANN))).containsExactly(ANN);
        assertThat(customers.evidence(id(ANN))).isEmpty();
        assertThat(id(ANN).value()).isEqualTo("x:ann-1");
        assertThat(new CustomerId("x:a:b").identity()).isEqualTo(new IdentityKey("x", "a:b"));
    }

    @Test
    void a_new_handle_does_not_make_a_new_customer() {
        say(new Link(ANN, id(OTTO), CLAIM));
        assertThat(customers.customerOf(new Identity("x", "ann-1", "ann", null)))
                .isEqualTo(id(OTTO));
        assertThat(customers.customerOf(new Identity("x", "ann-1", "ann_new", "Ann")))
                .isEqualTo(id(OTTO));
    }

    @Test
    void a_link_says_who_said_so_on_what_basis_and_when() {
        say(new Link(ANNA, id(ANN), CLAIM));
        assertThat(customers.customerOf(ANNA)).isEqualTo(id(ANN));
        assertThat(customers.identities(id(ANNA))).as("by the former id").containsExactlyInAnyOrder(ANN, ANNA);
        assertThat(customers.evidence(id(ANN)))
                .containsExactly(new IdentityLinked(
                        ANNA, id(ANN), new Evidence("lea", Basis.SAME_EMAIL, AT, "ann@example.org in both profiles")));
    }

    @Test
    void what_was_linked_to_the_customer_who_goes_on_stays_with_him_when_the_merge_is_undone() {
        say(new Merge(id(ANN), id(OTTO), CLAIM));
        say(new Link(NINA, customers.customerOf(ANN), CLAIM));
        say(new UndoMerge(id(ANN), Claim.of("lea", Basis.MISTAKE)));
        assertThat(customers.identities(id(OTTO))).containsExactlyInAnyOrder(OTTO, NINA);
        assertThat(customers.identities(id(ANN))).containsExactly(ANN);
    }

    @Test
    void what_was_linked_to_the_merged_customer_by_name_goes_with_him_when_the_merge_is_undone() {
        say(new Merge(id(ANN), id(OTTO), CLAIM));
        say(new Link(NINA, id(ANN), CLAIM));
        assertThat(customers.customerOf(NINA)).isEqualTo(id(OTTO));
        say(new UndoMerge(id(ANN), Claim.of("lea", Basis.MISTAKE)));
        assertThat(customers.identities(id(OTTO))).containsExactly(OTTO);
        assertThat(customers.identities(id(ANN))).containsExactlyInAnyOrder(ANN, NINA);
    }

    @Test
    void merges_are_undone_in_any_order() {
        say(new Merge(id(ANN), id(ANNA), CLAIM));
        say(new Merge(id(ANNA), id(NINA), CLAIM));
        say(new Merge(id(NINA), id(OTTO), CLAIM));
        say(new UndoMerge(id(ANNA), CLAIM));
        assertThat(customers.identities(id(ANNA))).containsExactlyInAnyOrder(ANN, ANNA);
        assertThat(customers.identities(id(OTTO))).containsExactlyInAnyOrder(NINA, OTTO);
        say(new UndoMerge(id(NINA), CLAIM));
        say(new UndoMerge(id(ANN), CLAIM));
        assertThat(customers).isEqualTo(Customers.NONE);
    }

    @Test
    void a_merge_moves_the_whole_customer_under_whichever_id_he_is_named() {
        say(new Link(ANNA, id(ANN), CLAIM));
        say(new Merge(id(ANNA), id(OTTO), CLAIM));
        assertThat(customers.identities(id(OTTO))).containsExactlyInAnyOrder(ANN, ANNA, OTTO);
        assertThat(said.get(1))
                .isInstanceOfSatisfying(
                        CustomersMerged.class,
                        merged -> assertThat(merged.merged()).isEqualTo(id(ANN)));
    }

    @Test
    void what_makes_no_sense_is_refused() {
        refused(Reason.NOTHING_TO_UNDO, new UndoLink(ANN, CLAIM));
        refused(Reason.NOTHING_TO_UNDO, new UndoMerge(id(ANN), CLAIM));
        refused(Reason.SAME_CUSTOMER, new Merge(id(ANN), id(ANN), CLAIM));
        refused(Reason.SAME_CUSTOMER, new Link(ANN, id(ANN), CLAIM));
        say(new Link(ANNA, id(ANN), CLAIM));
        refused(Reason.SAME_CUSTOMER, new Merge(id(ANN), id(ANNA), CLAIM));
        refused(Reason.SAME_CUSTOMER, new Link(ANNA, id(ANN), CLAIM));
        refused(Reason.ALREADY_LINKED, new Link(ANNA, id(OTTO), CLAIM));
        refused(Reason.NOT_ALONE, new Link(ANN, id(OTTO), CLAIM));
        refused(Reason.NOTHING_TO_UNDO, new UndoMerge(id(ANNA), CLAIM));
        say(new Merge(id(NINA), id(ANN), CLAIM));
        refused(Reason.NOTHING_TO_UNDO, new UndoLink(NINA, CLAIM));
    }

    @Test
    void the_history_of_a_customer_holds_what_was_undone_too() {
        say(new Link(ANNA, id(ANN), CLAIM));
        say(new UndoLink(ANNA, CLAIM));
        say(new Link(NINA, id(OTTO), CLAIM));
        assertThat(customers.history(id(ANN), said)).containsExactly(said.get(0), said.get(1));
        assertThat(customers.history(id(NINA), said)).containsExactly(said.get(2));
        assertThat(customers.evidence(id(ANN))).isEmpty();
    }

    @Test
    void no_word_of_a_note_and_no_id_of_a_network_is_ever_printed() {
        say(new Link(ANNA, id(ANN), CLAIM));
        say(new Merge(id(ANN), id(OTTO), CLAIM));
        say(new UndoMerge(id(ANN), CLAIM));
        say(new UndoLink(ANNA, CLAIM));
        say(new EraseNotes(id(ANN), CLAIM));
        List<Object> printed = new ArrayList<>(said);
        printed.add(customers);
        printed.add(CLAIM);
        printed.add(new Link(ANNA, id(ANN), CLAIM));
        printed.add(customers.decide(new UndoLink(ANNA, CLAIM), AT));
        printed.add(customers.decide(new Merge(id(ANN), id(OTTO), CLAIM), AT));
        assertThat(printed)
                .allSatisfy(one -> assertThat(one.toString())
                        .doesNotContain("ann@example.org")
                        .doesNotContain("ann-1")
                        .doesNotContain("anna-2"));
    }

    @Test
    void an_erasure_adds_no_words() {
        say(new EraseNotes(id(ANN), CLAIM));
        assertThat(said.get(0).evidence().note()).isNull();
        assertThat(said.get(0).evidence().by()).isEqualTo("lea");
    }

    @Test
    void the_conversations_of_a_customer_are_those_of_his_identities_on_their_own_network() {
        Conversation post = opened(new ConversationKey("acme", "p", "ann-1"), "x");
        Conversation direct = opened(new ConversationKey("acme-fb", null, "anna-2"), "facebook");
        Conversation stranger = opened(new ConversationKey("acme-fb", null, "ann-1"), "facebook");
        Conversation unnamed = opened(ConversationKey.unnamed("acme", "p", "m"), "x");
        List<Conversation> all = List.of(direct, stranger, unnamed, post);
        assertThat(customers.conversations(id(ANN), all)).containsExactly(post);
        say(new Link(ANNA, id(ANN), CLAIM));
        assertThat(customers.conversations(id(ANN), all)).containsExactly(direct, post);
        assertThat(customers.conversations(id(ANNA), all)).containsExactly(direct, post);
    }

    private static Conversation opened(ConversationKey key, String network) {
        return Conversation.open(new LoggedEvent(key.id(), 1, AT, null, new ConversationOpened(key, network)));
    }

    @Test
    void evidence_without_a_giver_and_a_basis_that_is_a_sentence_are_refused() {
        assertThatThrownBy(() -> Claim.of(" ", Basis.CRM)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Basis("ann@example.org"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("ann");
        assertThatThrownBy(() -> new IdentityKey("x:y", "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CustomerId("nobody")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Basis("same-parcel")).isEqualTo(new Basis("same-parcel"));
    }

    /** Time in proportion to the whole would be some ten thousand million steps here. */
    @Test
    @Timeout(60)
    void one_customer_may_have_a_hundred_thousand_identities() {
        int many = 100_000;
        for (int i = 1; i < many; i++) {
            IdentityKey next = new IdentityKey("x", Integer.toString(i));
            customers = customers.apply(
                    new CustomersMerged(id(new IdentityKey("x", Integer.toString(i - 1))), id(next), CLAIM.at(AT)));
        }
        IdentityKey deepest = new IdentityKey("x", "0");
        CustomerId last = id(new IdentityKey("x", Integer.toString(many - 1)));
        for (int i = 0; i < many; i++) {
            assertThat(customers.customerOf(deepest)).isEqualTo(last);
        }
        for (int i = 0; i < many - 1; i++) {
            CustomerId one = id(new IdentityKey("x", Integer.toString(i)));
            customers = customers.apply(((Agreed) customers.decide(new UndoMerge(one, CLAIM), AT)).events());
        }
        assertThat(customers).isEqualTo(Customers.NONE);
    }
}
