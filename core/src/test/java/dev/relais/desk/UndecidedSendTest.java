package dev.relais.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relais.RetriableException;
import dev.relais.connect.Reconciliation;
import dev.relais.connect.Reconciliation.Absent;
import dev.relais.connect.SendOutcome;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationState.AwaitingCustomer;
import dev.relais.conversation.ConversationState.Owned;
import dev.relais.conversation.Refusal.Reason;
import dev.relais.conversation.Send;
import dev.relais.conversation.SendId;
import dev.relais.conversation.SendState;
import dev.relais.store.InMemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Replies of which nobody knows whether the network has them. */
class UndecidedSendTest {
    /** The process is gone: nothing catches this. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final Duration SETTLE = Duration.ofSeconds(30);
    private static final ConversationId BO = LineConnector.conversation("bo");

    private final InMemoryStore store = new InMemoryStore();
    private final Bench bench = new Bench(store);

    @Test
    void a_reply_that_was_decided_and_not_begun_when_the_desk_stopped_goes_out_at_the_next_start() {
        List<Runnable> postponed = new ArrayList<>();
        Desk first = holdingBack(postponed);
        assertThat(send(first).state()).isEqualTo(SendState.PENDING);

        Bench again = new Bench(store);
        Desk second = again.builder().build();
        assertThat(send(second).state()).isEqualTo(SendState.SENT);
        assertThat(again.connector.sends).hasSize(1);
        postponed.forEach(Runnable::run);
        assertThat(bench.connector.sends).as("the first desk is over").isEmpty();
    }

    private Desk holdingBack(List<Runnable> postponed) {
        boolean[] hold = {false};
        Desk desk = bench.builder()
                .executor(work -> {
                    if (hold[0]) {
                        postponed.add(work);
                    } else {
                        work.run();
                    }
                })
                .build();
        Owned owned = Bench.owned(desk, "bo");
        hold[0] = true;
        assertThat(desk.reply(BO, owned.token(), "hello")).isInstanceOf(CommandResult.Done.class);
        assertThat(postponed).hasSize(1);
        return desk;
    }

    @Test
    void a_send_that_was_on_its_way_when_the_desk_stopped_is_looked_for_and_not_sent_again_blindly() {
        for (Reconciliation found :
                List.of(new Reconciliation.Found("out-1"), new Absent(), new Reconciliation.Undecidable("blind"))) {
            Bench dying = new Bench(new InMemoryStore());
            dying.connector.network = request -> {
                throw new Crash();
            };
            Desk first = dying.builder().build();
            Owned owned = Bench.owned(first, "bo");
            assertThatThrownBy(() -> first.reply(BO, owned.token(), "hello")).isInstanceOf(Crash.class);
            assertThat(send(first).state()).isEqualTo(SendState.SENDING);

            Bench again = new Bench(dying.store);
            again.connector.found = found;
            Desk second = again.builder().settle(SETTLE).build();
            assertThat(send(second).state()).isEqualTo(SendState.UNKNOWN);
            second.tick();
            assertThat(again.connector.looks).as("it has time to land").isEmpty();
            again.now = again.now.plus(SETTLE);
            second.tick();
            second.tick();
            assertThat(again.connector.looks).hasSize(1);
            assertThat(again.connector.sends).hasSize(found instanceof Absent ? 1 : 0);
            boolean blind = found instanceof Reconciliation.Undecidable;
            assertThat(send(second).state()).isEqualTo(blind ? SendState.HELD : SendState.SENT);
            assertThat(second.health().held()).hasSize(blind ? 1 : 0);
        }
    }

    @Test
    void where_nothing_may_be_sent_twice_without_a_person_what_the_network_does_not_have_is_held() {
        bench.connector.network = request -> new SendOutcome.Unknown("no answer");
        bench.connector.found = new Absent();
        Desk desk = bench.builder().settle(SETTLE).resend(ResendPolicy.STRICT).build();
        desk.reply(BO, Bench.owned(desk, "bo").token(), "hello");
        bench.now = bench.now.plus(SETTLE);
        desk.tick();
        bench.now = bench.now.plus(SETTLE);
        desk.tick();
        assertThat(send(desk).state()).isEqualTo(SendState.HELD);
        assertThat(bench.connector.sends).hasSize(1);
    }

    @Test
    void a_network_that_cannot_be_asked_is_asked_again_later() {
        bench.connector.network = request -> new SendOutcome.Unknown("no answer");
        bench.connector.found = new Reconciliation.Unavailable("down");
        Desk desk = bench.builder().settle(SETTLE).build();
        desk.reply(BO, Bench.owned(desk, "bo").token(), "hello");
        desk.tick();
        for (int i = 1; i <= 3; i++) {
            bench.now = bench.now.plus(SETTLE);
            desk.tick();
            desk.tick();
            assertThat(bench.connector.looks).hasSize(i);
        }
        assertThat(send(desk).state()).isEqualTo(SendState.UNKNOWN);
    }

    @Test
    void a_person_says_that_it_arrived_and_it_is_the_customers_turn() {
        Desk desk = unknown();
        assertThat(desk.confirm(BO, send(desk).id())).isInstanceOf(CommandResult.Done.class);
        assertThat(send(desk).state()).isEqualTo(SendState.SENT);
        assertThat(Bench.state(desk, "bo")).isInstanceOf(AwaitingCustomer.class);
        assertThat(bench.connector.sends).hasSize(1);
    }

    @Test
    void a_person_says_that_it_did_not_arrive_and_it_goes_out_again() {
        Desk desk = unknown();
        bench.connector.network = request -> new SendOutcome.Sent("out-2");
        assertThat(desk.resend(BO, send(desk).id())).isInstanceOf(CommandResult.Done.class);
        assertThat(send(desk).state()).isEqualTo(SendState.SENT);
        assertThat(bench.connector.sends).hasSize(2);
    }

    @Test
    void a_person_gives_it_up_and_another_reply_goes_out() {
        Desk desk = unknown();
        assertThat(desk.cancel(BO, send(desk).id())).isInstanceOf(CommandResult.Done.class);
        assertThat(send(desk).state()).isEqualTo(SendState.CANCELLED);
        bench.connector.network = request -> new SendOutcome.Sent("out-2");
        long token = ((Owned) Bench.state(desk, "bo")).token();
        desk.reply(BO, token, "hello again");
        assertThat(bench.connector.sends).hasSize(2);
        assertThat(Bench.state(desk, "bo")).isInstanceOf(AwaitingCustomer.class);
    }

    @Test
    void nobody_is_asked_about_a_send_whose_outcome_is_known() {
        Desk desk = unknown();
        assertThat(desk.confirm(BO, send(desk).id())).isInstanceOf(CommandResult.Done.class);
        assertThat(reason(desk.resend(BO, send(desk).id()))).isEqualTo(Reason.OUT_OF_ORDER);
        assertThat(reason(desk.confirm(BO, send(desk).id()))).isEqualTo(Reason.OUT_OF_ORDER);
        assertThat(reason(desk.cancel(BO, send(desk).id()))).isEqualTo(Reason.OUT_OF_ORDER);
        assertThat(reason(desk.cancel(BO, new SendId("s-none")))).isEqualTo(Reason.NOT_FOUND);
        assertThat(send(desk).state()).isEqualTo(SendState.SENT);
    }

    @Test
    void what_an_account_could_not_send_is_held_and_goes_out_once_it_can() {
        bench.connector.network = request -> new SendOutcome.Blocked("token-expired", "sign in again");
        Desk desk = bench.builder().build();
        desk.reply(BO, Bench.owned(desk, "bo").token(), "hello");
        assertThat(send(desk).state()).isEqualTo(SendState.HELD);
        bench.connector.network = request -> new SendOutcome.Sent("out-2");
        desk.tick();
        assertThat(bench.connector.sends).hasSize(1);
        assertThat(desk.unblock("another")).isZero();
        assertThat(desk.unblock("line")).isEqualTo(1);
        assertThat(send(desk).state()).isEqualTo(SendState.SENT);
    }

    @Test
    void an_outcome_that_the_store_could_not_keep_is_kept_later_and_nothing_is_sent_again() {
        HookedStore failing = new HookedStore();
        Bench here = new Bench(failing);
        Desk desk = here.builder().build();
        Owned owned = Bench.owned(desk, "bo");
        here.connector.network = request -> {
            failing.beforeCommit = commit -> {
                throw new RetriableException("the store is down", Duration.ofSeconds(1), null);
            };
            return new SendOutcome.Sent("out-1");
        };
        desk.reply(BO, owned.token(), "hello");
        assertThat(send(desk).state()).isEqualTo(SendState.SENDING);
        desk.tick();
        failing.beforeCommit = commit -> {};
        desk.tick();
        assertThat(send(desk).state()).isEqualTo(SendState.SENT);
        assertThat(here.connector.sends).hasSize(1);
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
