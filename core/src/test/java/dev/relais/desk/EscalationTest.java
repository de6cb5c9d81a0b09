package dev.relais.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent.ConversationEscalated;
import dev.relais.conversation.ConversationEvent.ConversationReleased;
import dev.relais.conversation.ConversationEvent.QueueReason;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationState.AwaitingCustomer;
import dev.relais.conversation.ConversationState.Offered;
import dev.relais.conversation.ConversationState.Owned;
import dev.relais.conversation.ConversationState.Queued;
import dev.relais.conversation.Refusal.Reason;
import dev.relais.presence.Presence;
import dev.relais.rules.Priority;
import dev.relais.sla.TargetKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps of a service level. How the engine takes them is tested with the engine. */
class EscalationTest {
    private static final String SOCIAL = """
            {"id": "social", "firstResponse": "PT10M", "resolution": "PT1H", "escalate": [
              {"target": "firstResponse", "at": 0.8, "notify": ["tom", "pia"]},
              {"target": "firstResponse", "at": 1.0, "priority": "urgent", "also": ["press"]},
              {"target": "resolution", "after": "PT30M", "handTo": "pia"}]}""";

    private final Clockwork work = new Clockwork(SOCIAL);

    EscalationTest() {
        work.engine = config -> new NobodyAssigner();
        work.open(SOCIAL);
    }

    @Test
    void steps_are_taken_in_order_at_their_instants_with_what_they_do() {
        ConversationId bo = work.says("bo");
        work.tick("PT2H");
        assertThat(work.said())
                .containsExactly(
                        "PT8M at 0.8: notify tom pia firstResponse",
                        "PT10M breach firstResponse",
                        "PT10M at 1: priority urgent also press firstResponse",
                        "PT1H breach resolution",
                        "PT1H30M after PT30M: handTo pia resolution");
        assertThat(work.told().get(0).event())
                .isEqualTo(new ConversationEscalated(
                        TargetKind.FIRST_RESPONSE,
                        Clockwork.START,
                        "at 0.8: notify tom pia",
                        List.of("tom", "pia"),
                        null,
                        List.of(),
                        null));
        Conversation now = work.conversation(bo);
        assertThat(now.escalation().priority()).isEqualTo(Priority.URGENT);
        assertThat(now.escalation().also()).containsExactly("press");
        assertThat(now.escalation().lead()).isEqualTo("pia");
    }

    @Test
    void a_priority_is_raised_and_never_lowered() {
        Clockwork low = new Clockwork("""
                {"id": "social", "firstResponse": "PT10M", "escalate": [
                  {"at": 0.5, "priority": "urgent"}, {"at": 0.8, "priority": "low"}]}""");
        ConversationId bo = low.says("bo");
        low.tick("PT9M");
        assertThat(low.conversation(bo).escalation().priority(Priority.NORMAL)).isEqualTo(Priority.URGENT);
        assertThat(low.conversation(bo).escalation().priority(Priority.URGENT)).isEqualTo(Priority.URGENT);
    }

    @Test
    void what_was_raised_lasts_until_the_matter_is_settled() {
        ConversationId bo = work.says("bo");
        work.tick("PT20M");
        work.desk.resolve(bo, work.owned(bo));
        Conversation settled = work.conversation(bo);
        assertThat(settled.escalation().priority()).isNull();
        assertThat(settled.escalation().also()).isEmpty();
        work.at("PT30M").says("bo");
        work.tick("PT31M");
        assertThat(work.said()).as("the same promises are not told again").hasSize(3);
    }

    @Test
    void what_waits_is_held_out_to_the_lead_who_is_there_and_has_room() {
        ConversationId bo = work.says("bo");
        work.desk.presence("pia", Presence.AVAILABLE);
        work.tick("PT89M");
        assertThat(work.conversation(bo).state()).isInstanceOf(Queued.class);
        work.tick("PT91M");
        assertThat(work.conversation(bo).state()).isInstanceOf(Offered.class);
        assertThat(((Offered) work.conversation(bo).state()).agents()).containsExactly("pia");
    }

