package dev.relais.desk;

import static dev.relais.desk.Bench.tell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.conversation.ConversationEvent.ConversationRouted;
import dev.relais.customer.Basis;
import dev.relais.customer.Claim;
import dev.relais.customer.CustomerCommand;
import dev.relais.customer.CustomerId;
import dev.relais.customer.CustomerVerdict;
import dev.relais.customer.Customers;
import dev.relais.customer.IdentityKey;
import dev.relais.rules.FactValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is who, as several desks are told. */
class WhoIsWhoTest {
    private static final IdentityKey BO = new IdentityKey("line", "bo");
    private static final IdentityKey CRM = new IdentityKey("mail", "bo@example.org");
    private static final Claim CLAIM = Claim.of("lea", Basis.SAME_EMAIL);

    private final Bench bench = new Bench();

    @Test
    void what_the_host_knows_of_one_profile_it_knows_of_the_person() {
        List<String> asked = new ArrayList<>();
        Desk desk = bench.builder()
                .directory(identity -> {
                    asked.add(identity.id());
                    return identity.network().equals("mail")
                            ? Optional.of(Map.of("tier", FactValue.of("gold")))
                            : Optional.empty();
                })
                .build();
        tell(desk, "bo m1 hello");
        assertThat(asked).containsExactly("bo");
        assertThat(desk.customers(new CustomerCommand.Link(CRM, CustomerId.of(BO), CLAIM)))
                .isInstanceOf(CustomerVerdict.Agreed.class);
        tell(desk, "bo@p1 m2 hello");
        assertThat(asked).containsExactly("bo", "bo", "bo@example.org");
        assertThat(Bench.events(desk, "bo", ConversationRouted.class)).hasSize(1);
        assertThat(desk.customers().conversations(CustomerId.of(CRM), desk.conversations()))
                .hasSize(2);
    }

    @Test
    void several_desks_are_of_one_mind_and_a_wrong_link_is_undone() {
        Desk one = bench.builder().desk("one").build();
        Desk two = bench.builder().desk("two").build();
        one.customers(new CustomerCommand.Link(CRM, CustomerId.of(BO), CLAIM));
        assertThat(two.customers().customerOf(CRM)).isEqualTo(CustomerId.of(BO));
        assertThat(two.customers(new CustomerCommand.Link(CRM, CustomerId.of(BO), CLAIM)))
                .isInstanceOf(CustomerVerdict.Refused.class);
        two.customers(new CustomerCommand.UndoLink(CRM, CLAIM));
        assertThat(one.customers().customerOf(CRM)).isEqualTo(CustomerId.of(CRM));
        assertThat(one.customers()).isEqualTo(Customers.NONE);
    }
}
