package dev.relais.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.config.QueueConfig.Awaiting;
import dev.relais.conversation.ConversationEvent.ConversationResumed;
import dev.relais.conversation.ConversationEvent.QueueReason;
import dev.relais.conversation.ConversationState.AwaitingCustomer;
import dev.relais.conversation.ConversationState.Offered;
import dev.relais.conversation.ConversationState.Owned;
import dev.relais.conversation.ConversationState.Queued;
import dev.relais.conversation.Refusal.Reason;
import dev.relais.conversation.Visibility;
import dev.relais.presence.Presence;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What waits for its customer weighs less, and nobody gets too much when customers write again. */
class AwaitingTest {
    private static final String SHARES = ", \"awaiting\": [{\"share\": 0.5}, {\"after\": \"PT4H\", \"share\": 0}]";

    private static Floor floor(String ofQueue, int weight) {
        Floor floor = new Floor("", ofQueue, weight, with -> with);
        floor.desk.presence("lea", Presence.AVAILABLE);
        return floor;
    }

    /** Lea answered, and waits for the customer. */
    private static Owned answered(Floor floor, String customer) {
        floor.writes(customer, customer + "-1");
        Owned owned = floor.accepts(customer);
        floor.desk.reply(Floor.id(customer), owned.token(), "hello");
        assertThat(Bench.state(floor.desk, customer)).isInstanceOf(AwaitingCustomer.class);
        return owned;
    }

    @Test
    void the_engine_is_told_of_less_weight_at_the_instants_of_the_desk_file() {
        Floor floor = floor(SHARES, 2);
        answered(floor, "bo");
        assertThat(floor.assigner.units("lea")).isEqualTo(1);
        floor.pass("PT3H59M59S");
        assertThat(floor.assigner.units("lea")).isEqualTo(1);
        assertThat(floor.desk.nextTick()).contains(floor.now.plusSeconds(1));
        floor.pass("PT1S");
        assertThat(floor.assigner.units("lea")).isZero();
        floor.writes("bo", "bo-2");
        assertThat(Bench.state(floor.desk, "bo")).as("he has room").isInstanceOf(Owned.class);
        assertThat(floor.assigner.units("lea")).isEqualTo(2);
    }

    @Test
    void units_are_rounded_up() {
        Waning one = new Waning(
                "lea",
                3,
                Visibility.PUBLIC,
                LineConnector.AT,
                List.of(
                        new Awaiting(Duration.ofHours(1), new BigDecimal("0.34")),
                        new Awaiting(Duration.ofHours(2), new BigDecimal("0.33")),
                        new Awaiting(Duration.ofHours(3), BigDecimal.ZERO)));
        assertThat(one.weight(LineConnector.AT)).isEqualTo(3);
        assertThat(one.weight(LineConnector.AT.plusSeconds(3600))).isEqualTo(2);
        assertThat(one.weight(LineConnector.AT.plusSeconds(7200))).isEqualTo(1);
        assertThat(one.weight(LineConnector.AT.plusSeconds(10_800))).isZero();
        assertThat(one.nextStep(LineConnector.AT.plusSeconds(3600))).contains(LineConnector.AT.plusSeconds(7200));
        assertThat(one.nextStep(LineConnector.AT.plusSeconds(10_800))).isEmpty();
    }

    @Test
    void without_shares_it_weighs_all_the_time_what_it_weighs() {
        Floor floor = floor("", 2);
        answered(floor, "bo");
        floor.pass("P1D");
        assertThat(floor.assigner.units("lea")).isEqualTo(2);
        floor.writes("bo", "bo-2");
        assertThat(Bench.state(floor.desk, "bo")).isInstanceOf(Owned.class);
    }

    @Test
    void a_customer_who_writes_again_when_his_owner_has_no_room_waits_for_him_first() {
        Floor floor = floor(SHARES, 2);
        Owned owned = answered(floor, "bo");
        floor.pass("PT4H");
        floor.writes("ann", "ann-1");
        Owned ann = floor.accepts("ann");
        floor.writes("bo", "bo-2");
        assertThat(Bench.state(floor.desk, "bo")).isEqualTo(new Queued("care", floor.now));
        assertThat(floor.reasons("bo")).containsExactly(QueueReason.ROUTED, QueueReason.RETURNED);
        assertThat(Bench.of(floor.desk, "bo").preferredAgent()).isEqualTo("lea");
        assertThat(Bench.of(floor.desk, "bo").declinedBy()).isEmpty();
        assertThat(((CommandResult.Refused) floor.desk.reply(Floor.id("bo"), owned.token(), "old"))
                        .refusal()
                        .reason())
                .isEqualTo(Reason.STALE_TOKEN);
        floor.desk.resolve(Floor.id("ann"), ann.token());
        assertThat(((Offered) Bench.state(floor.desk, "bo")).agent()).isEqualTo("lea");
    }

    @Test
    void a_desk_that_starts_anew_sees_the_same_weights() {
        Floor floor = floor(SHARES, 2);
        answered(floor, "bo");
        floor.pass("PT4H");
        UnitsAssigner again = new UnitsAssigner(floor.config);
        Desk.builder(floor.config)
                .connector(floor.connector)
                .assigner(again)
                .store(floor.store)
                .clock(() -> floor.now)
                .desk("second")
                .build();
        assertThat(again.units("lea")).isZero();
    }

    @Test
    void an_agent_whom_another_desk_gave_work_meanwhile_has_no_room_for_a_customer_who_writes_again() {
        HookedStore hooked = new HookedStore();
        Floor one = new Floor("", SHARES, 2, with -> with.store(hooked).desk("one"));
        Floor two = new Floor("", SHARES, 2, with -> with.store(hooked).desk("two"));
        one.desk.presence("lea", Presence.AVAILABLE);
        answered(one, "bo");
        one.pass("PT4H");
        two.now = one.now;
        boolean[] armed = {true};
        hooked.beforeCommit = commit -> {
            boolean resumes =
                    commit.events().stream().anyMatch(logged -> logged.event() instanceof ConversationResumed);
            if (resumes && armed[0]) {
                armed[0] = false;
                two.desk.presence("lea", Presence.AVAILABLE);
                two.writes("ann", "ann-1");
                assertThat(Bench.state(two.desk, "ann")).isInstanceOf(Offered.class);
            }
        };
        one.writes("bo", "bo-2");
        assertThat(armed[0]).isFalse();
        assertThat(one.reasons("bo")).containsExactly(QueueReason.ROUTED, QueueReason.RETURNED);
    }

    @Test
    void a_clock_that_goes_back_makes_nothing_heavier() {
        Floor floor = floor(SHARES, 2);
        answered(floor, "bo");
        UnitsAssigner engine = new UnitsAssigner(floor.config);
        Dispatch dispatch = new Dispatch(
                floor.config,
                engine,
                new ServiceLevels(new Policies(floor.config, Instant.EPOCH), floor.store, Map.of()));
        dispatch.picture(Bench.of(floor.desk, "bo"), floor.now);
        assertThat(engine.units("lea")).isEqualTo(1);
        dispatch.elapse(floor.now.plus(Duration.ofHours(4)));
        assertThat(engine.units("lea")).isZero();
        dispatch.picture(Bench.of(floor.desk, "bo"), floor.now);
        assertThat(engine.units("lea")).isZero();
    }
}