    @Test
    void it_is_taken_from_its_owner_for_a_lead_who_can_take_it_and_his_token_is_stale() {
        ConversationId bo = work.says("bo");
        long token = work.owned(bo);
        work.desk.presence("pia", Presence.AVAILABLE);
        work.tick("PT2H");
        assertThat(work.conversation(bo).holders()).containsExactly("pia");
        assertThat(Bench.events(work.desk, "bo", ConversationReleased.class))
                .singleElement()
                .satisfies(released -> {
                    assertThat(released.reason()).isEqualTo(QueueReason.ESCALATED);
                    assertThat(released.agent()).isEqualTo("lea");
                });
        CommandResult late = work.desk.reply(bo, token, "too late");
        assertThat(late).isInstanceOf(CommandResult.Refused.class);
        assertThat(((CommandResult.Refused) late).refusal().reason()).isIn(Reason.STALE_TOKEN, Reason.NOT_OWNED);
        Offered offered = (Offered) work.conversation(bo).state();
        assertThat(offered.since()).as("it keeps the time that it has waited").isBefore(work.now.minusSeconds(3_600));
        work.desk.accept(bo, offered.offer(), "pia");
        assertThat(work.conversation(bo).escalation().lead()).isNull();
    }

    @Test
    void nobody_is_given_more_than_he_has_room_for_and_then_it_stays_with_its_owner() {
        for (String other : List.of("o1", "o2")) {
            work.says(other);
            work.desk.assign(LineConnector.conversation(other), "pia");
        }
        work.at("PT1M");
        ConversationId bo = work.says("bo");
        work.owned(bo);
        work.desk.presence("pia", Presence.AVAILABLE);
        work.tick("PT1H31M30S");
        assertThat(work.conversation(bo).state()).isInstanceOf(Owned.class);
        assertThat(work.conversation(bo).escalation().lead()).isEqualTo("pia");
        work.desk.release(bo, work.conversation(bo).token());
        assertThat(work.conversation(bo).state()).isInstanceOf(Queued.class);
    }

    @Test
    void while_it_is_the_customers_turn_nothing_is_taken_from_anybody() {
        Clockwork calls = new Clockwork("""
                {"id": "social", "firstResponse": "PT10M", "resolution": "PT1H", "escalate": [
                  {"target": "resolution", "after": "PT30M", "handTo": "pia"}]}""");
        ConversationId bo = calls.says("bo");
        calls.desk.presence("pia", Presence.AVAILABLE);
        calls.replies(bo);
        calls.tick("PT2H");
        assertThat(calls.conversation(bo).state()).isInstanceOf(AwaitingCustomer.class);
        assertThat(calls.conversation(bo).escalation().lead()).isEqualTo("pia");
    }

    /** Trap 32. */
    @Test
    void another_service_level_does_not_take_the_same_step_again() {
        Clockwork two = new Clockwork("""
                {"id": "social", "firstResponse": "PT10M", "warnAt": [0.5], "escalate": [{"at": 1, "notify": ["tom"]}]},
                {"id": "other", "firstResponse": "PT4M", "warnAt": [0.5], "escalate": [{"at": 1, "notify": ["tom"]}, {"at": 1, "notify": ["pia"]}]}""");
        ConversationId bo = two.says("bo");
        two.tick("PT6M");
        two.desk.handledElsewhere(bo, "lea");
        assertThat(two.said()).containsExactly("PT5M 0.5 firstResponse");
        two.at("PT7M").says("bo", "other");
        two.tick("PT1H");
        assertThat(two.said()).hasSize(1);
        assertThat(two.targets(bo)).isNotEmpty();
        assertThat(Duration.between(Clockwork.START, two.now)).isEqualTo(Duration.ofHours(1));
    }
}
