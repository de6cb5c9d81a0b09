package dev.relais.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.relais.conversation.ConversationEvent.TargetBreached;
import dev.relais.conversation.ConversationEvent.TargetWarned;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationState.Queued;
import dev.relais.sla.Target;
import dev.relais.sla.TargetKind;
import dev.relais.sla.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Warnings and breaches: computed instants, told in order, once. */
class PromisesTest {
    private static final String SOCIAL = """
            {"id": "social", "firstResponse": "PT15M", "nextResponse": "PT30M", "resolution": "PT8H",
             "pauseWhen": ["waiting-for-customer"], "warnAt": [0.5, 0.8]}""";

    private final Clockwork work = new Clockwork(SOCIAL);

    @Test
    void warnings_and_a_breach_stand_in_the_log_at_their_own_instants() {
        ConversationId bo = work.says("bo");
        work.tick("PT7M");
        assertThat(work.said()).isEmpty();
        work.tick("PT20M");
        assertThat(work.said())
                .containsExactly("PT7M30S 0.5 firstResponse", "PT12M 0.8 firstResponse", "PT15M breach firstResponse");
        assertThat(work.told())
                .extracting(logged -> logged.event())
                .contains(
                        new TargetWarned(
                                TargetKind.FIRST_RESPONSE,
                                Clockwork.START,
                                Clockwork.START.plus(Duration.ofMinutes(15)),
                                new BigDecimal("0.5")),
                        new TargetBreached(
                                TargetKind.FIRST_RESPONSE,
                                Clockwork.START,
                                Clockwork.START.plus(Duration.ofMinutes(15))));
        work.tick("PT21M");
        assertThat(work.said()).hasSize(3);
        assertThat(work.conversation(bo).escalation().told()).hasSize(3);
    }

    @Test
    void a_host_that_ticks_when_it_is_told_to_is_told_of_each_instant_right_after_it() {
        List<String> heard = new ArrayList<>();
        work.says("bo");
        for (int i = 0; i < 4; i++) {
            work.now = work.desk.nextTick().orElseThrow();
            work.desk.tick();
            heard.add(Duration.between(Clockwork.START, work.now) + " "
                    + work.said().size());
        }
        assertThat(heard)
                .containsExactly(
                        "PT7M30.000000001S 1", "PT12M0.000000001S 2", "PT15M0.000000001S 3", "PT4H0.000000001S 4");
    }

    /** Trap 2. */
    @Test
    void a_late_reply_found_between_two_ticks_is_a_breach() {
        ConversationId bo = work.says("bo");
        work.tick("PT5M").at("PT16M");
        work.replies(bo);
        work.tick("PT17M");
        assertThat(work.said())
                .containsExactly("PT7M30S 0.5 firstResponse", "PT12M 0.8 firstResponse", "PT15M breach firstResponse");
        assertThat(work.targets(bo)).first().extracting(Target::verdict).isEqualTo(Verdict.BREACHED);
    }

    @Test
    void what_lay_behind_the_answer_is_never_told_however_late_the_desk_looks() {
        ConversationId bo = work.says("bo");
        work.at("PT8M");
        work.replies(bo);
        work.tick("PT3H");
        assertThat(work.said()).containsExactly("PT7M30S 0.5 firstResponse");
    }

    @Test
    void an_answer_at_the_very_instant_keeps_the_promise_whether_the_desk_looked_before_it_or_not() {
        for (boolean looks : List.of(true, false)) {
            Clockwork one = new Clockwork(SOCIAL);
            ConversationId bo = one.says("bo");
            one.at("PT15M");
            if (looks) {
                one.desk.tick();
            }
            one.replies(bo);
            one.tick("PT16M");
            assertThat(one.said()).containsExactly("PT7M30S 0.5 firstResponse", "PT12M 0.8 firstResponse");
            assertThat(one.targets(bo)).first().extracting(Target::verdict).isEqualTo(Verdict.KEPT);
        }
    }

    @Test
    void an_answer_in_the_networks_own_app_stops_the_clock() {
        ConversationId bo = work.says("bo");
        work.at("PT10M").answeredElsewhere("bo");
        work.tick("PT3H");
        assertThat(work.said()).containsExactly("PT7M30S 0.5 firstResponse");
        assertThat(work.targets(bo))
                .extracting(Target::target, Target::verdict)
                .containsExactly(
                        tuple(TargetKind.FIRST_RESPONSE, Verdict.KEPT), tuple(TargetKind.RESOLUTION, Verdict.OPEN));
    }

    @Test
    void while_the_customer_is_awaited_no_warning_comes_nearer() {
        ConversationId bo = work.says("bo");
        work.at("PT10M");
        work.replies(bo);
        work.tick("PT12H");
        assertThat(work.said()).containsExactly("PT7M30S 0.5 firstResponse");
        work.says("bo");
        work.at("PT12H10M").replies(bo);
        assertThat(work.desk.nextTick()).as("paused again").isEmpty();
        work.at("PT20H").says("bo");
        // 10 minutes before the first pause, 10 minutes between the pauses: 3 h 40 min are left to half of 8 hours
        work.tick("P2D");
        assertThat(work.said())
                .contains("PT23H40M 0.5 resolution", "PT26H4M 0.8 resolution", "PT27H40M breach resolution");
    }

