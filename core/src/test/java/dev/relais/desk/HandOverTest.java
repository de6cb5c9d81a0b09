package dev.relais.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationState.AwaitingCustomer;
import dev.relais.conversation.ConversationState.Offered;
import dev.relais.conversation.ConversationState.Owned;
import dev.relais.conversation.ConversationState.Queued;
import dev.relais.conversation.Refusal.Reason;
import org.junit.jupiter.api.Test;

/** A person gives a conversation away, or takes it by hand. */
class HandOverTest {
    private static final ConversationId BO = LineConnector.conversation("bo");

    private final Bench bench = new Bench();
    private final Desk desk = bench.builder().build();

    @Test
    void by_hand_it_leaves_the_queue_and_the_new_owner_answers() {
        Bench.tell(desk, "bo m1 hello");
        assertThat(Bench.state(desk, "bo")).isInstanceOf(Queued.class);
        assertThat(desk.assign(BO, "tom")).isInstanceOf(CommandResult.Done.class);
        Owned owned = (Owned) Bench.state(desk, "bo");
        assertThat(owned.agent()).isEqualTo("tom");
        assertThat(desk.reply(BO, owned.token(), "hello bo")).isInstanceOf(CommandResult.Done.class);
        assertThat(Bench.state(desk, "bo")).isInstanceOf(AwaitingCustomer.class);
    }

    @Test
    void by_hand_it_is_taken_from_its_owner_whose_late_reply_is_refused() {
        Owned before = Bench.owned(desk, "bo");
        assertThat(desk.assign(BO, "tom")).isInstanceOf(CommandResult.Done.class);
        assertThat(reason(desk.reply(BO, before.token(), "too late"))).isEqualTo(Reason.STALE_TOKEN);
        assertThat(bench.connector.sends).isEmpty();
        assertThat(reason(desk.assign(BO, "tom"))).isEqualTo(Reason.OUT_OF_ORDER);
    }

    @Test
    void an_offer_is_gone_when_somebody_else_got_it_by_hand() {
        desk.available("lea", true);
        Bench.tell(desk, "bo m1 hello");
        Offered offered = (Offered) Bench.state(desk, "bo");
        assertThat(desk.assign(BO, "tom")).isInstanceOf(CommandResult.Done.class);
        assertThat(reason(desk.accept(BO, offered.offer(), "lea"))).isEqualTo(Reason.OFFER_IS_GONE);
    }

    @Test
    void given_back_it_waits_for_somebody_else() {
        Owned owned = Bench.owned(desk, "bo");
        assertThat(desk.release(BO, owned.token())).isInstanceOf(CommandResult.Done.class);
        assertThat(Bench.of(desk, "bo").declinedBy()).contains("lea");
        assertThat(reason(desk.reply(BO, owned.token(), "too late"))).isEqualTo(Reason.NOT_OWNED);
    }

    @Test
    void nobody_gets_what_is_not_there_and_nobody_unknown_gets_anything() {
        assertThat(reason(desk.assign(BO, "tom"))).isEqualTo(Reason.UNKNOWN_CONVERSATION);
        Bench.tell(desk, "bo m1 hello");
        assertThat(reason(desk.assign(BO, "nobody"))).isEqualTo(Reason.UNKNOWN_AGENT);
        assertThat(reason(desk.release(BO, 1))).isEqualTo(Reason.NOT_OWNED);
    }

    private static Reason reason(CommandResult result) {
        return ((CommandResult.Refused) result).refusal().reason();
    }
}
