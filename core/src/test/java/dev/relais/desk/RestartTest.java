package dev.relais.desk;

import static dev.relais.desk.Bench.state;
import static dev.relais.desk.Bench.tell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationState;
import dev.relais.conversation.ConversationState.AwaitingCustomer;
import dev.relais.conversation.ConversationState.Offered;
import dev.relais.conversation.ConversationState.Owned;
import dev.relais.conversation.ConversationState.Queued;
import dev.relais.store.Commit;
import dev.relais.store.Pending;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** A second desk over the same store. */
class RestartTest {
    /** The process is gone: nothing catches this. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final HookedStore store = new HookedStore();
    private final Bench before = new Bench(store);
    private final Bench after = new Bench(store);

    @Test
    void a_delivery_that_was_kept_but_not_understood_is_understood_at_the_next_start() {
        Desk first = before.builder()
                .executor(work -> {
                    throw new RejectedExecutionException("shutting down");
                })
                .build();
        assertThat(tell(first, "bo m1 hello")).as("it is kept").isEqualTo(200);
        assertThat(first.conversations()).isEmpty();
        Desk second = after.builder().build();
        assertThat(state(second, "bo")).isInstanceOf(Queued.class);
        assertThat(store.pending()).isEmpty();
    }

    @Test
    void a_second_desk_knows_who_owns_what_and_to_whom_it_is_held_out() {
        Desk first = before.builder().build();
        long token = Bench.owned(first, "bo").token();
        tell(first, "ann m2 hello");
        Offered offered = (Offered) state(first, "ann");

        Desk second = after.builder().build();
        assertThat(second.accept(LineConnector.conversation("ann"), offered.offer(), "lea"))
                .isInstanceOf(CommandResult.Done.class);
        assertThat(second.reply(LineConnector.conversation("bo"), token, "hello bo"))
                .isInstanceOf(CommandResult.Done.class);
        assertThat(state(second, "bo")).isInstanceOf(AwaitingCustomer.class);
        assertThat(after.connector.sends).hasSize(1);
    }

    @Test
    void an_offer_that_ran_out_while_nobody_was_there_expires_at_the_first_tick() {
        Desk first = before.builder().build();
        first.available("lea", true);
        tell(first, "bo m1 hello");
        after.now = before.now.plusSeconds(3_600);
        Desk second = after.builder().build();
        assertThat(second.nextTick()).contains(((Offered) state(second, "bo")).expiresAt());
        second.tick();
        assertThat(state(second, "bo")).isInstanceOf(Queued.class);
    }

    @Test
    void a_crash_after_any_commit_of_a_new_message_leaves_it_in_a_queue_after_the_next_start() {
        for (int step = 1; step <= 3; step++) {
            HookedStore crashing = new HookedStore();
            Desk first = new Bench(crashing).builder().build();
            crash(crashing, step, first, "bo m1 hello");
            Desk second = new Bench(crashing).builder().build();
            assertThat(state(second, "bo")).as("crash after commit %d", step).isInstanceOf(Queued.class);
            assertThat(Bench.events(second, "bo", MessageReceived.class)).hasSize(1);
            assertThat(crashing.pending()).isEmpty();
        }
    }

    @Test
    void a_crash_before_a_new_message_reopened_or_resumed_its_conversation_is_made_good() {
        Desk first = before.builder().build();
        long token = Bench.owned(first, "bo").token();
        first.resolve(LineConnector.conversation("bo"), token);
        first.reply(LineConnector.conversation("ann"), Bench.owned(first, "ann").token(), "hello ann");
        assertThat(state(first, "ann")).isInstanceOf(AwaitingCustomer.class);
        crash(store, 1, first, "bo m5 again");
        crash(store, 1, first, "ann m6 again");
        assertThat(state(first, "bo")).isInstanceOf(ConversationState.Resolved.class);
        Desk second = after.builder().build();
        assertThat(state(second, "bo")).isInstanceOf(Queued.class);
        assertThat(state(second, "ann")).isInstanceOf(Owned.class);
    }

    @Test
    void an_old_message_told_again_reopens_nothing() {
        Desk first = before.builder().build();
        long token = Bench.owned(first, "bo").token();
        first.resolve(LineConnector.conversation("bo"), token);
        tell(first, "bo bo-1 hello");
        assertThat(state(first, "bo")).isInstanceOf(ConversationState.Resolved.class);
        assertThat(first.counters().get("items.told-again")).isEqualTo(1);
    }

    @Test
    void a_delivery_on_which_the_connector_fails_does_not_keep_the_desk_from_opening() {
        Desk first = before.builder().build();
        assertThat(tell(first, "poison")).isEqualTo(200);
        assertThat(tell(first, "bo m1 hello")).isEqualTo(200);
        assertThat(first.counters().get("deliveries.failed")).isEqualTo(1);
        Desk second = after.builder().build();
        assertThat(state(second, "bo")).isInstanceOf(Queued.class);
        assertThat(second.counters().get("deliveries.failed")).isEqualTo(1);
        assertThat(store.pending())
                .as("kept for a better connector")
                .extracting(Pending::number)
                .containsExactly(1L);
    }

    private static void crash(HookedStore store, int afterCommits, Desk desk, String lines) {
        int[] left = {afterCommits};
        store.afterCommit = (Commit commit) -> {
            if (--left[0] == 0) {
                throw new Crash();
            }
        };
        assertThatThrownBy(() -> tell(desk, lines)).isInstanceOf(Crash.class);
        store.afterCommit = commit -> {};
    }
}
