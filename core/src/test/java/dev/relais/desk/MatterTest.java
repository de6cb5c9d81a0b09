package dev.relais.desk;

import static dev.relais.desk.Bench.state;
import static dev.relais.desk.Bench.tell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import dev.relais.connect.SendOutcome;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent.CallResult;
import dev.relais.conversation.ConversationEvent.ConversationLinked;
import dev.relais.conversation.ConversationEvent.MessageSent;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationState.AwaitingCustomer;
import dev.relais.conversation.ConversationState.Owned;
import dev.relais.conversation.ConversationState.Queued;
import dev.relais.conversation.Refusal.Reason;
import dev.relais.conversation.Visibility;
import dev.relais.customer.IdentityKey;
import dev.relais.sla.Target;
import dev.relais.sla.TargetKind;
import dev.relais.sla.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One matter told in public, in private and on the phone; and matters that come back. */
class MatterTest {
    private static final ConversationId PUBLIC = LineConnector.conversation("bo@p1");
    private static final ConversationId PRIVATE = LineConnector.conversation("psid");

    private final Bench bench = new Bench();
    private final Desk desk = desk();

    private Desk desk() {
        DeskConfig config = DeskFile.read("desk.json", """
                {"relais": 1, "desk": "test",
                 "accounts": [{"id": "line", "network": "line", "externalId": "brand"}],
                 "slas": [{"id": "social", "firstResponse": "PT15M", "nextResponse": "PT15M", "resolution": "PT8H"}],
                 "agents": [{"id": "lea"}, {"id": "tom"}],
                 "queues": [{"id": "care", "sla": "social"}],
                 "rules": [{"id": "otherwise", "when": {}, "then": {"queue": "care"}}]}
                """.getBytes(StandardCharsets.UTF_8));
        return Desk.builder(config)
                .connector(bench.connector)
                .assigner(bench.assigner)
                .store(bench.store)
                .clock(() -> bench.now)
                .reopenWindow(Duration.ofDays(7))
                .build();
    }

