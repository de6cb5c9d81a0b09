package dev.relais.desk;

import static dev.relais.desk.Bench.events;
import static dev.relais.desk.Bench.state;
import static dev.relais.desk.Bench.tell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.connect.SendOutcome;
import dev.relais.conversation.ConversationEvent.ConversationResumed;
import dev.relais.conversation.ConversationEvent.MessageSent;
import dev.relais.conversation.ConversationEvent.SendSettled;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationState;
import dev.relais.conversation.ConversationState.AwaitingCustomer;
import dev.relais.conversation.ConversationState.Owned;
import dev.relais.conversation.SendState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers, echoes and new messages in every order in which they may come. */
class EchoTest {
    private static final ConversationId BO = LineConnector.conversation("bo");

    private final Bench bench = new Bench();
    private final Desk desk = bench.builder().build();

    @Test
    void an_echo_after_the_answer_is_the_same_message() {
        desk.reply(BO, Bench.owned(desk, "bo").token(), "hello");
        String send = bench.connector.sends.get(0).id().value();
        tell(desk, "> bo out-" + send + " " + send);
        assertThat(events(desk, "bo", MessageSent.class)).hasSize(1);
        assertThat(Bench.of(desk, "bo").entries()).hasSize(2);
        assertThat(state(desk, "bo")).isInstanceOf(AwaitingCustomer.class);
    }

    @Test
    void an_echo_before_the_answer_ends_in_the_same_state() {
        bench.connector.network = request -> {
            String id = request.id().value();
            tell(desk, "> bo out-" + id + " " + id);
            return new SendOutcome.Sent("out-" + id);
        };
        desk.reply(BO, Bench.owned(desk, "bo").token(), "hello");
        assertThat(events(desk, "bo", MessageSent.class)).hasSize(1);
        assertThat(events(desk, "bo", SendSettled.class)).hasSize(1);
        assertThat(state(desk, "bo")).isInstanceOf(AwaitingCustomer.class);
    }

    @Test
    void an_unknown_outcome_holds_back_a_second_reply_until_the_echo_settles_it() {
        bench.connector.network = request -> new SendOutcome.Unknown("no answer");
        long token = Bench.owned(desk, "bo").token();
        desk.reply(BO, token, "hello");
        bench.connector.network = request -> new SendOutcome.Sent("out-2");
        desk.reply(BO, token, "hello?");
        assertThat(bench.connector.sends).hasSize(1);
        String send = bench.connector.sends.get(0).id().value();
        tell(desk, "> bo out-1 " + send);
        desk.tick();
        assertThat(Bench.of(desk, "bo").sends().values())
                .extracting(settled -> settled.state())
                .containsExactly(SendState.SENT, SendState.SENT);
        assertThat(state(desk, "bo")).isInstanceOf(AwaitingCustomer.class);
        assertThat(bench.connector.sends).hasSize(2);
    }

    @Test
    void a_message_that_comes_while_a_reply_is_on_its_way_still_waits_for_its_answer() {
        bench.connector.network = request -> {
            tell(desk, "bo bo-22 and another thing");
            return new SendOutcome.Sent("out");
        };
        Owned owned = Bench.owned(desk, "bo");
        desk.reply(BO, owned.token(), "hello");
        assertThat(state(desk, "bo")).isEqualTo(owned);
        bench.connector.network = request -> new SendOutcome.Sent("out2");
        assertThat(desk.reply(BO, owned.token(), "and another answer")).isInstanceOf(CommandResult.Done.class);
        assertThat(bench.connector.sends.get(1).inReplyTo()).isEqualTo("bo-22");
        assertThat(state(desk, "bo")).isInstanceOf(AwaitingCustomer.class);
    }

    @Test
    void a_refused_reply_may_be_tried_again_and_a_throttled_one_goes_out_by_itself() {
        long token = Bench.owned(desk, "bo").token();
        bench.connector.network = request -> new SendOutcome.Rejected("window-closed", "too late");
        desk.reply(BO, token, "hello");
        bench.connector.network = request -> new SendOutcome.Throttled(bench.now.plusSeconds(60));
        desk.reply(BO, token, "hello");
        assertThat(states()).containsExactly(SendState.REJECTED, SendState.THROTTLED);
        assertThat(desk.nextTick()).contains(bench.now.plusSeconds(60));
        desk.tick();
        assertThat(bench.connector.sends).as("not inside of the window").hasSize(2);
        bench.now = bench.now.plusSeconds(60);
        bench.connector.network = request -> new SendOutcome.Sent("out");
        desk.tick();
        assertThat(states()).containsExactly(SendState.REJECTED, SendState.SENT);
        assertThat(state(desk, "bo")).isInstanceOf(AwaitingCustomer.class);
    }

    private List<SendState> states() {
        return Bench.of(desk, "bo").sends().values().stream()
                .map(send -> send.state())
                .toList();
    }

    @Test
    void two_messages_at_once_to_one_who_waits_resume_him_once() {
        HookedStore store = new HookedStore();
        Desk racing = new Bench(store).builder().build();
        long token = Bench.owned(racing, "bo").token();
        racing.reply(BO, token, "hello");
        boolean[] armed = {true};
        store.afterRead = read -> {
            boolean hit = armed[0]
                    && read.filter(now -> now.state() instanceof AwaitingCustomer
                                    && now.entries().size() == 3)
                            .isPresent();
            if (hit && askedByTheRules()) {
                armed[0] = false;
                tell(racing, "bo bo-333 second");
            }
        };
        tell(racing, "bo bo-22 first");
        assertThat(armed[0]).as("the second message came in between").isFalse();
        assertThat(state(racing, "bo")).isInstanceOf(Owned.class);
        assertThat(events(racing, "bo", ConversationResumed.class)).hasSize(1);
        assertThat(store.pending()).as("both deliveries were understood").isEmpty();
        assertThat(racing.counters().get("callbacks.failed")).isZero();
    }

    @Test
    void a_message_that_comes_while_its_conversation_is_being_resolved_reopens_it() {
        HookedStore store = new HookedStore();
        Desk racing = new Bench(store).builder().build();
        long token = Bench.owned(racing, "bo").token();
        racing.reply(BO, token, "hello");
        boolean[] armed = {true};
        store.afterRead = read -> {
            if (armed[0] && askedByTheRules()) {
                armed[0] = false;
                racing.resolve(BO, token);
            }
        };
        tell(racing, "bo bo-22 wait");
        assertThat(Bench.of(racing, "bo").reopened()).isTrue();
        assertThat(state(racing, "bo")).isNotInstanceOf(ConversationState.Resolved.class);
        assertThat(store.pending()).isEmpty();
    }

    /** The rules' reading of the state, not the commit's own. */
    private static boolean askedByTheRules() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals("decide")));
    }
}
