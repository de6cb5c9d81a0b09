package dev.relais.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.connect.SendOutcome;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationState.AwaitingCustomer;
import dev.relais.conversation.ConversationState.Owned;
import dev.relais.conversation.Refusal.Reason;
import dev.relais.conversation.Send;
import dev.relais.conversation.SendState;
import dev.relais.store.InMemoryStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Replies of which nobody knows whether the network has them. */
class UndecidedSendTest {
    private static final ConversationId BO = LineConnector.conversation("bo");

    private final InMemoryStore store = new InMemoryStore();
    private final Bench bench = new Bench(store);

    @Test
    void a_send_that_was_on_its_way_when_the_desk_stopped_is_unknown_and_not_sent_again() {
        List<Runnable> postponed = new ArrayList<>();
        boolean[] hold = {false};
        Desk first = bench.builder()
                .executor(work -> {
                    if (hold[0]) {
                        postponed.add(work);
                    } else {
                        work.run();
                    }
                })
                .build();
        Owned owned = Bench.owned(first, "bo");
        hold[0] = true;
        assertThat(first.reply(BO, owned.token(), "hello")).isInstanceOf(CommandResult.Done.class);
        assertThat(postponed).hasSize(1);

        Bench again = new Bench(store);
        Desk second = again.builder().build();
        assertThat(send(second).state()).isEqualTo(SendState.UNKNOWN);
        assertThat(again.connector.sends).isEmpty();
        assertThat(reason(second.reply(BO, owned.token(), "hello"))).isEqualTo(Reason.SEND_IN_PROGRESS);
    }

    @Test
    void a_person_says_that_it_arrived_and_it_is_the_customers_turn() {
        Desk desk = unknown();
        assertThat(desk.settle(BO, send(desk).id(), true)).isInstanceOf(CommandResult.Done.class);
        assertThat(send(desk).state()).isEqualTo(SendState.SENT);
        assertThat(Bench.state(desk, "bo")).isInstanceOf(AwaitingCustomer.class);
        assertThat(bench.connector.sends).hasSize(1);
    }

    @Test
    void a_person_says_that_it_did_not_arrive_and_another_reply_may_go_out() {
        Desk desk = unknown();
        assertThat(desk.settle(BO, send(desk).id(), false)).isInstanceOf(CommandResult.Done.class);
        assertThat(send(desk).state()).isEqualTo(SendState.REJECTED);
        bench.connector.network = request -> new SendOutcome.Sent("out-2");
        long token = ((Owned) Bench.state(desk, "bo")).token();
        assertThat(desk.reply(BO, token, "hello again")).isInstanceOf(CommandResult.Done.class);
        assertThat(bench.connector.sends).hasSize(2);
    }

    @Test
    void nobody_is_asked_about_a_send_whose_outcome_is_known() {
        Desk desk = unknown();
        assertThat(desk.settle(BO, send(desk).id(), true)).isInstanceOf(CommandResult.Done.class);
        assertThat(reason(desk.settle(BO, send(desk).id(), false))).isEqualTo(Reason.OUT_OF_ORDER);
        assertThat(send(desk).state()).isEqualTo(SendState.SENT);
    }

    private Desk unknown() {
        bench.connector.network = request -> new SendOutcome.Unknown("no answer");
        Desk desk = bench.builder().build();
        Owned owned = Bench.owned(desk, "bo");
        assertThat(desk.reply(BO, owned.token(), "hello")).isInstanceOf(CommandResult.Done.class);
        assertThat(send(desk).state()).isEqualTo(SendState.UNKNOWN);
        return desk;
    }

    /** The first send of the conversation. */
    private static Send send(Desk desk) {
        return Bench.of(desk, "bo").sends().values().iterator().next();
    }

    private static Reason reason(CommandResult result) {
        return ((CommandResult.Refused) result).refusal().reason();
    }
}