    @Test
    void a_private_answer_to_a_public_comment_links_what_the_customer_then_says_in_private() {
        Owned owned = Bench.owned(desk, "bo@p1");
        bench.connector.network = request -> new SendOutcome.Sent("dm-1", "psid");
        assertThat(desk.replyPrivately(PUBLIC, owned.token(), "hello")).isInstanceOf(CommandResult.Done.class);
        assertThat(bench.connector.sends.get(0).visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(state(desk, "bo@p1")).isInstanceOf(AwaitingCustomer.class);
        assertThat(Bench.events(desk, "bo@p1", MessageSent.class)).isEmpty();
        assertThat(Bench.events(desk, "psid", MessageSent.class)).hasSize(1);
        assertThat(Bench.of(desk, "bo@p1").links()).containsExactly(PRIVATE);
        assertThat(Bench.of(desk, "psid").links()).containsExactly(PUBLIC);
        assertThat(desk.customers().customerOf(new IdentityKey("line", "psid")))
                .isEqualTo(desk.customers().customerOf(new IdentityKey("line", "bo")));

        tell(desk, "> psid dm-1 -");
        assertThat(Bench.events(desk, "psid", MessageSent.class)).as("the echo").hasSize(1);
        bench.now = bench.now.plusSeconds(60);
        tell(desk, "psid dm-2 thank you");
        assertThat(desk.targets(PRIVATE, bench.now)).isEqualTo(desk.targets(PUBLIC, bench.now));
        assertThat(desk.targets(PUBLIC, bench.now))
                .extracting(Target::target, Target::verdict)
                .contains(tuple(TargetKind.FIRST_RESPONSE, Verdict.KEPT))
                .doesNotContain(tuple(TargetKind.FIRST_RESPONSE, Verdict.OPEN));
    }

    @Test
    void two_conversations_that_a_person_links_have_one_clock() {
        tell(desk, "bo@p1 m1 hello");
        assertThat(((CommandResult.Refused) desk.link(PUBLIC, PRIVATE))
                        .refusal()
                        .reason())
                .isEqualTo(Reason.UNKNOWN_CONVERSATION);
        tell(desk, "psid m2 me again");
        assertThat(desk.link(PUBLIC, PRIVATE)).isInstanceOf(CommandResult.Done.class);
        assertThat(desk.link(PRIVATE, PUBLIC)).as("again").isInstanceOf(CommandResult.Refused.class);
        assertThat(Bench.events(desk, "bo@p1", ConversationLinked.class)).hasSize(1);
        Owned owned = Bench.owned(desk, "psid");
        desk.reply(PRIVATE, owned.token(), "hello");
        assertThat(desk.targets(PUBLIC, bench.now))
                .filteredOn(target -> target.target() == TargetKind.FIRST_RESPONSE)
                .extracting(Target::verdict)
                .containsExactly(Verdict.KEPT);
    }

    @Test
    void hiding_a_comment_is_no_answer() {
        Owned owned = Bench.owned(desk, "bo@p1");
        desk.hide(
                PUBLIC,
                owned.token(),
                Bench.of(desk, "bo@p1").messages().get(0).message().id(),
                true);
        assertThat(Bench.of(desk, "bo@p1").messages().get(0).hidden()).isTrue();
        assertThat(desk.targets(PUBLIC, bench.now))
                .filteredOn(target -> target.target() == TargetKind.FIRST_RESPONSE)
                .extracting(Target::verdict)
                .containsExactly(Verdict.OPEN);
    }

    @Test
    void a_promised_call_is_a_deadline() {
        Owned owned = Bench.owned(desk, "bo");
        ConversationId bo = LineConnector.conversation("bo");
        Instant from = bench.now.plusSeconds(3_600);
        Instant to = bench.now.plusSeconds(7_200);
        assertThat(desk.promiseCall(bo, owned.token(), "said yes in his message", to, from))
                .isInstanceOf(CommandResult.Refused.class);
        desk.promiseCall(bo, owned.token(), "said yes in his message", from, to);
        String call =
                Bench.of(desk, "bo").backstage().calls().keySet().iterator().next();
        assertThat(callBack(bo, to).verdict()).isEqualTo(Verdict.OPEN);
        assertThat(callBack(bo, to.plusNanos(1)).verdict()).isEqualTo(Verdict.BREACHED);
        bench.now = from;
        desk.endCall(bo, call, "lea", CallResult.REACHED);
        assertThat(callBack(bo, to.plusSeconds(1)).verdict()).isEqualTo(Verdict.KEPT);
        assertThat(callBack(bo, to.plusSeconds(1)).dueAt()).isEqualTo(to);
    }

    private Target callBack(ConversationId id, Instant until) {
        return desk.targets(id, until).stream()
                .filter(target -> target.target() == TargetKind.CALL_BACK)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_matter_that_comes_back_soon_is_reopened_and_one_that_rested_is_another() {
        for (int days : List.of(7, 8)) {
            Bench one = new Bench();
            Desk fresh = one.builder().reopenWindow(Duration.ofDays(7)).build();
            Owned owned = Bench.owned(fresh, "bo");
            fresh.resolve(LineConnector.conversation("bo"), owned.token());
            one.now = one.now.plus(Duration.ofDays(days));
            tell(fresh, "bo m2 again");
            Conversation back = Bench.of(fresh, "bo");
            assertThat(back.reopened()).isEqualTo(days == 7);
            assertThat(back.episode()).isEqualTo(days == 7 ? 1 : 2);
        }
    }

    @Test
    void a_new_episode_has_a_first_response_of_its_own() {
        Owned owned = Bench.owned(desk, "bo");
        ConversationId bo = LineConnector.conversation("bo");
        desk.reply(bo, owned.token(), "hello");
        desk.resolve(bo, owned.token());
        bench.now = bench.now.plus(Duration.ofDays(8));
        bench.connector.later = Duration.ofDays(8);
        tell(desk, "bo m2 something else");
        assertThat(desk.targets(bo, bench.now))
                .filteredOn(target -> target.target() == TargetKind.FIRST_RESPONSE)
                .extracting(Target::verdict)
                .containsExactly(Verdict.KEPT, Verdict.OPEN);
    }

    @Test
    void a_snoozed_conversation_wakes_in_its_time_for_the_agent_who_snoozed_it() {
        Owned owned = Bench.owned(desk, "bo");
        ConversationId bo = LineConnector.conversation("bo");
        Instant wake = bench.now.plusSeconds(3_600);
        desk.available("lea", false);
        assertThat(desk.snooze(bo, owned.token(), wake)).isInstanceOf(CommandResult.Done.class);
        assertThat(Bench.of(desk, "bo").nextChange()).contains(wake);
        assertThat(desk.health().agents()).isEmpty();
        bench.now = wake;
        desk.tick();
        assertThat(state(desk, "bo")).isInstanceOf(Queued.class);
        assertThat(bench.assigner.preferred(bo)).isEqualTo("lea");
    }
}