    @Test
    void a_restart_tells_what_was_not_told_and_nothing_again() {
        work.says("bo");
        work.tick("PT13M");
        work.open(SOCIAL);
        work.tick("PT14M");
        assertThat(work.said()).containsExactly("PT7M30S 0.5 firstResponse", "PT12M 0.8 firstResponse");
        work.at("PT1H").open(SOCIAL);
        assertThat(work.said()).as("opening a desk tells nothing").hasSize(2);
        work.desk.tick();
        assertThat(work.said()).hasSize(3).last().isEqualTo("PT15M breach firstResponse");
    }

    @Test
    void of_several_desks_on_one_store_one_tells_it() {
        Desk other = work.open(SOCIAL, "other");
        work.says("bo");
        work.at("PT13M");
        other.tick();
        work.desk.tick();
        work.at("PT16M");
        work.desk.tick();
        other.tick();
        assertThat(work.said())
                .containsExactly("PT7M30S 0.5 firstResponse", "PT12M 0.8 firstResponse", "PT15M breach firstResponse");
    }

    @Test
    void of_several_conversations_what_lay_first_is_told_first() {
        work.says("bo");
        work.at("PT1M").says("al");
        work.at("PT2M").says("cy@p1");
        work.tick("PT1H");
        assertThat(work.told()).extracting(logged -> logged.at()).isSorted();
        assertThat(work.said()).hasSize(9);
    }

    @Test
    void what_was_settled_is_told_of_before_it_is_settled() {
        ConversationId bo = work.says("bo");
        work.at("PT20M");
        work.desk.resolve(bo, work.owned(bo));
        assertThat(work.said())
                .containsExactly("PT7M30S 0.5 firstResponse", "PT12M 0.8 firstResponse", "PT15M breach firstResponse");
        work.open(SOCIAL);
        work.tick("P1D");
        assertThat(work.said()).hasSize(3);
    }

    @Test
    void a_calendar_that_never_opens_promises_nothing_for_any_time() {
        Clockwork never = new Clockwork(
                "{\"id\": \"social\", \"calendar\": \"never\", \"firstResponse\": \"PT15M\", \"warnAt\": [0.5]}");
        ConversationId bo = never.says("bo");
        assertThat(never.desk.nextTick()).isEmpty();
        never.tick("P300D");
        assertThat(never.said()).isEmpty();
        assertThat(never.targets(bo))
                .extracting(Target::dueAt, Target::verdict, Target::businessElapsed)
                .containsExactly(tuple(null, Verdict.OPEN, Duration.ZERO));
    }

    @Test
    void a_promised_call_warns_and_breaks_by_the_wall_clock() {
        ConversationId bo = work.says("bo");
        work.at("PT1M");
        work.replies(bo);
        long token = work.conversation(bo).token();
        work.desk.promiseCall(
                bo,
                token,
                "yes",
                Clockwork.START.plus(Duration.ofHours(1)),
                Clockwork.START.plus(Duration.ofMinutes(101)));
        work.tick("PT3H");
        assertThat(work.said())
                .containsExactly("PT51M 0.5 callBack", "PT1H21M 0.8 callBack", "PT1H41M breach callBack");
    }

    /** Trap 29. */
    @Test
    void what_slept_and_is_overdue_for_days_wakes_and_is_told_of_all_the_same() {
        ConversationId bo = work.says("bo");
        work.desk.snooze(bo, work.owned(bo), Clockwork.START.plus(Duration.ofHours(1)));
        work.tick("P9D");
        assertThat(work.conversation(bo).state()).isInstanceOf(Queued.class);
        assertThat(work.said()).hasSize(6).last().isEqualTo("PT8H breach resolution");
    }

    @Test
    void under_two_service_levels_a_target_is_that_of_the_conversation_in_which_it_started() {
        Clockwork two = new Clockwork(SOCIAL + ", {\"id\": \"other\", \"nextResponse\": \"PT5M\"}");
        ConversationId asked = two.says("cy@p1");
        ConversationId direct = two.at("PT1M").says("cyd", "other");
        two.desk.link(asked, direct);
        two.at("PT2M").replies(asked);
        two.at("PT3M").says("cyd", "other");
        two.tick("PT20M");
        assertThat(two.said()).containsExactly("PT8M breach nextResponse");
        assertThat(two.told()).extracting(logged -> logged.conversation()).containsExactly(direct);
    }

    @Test
    void linked_conversations_have_one_clock_and_one_warning() {
        ConversationId asked = work.says("cy@p1");
        ConversationId direct = work.at("PT1M").says("cyd");
        work.desk.link(asked, direct);
        work.tick("PT1H");
        assertThat(work.said())
                .containsExactly("PT7M30S 0.5 firstResponse", "PT12M 0.8 firstResponse", "PT15M breach firstResponse");
        assertThat(work.told()).extracting(logged -> logged.conversation()).containsOnly(asked);
    }
}
