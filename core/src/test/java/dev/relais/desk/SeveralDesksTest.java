package dev.relais.desk;

import static dev.relais.desk.Bench.state;
import static dev.relais.desk.Bench.tell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relais.connect.Reconciliation;
import dev.relais.connect.SendOutcome;
import dev.relais.conversation.ConversationEvent.ConversationQueued;
import dev.relais.conversation.ConversationEvent.OfferMade;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationState.Offered;
import dev.relais.conversation.ConversationState.Owned;
import dev.relais.conversation.ConversationState.Queued;
import dev.relais.conversation.SendState;
import dev.relais.store.ConflictException;
import dev.relais.store.FencedException;
import dev.relais.store.InMemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Two desks that share a store. */
class SeveralDesksTest {
    private static final ConversationId BO = LineConnector.conversation("bo");

    private final InMemoryStore store = new InMemoryStore();
    private final Bench left = new Bench(store);
    private final Bench right = new Bench(store);

    @Test
    void each_learns_at_its_next_call_what_the_other_did() {
        List<String> heard = new ArrayList<>();
        Desk one = left.builder().desk("one").build();
        Desk two = right.builder()
                .desk("two")
                .listener((event, conversation) ->
                        heard.add(event.event().getClass().getSimpleName()))
                .build();
        two.available("lea", true);
        tell(one, "bo m1 hello");
        assertThat(state(one, "bo")).isInstanceOf(Queued.class);
        two.tick();
        assertThat(state(one, "bo")).as("lea is known to two only").isInstanceOf(Offered.class);
        assertThat(heard).contains("MessageReceived", "ConversationQueued", "OfferMade");
        Offered offered = (Offered) state(one, "bo");
        assertThat(one.accept(BO, offered.offer(), "lea")).isInstanceOf(CommandResult.Done.class);
        assertThat(one.health().agents()).containsEntry("lea", 1L);
        two.tick();
        assertThat(two.health().agents()).containsEntry("lea", 1L);
        assertThat(two.health().states()).isEqualTo(one.health().states());
    }

    @Test
    void only_one_of_two_holds_a_conversation_out() {
        Desk one = left.builder().desk("one").build();
        Desk two = right.builder().desk("two").build();
        one.available("lea", true);
        two.available("tom", true);
        tell(one, "bo m1 hello");
        two.tick();
        one.tick();
        assertThat(Bench.events(one, "bo", OfferMade.class)).hasSize(1);
    }

    @Test
    void an_agent_whom_the_other_desk_gave_work_meanwhile_is_asked_with_that_in_mind() {
        HookedStore hooked = new HookedStore();
        Bench here = new Bench(hooked);
        Desk one = here.builder().desk("one").build();
        Desk two = new Bench(hooked).builder().desk("two").build();
        tell(one, "bo m1 hello");
        tell(one, "ann m2 hello");
        boolean[] armed = {true};
        hooked.beforeCommit = commit -> {
            boolean offer = commit.events().stream().anyMatch(logged -> logged.event() instanceof OfferMade);
            if (offer && armed[0]) {
                armed[0] = false;
                assertThat(commit.seen()).isEqualTo(hooked.position());
                two.assign(Objects.requireNonNull(commit.conversation()), "lea");
                assertThatThrownBy(() -> hooked.inner.commit(commit)).isInstanceOf(ConflictException.class);
            }
        };
        one.available("lea", true);
        assertThat(armed[0]).isFalse();
        assertThat(state(one, "bo")).isInstanceOf(Owned.class);
        assertThat(((Offered) state(one, "ann")).agent()).isEqualTo("lea");
        assertThat(Bench.events(one, "bo", OfferMade.class)).isEmpty();
    }

    @Test
    void what_one_left_undone_the_other_does_after_a_while() {
        List<Runnable> never = new ArrayList<>();
        Desk one = left.builder().desk("one").executor(never::add).build();
        Desk two = right.builder().desk("two").build();
        assertThat(tell(one, "bo m1 hello")).isEqualTo(200);
        two.tick();
        assertThat(two.conversations()).as("one may still be at it").isEmpty();
        right.now = two.nextTick().orElseThrow();
        two.tick();
        assertThat(state(two, "bo")).isInstanceOf(Queued.class);
        never.forEach(Runnable::run);
        assertThat(Bench.events(two, "bo", ConversationQueued.class)).hasSize(1);
    }

    @Test
    void a_reply_that_one_decided_and_did_not_begin_the_other_sends_once() {
        boolean[] stopped = {false};
        List<Runnable> later = new ArrayList<>();
        Desk one = left.builder()
                .desk("one")
                .executor(work -> {
                    if (stopped[0]) {
                        later.add(work);
                    } else {
                        work.run();
                    }
                })
                .build();
        Desk two = right.builder().desk("two").build();
        Owned owned = Bench.owned(one, "bo");
        stopped[0] = true;
        one.reply(BO, owned.token(), "hello");
        two.tick();
        later.forEach(Runnable::run);
        one.tick();
        assertThat(right.connector.sends).hasSize(1);
        assertThat(left.connector.sends).isEmpty();
    }

    @Test
    void a_call_of_a_desk_that_lives_and_says_nothing_is_looked_for_and_never_repeated_without_a_person() {
        Desk two = right.builder().desk("two").settle(Duration.ofSeconds(30)).build();
        right.connector.found = new Reconciliation.Absent();
        left.connector.network = request -> {
            for (int i = 0; i < 20; i++) {
                two.tick();
                right.now = right.now.plusSeconds(30);
            }
            assertThat(Bench.of(two, "bo").sends().values())
                    .singleElement()
                    .satisfies(send -> assertThat(send.state()).isEqualTo(SendState.HELD));
            return new SendOutcome.Sent("out-1");
        };
        Desk one = left.builder().desk("one").build();
        Owned owned = Bench.owned(one, "bo");
        one.reply(BO, owned.token(), "hello");
        assertThat(right.connector.looks).hasSize(1);
        assertThat(right.connector.sends).isEmpty();
        assertThat(Bench.of(one, "bo").sends().values())
                .as("its own word is the truth")
                .singleElement()
                .satisfies(send -> assertThat(send.state()).isEqualTo(SendState.SENT));
    }

    @Test
    void what_the_network_told_one_about_an_account_holds_for_all() {
        Desk one = left.builder().desk("one").build();
        Desk two = right.builder().desk("two").build();
        Owned bo = Bench.owned(one, "bo");
        Owned ann = Bench.owned(one, "ann");
        left.connector.network = request -> new SendOutcome.Throttled(left.now.plusSeconds(600));
        one.reply(BO, bo.token(), "hello");
        two.tick();
        two.reply(LineConnector.conversation("ann"), ann.token(), "hello");
        Bench third = new Bench(store);
        Desk three = third.builder().desk("three").build();
        three.tick();
        assertThat(right.connector.sends).isEmpty();
        assertThat(third.connector.sends).isEmpty();
        assertThat(two.nextTick()).contains(right.now.plusSeconds(600));
        right.now = right.now.plusSeconds(600);
        two.tick();
        assertThat(right.connector.sends).hasSize(2);
    }

    @Test
    void a_desk_whose_name_is_taken_over_writes_and_sends_nothing_more() {
        Desk one = left.builder().desk("one").build();
        Owned owned = Bench.owned(one, "bo");
        right.builder().desk("one").build();
        long before = store.position();
        assertThatThrownBy(() -> one.reply(BO, owned.token(), "hello")).isInstanceOf(FencedException.class);
        one.tick();
        assertThat(store.position()).isEqualTo(before);
        assertThat(left.connector.sends).isEmpty();
    }
}
