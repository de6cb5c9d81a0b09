package dev.relais.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relais.connect.SendOutcome;
import dev.relais.conversation.Command;
import dev.relais.conversation.Command.Verdict;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.QueueReason;
import dev.relais.conversation.ConversationState.AwaitingCustomer;
import dev.relais.conversation.ConversationState.Offered;
import dev.relais.conversation.ConversationState.Owned;
import dev.relais.conversation.ConversationState.Queued;
import dev.relais.conversation.Decider;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.Refusal.Reason;
import dev.relais.presence.Device;
import dev.relais.presence.Presence;
import dev.relais.presence.PresencePolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is there, and what becomes of the work of those who are not. */
class PresenceTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private final Floor floor = new Floor(with -> with);
    private final Desk desk = floor.desk;

    @Test
    void only_who_is_available_is_asked() {
        floor.writes("bo", "m1");
        for (Presence presence : Presence.values()) {
            if (!presence.takesNew()) {
                assertThat(desk.presence("lea", presence)).isEmpty();
                assertThat(Bench.state(desk, "bo")).as(presence.name()).isInstanceOf(Queued.class);
            }
        }
        desk.presence("lea", Presence.AVAILABLE);
        assertThat(Bench.state(desk, "bo")).isInstanceOf(Offered.class);
        assertThat(desk.presence("lea")).contains(Presence.AVAILABLE);
        assertThat(desk.presence("nobody")).isEmpty();
        assertThat(desk.presence("nobody", Presence.AWAY).orElseThrow().reason())
                .isEqualTo(Reason.UNKNOWN_AGENT);
        assertThat(desk.heartbeat("nobody", Device.MOBILE).orElseThrow().reason())
                .isEqualTo(Reason.UNKNOWN_AGENT);
    }

    @Test
    void an_offer_to_somebody_who_signs_off_is_withdrawn_at_once_and_keeps_its_waiting_time() {
        desk.presence("lea", Presence.AVAILABLE);
        floor.writes("bo", "m1");
        Offered offered = (Offered) Bench.state(desk, "bo");
        floor.now = floor.now.plusSeconds(30);
        desk.presence("lea", Presence.OFFLINE);
        assertThat(Bench.state(desk, "bo")).isEqualTo(new Queued("care", offered.since()));
        assertThat(floor.reasons("bo")).containsExactly(QueueReason.ROUTED, QueueReason.VANISHED);
        assertThat(reason(desk.accept(Floor.id("bo"), offered.offer(), "lea"))).isEqualTo(Reason.OFFER_IS_GONE);
        desk.presence("lea", Presence.AVAILABLE);
        assertThat(((Offered) Bench.state(desk, "bo")).agent())
                .as("he did not decline it")
                .isEqualTo("lea");
    }

    @Test
    void away_he_keeps_his_offer() {
        desk.available("lea", true);
        floor.writes("bo", "m1");
        desk.available("lea", false);
        assertThat(desk.presence("lea")).contains(Presence.AWAY);
        assertThat(Bench.state(desk, "bo")).isInstanceOf(Offered.class);
    }

    @Test
    void devices_that_fall_silent_make_him_gone_and_his_customers_are_not_left_waiting() {
        desk.presence("lea", Presence.AVAILABLE);
        desk.heartbeat("lea", Device.DESKTOP);
        floor.writes("bo", "m1");
        Owned owned = floor.accepts("bo");
        floor.writes("ann", "m2");
        assertThat(Bench.state(desk, "ann")).isInstanceOf(Offered.class);
        assertThat(desk.nextTick()).contains(floor.now.plus(Duration.ofMinutes(2)));
        floor.pass("PT2M");
        assertThat(desk.presence("lea")).contains(Presence.OFFLINE);
        assertThat(Bench.state(desk, "ann")).as("withdrawn").isInstanceOf(Queued.class);
        assertThat(Bench.state(desk, "bo")).as("he may come back").isInstanceOf(Owned.class);
        floor.pass("PT4M59S");
        assertThat(Bench.state(desk, "bo")).isInstanceOf(Owned.class);
        floor.pass("PT1S");
        assertThat(Bench.state(desk, "bo")).isEqualTo(new Queued("care", LineConnector.AT.plusSeconds(60)));
        assertThat(floor.reasons("bo")).containsExactly(QueueReason.ROUTED, QueueReason.VANISHED);
        assertThat(reason(desk.reply(Floor.id("bo"), owned.token(), "too late")))
                .isEqualTo(Reason.STALE_TOKEN);
        desk.presence("tom", Presence.AVAILABLE);
        floor.accepts("bo");
        assertThat(reason(desk.reply(Floor.id("bo"), owned.token(), "too late")))
                .isEqualTo(Reason.STALE_TOKEN);
    }

    @Test
    void a_phone_in_a_pocket_keeps_him_there_and_a_heartbeat_brings_him_back() {
        desk.presence("lea", Presence.AVAILABLE);
        desk.heartbeat("lea", Device.DESKTOP);
        desk.heartbeat("lea", Device.MOBILE);
        floor.pass("PT19M59S");
        assertThat(desk.presence("lea")).contains(Presence.AVAILABLE);
        floor.pass("PT1S");
        assertThat(desk.presence("lea")).contains(Presence.OFFLINE);
        floor.writes("bo", "m1");
        assertThat(Bench.state(desk, "bo")).isInstanceOf(Queued.class);
        desk.heartbeat("lea", Device.MOBILE);
        assertThat(Bench.state(desk, "bo")).isInstanceOf(Offered.class);
    }

    @Test
    void whoever_comes_back_in_time_keeps_what_he_has() {
        desk.presence("lea", Presence.AVAILABLE);
        floor.writes("bo", "m1");
        floor.accepts("bo");
        desk.presence("lea", Presence.OFFLINE);
        floor.pass("PT4M");
        desk.presence("lea", Presence.AWAY);
        floor.pass("PT2H");
        assertThat(Bench.state(desk, "bo")).isInstanceOf(Owned.class);
    }

    @Test
    void what_waits_for_its_customer_stays_with_him_who_left_until_the_customer_writes() {
        desk.presence("lea", Presence.AVAILABLE);
        floor.writes("bo", "m1");
        desk.reply(Floor.id("bo"), floor.accepts("bo").token(), "hello");
        desk.presence("lea", Presence.OFFLINE);
        floor.pass("PT3H");
        assertThat(Bench.state(desk, "bo")).isInstanceOf(AwaitingCustomer.class);
        floor.writes("bo", "m2");
        assertThat(Bench.state(desk, "bo")).isEqualTo(new Queued("care", floor.now));
        assertThat(floor.reasons("bo")).containsExactly(QueueReason.ROUTED, QueueReason.VANISHED);
    }

    @Test
    void an_answer_on_its_way_is_an_answer() {
        floor.connector.network = request -> new SendOutcome.Throttled(floor.now.plus(Duration.ofDays(1)));
        desk.presence("lea", Presence.AVAILABLE);
        floor.writes("bo", "m1");
        desk.reply(Floor.id("bo"), floor.accepts("bo").token(), "hello");
        desk.presence("lea", Presence.OFFLINE);
        floor.pass("PT2H");
        assertThat(Bench.state(desk, "bo")).isInstanceOf(Owned.class);
    }

    @Test
    void what_somebody_gives_by_hand_to_one_who_left_stays_there() {
        desk.presence("lea", Presence.OFFLINE);
        floor.pass("PT1H");
        floor.writes("bo", "m1");
        desk.assign(Floor.id("bo"), "lea");
        floor.pass("PT1H");
        assertThat(Bench.state(desk, "bo")).isInstanceOf(Owned.class);
    }

    @Test
    void one_of_whom_nobody_ever_heard_did_not_leave() {
        floor.writes("bo", "m1");
        desk.assign(Floor.id("bo"), "lea");
        floor.pass("P2D");
        assertThat(Bench.state(desk, "bo")).isInstanceOf(Owned.class);
    }

    @Test
    void a_policy_may_keep_everything_or_send_it_elsewhere_for_others() {
        Floor keeps = new Floor(with -> with.requeue(RequeuePolicy.DEFAULT.keep(QueueReason.VANISHED)));
        Floor elsewhere = new Floor(with -> with.requeue(
                RequeuePolicy.DEFAULT.with(QueueReason.VANISHED, new Requeue(HALF_AN_HOUR, "second", false))));
        for (Floor one : new Floor[] {keeps, elsewhere}) {
            one.desk.presence("lea", Presence.AVAILABLE);
            one.writes("bo", "m1");
            one.accepts("bo");
            one.desk.presence("lea", Presence.OFFLINE);
            one.pass("PT29M59S");
            assertThat(Bench.state(one.desk, "bo")).isInstanceOf(Owned.class);
            one.pass("PT1S");
        }
        assertThat(Bench.state(keeps.desk, "bo")).isInstanceOf(Owned.class);
        assertThat(Bench.state(elsewhere.desk, "bo")).isEqualTo(new Queued("second", LineConnector.AT.plusSeconds(60)));
        assertThat(Bench.of(elsewhere.desk, "bo").declinedBy()).containsExactly("lea");
    }

    @Test
    void a_silent_owner_loses_what_a_customer_waits_for_and_a_note_is_not_silence() {
        Floor strict = new Floor(with -> with.requeue(
                RequeuePolicy.DEFAULT.with(QueueReason.SILENT_OWNER, new Requeue(HALF_AN_HOUR, null, false))));
        strict.desk.presence("lea", Presence.AVAILABLE);
        strict.writes("bo", "m1");
        Owned owned = strict.accepts("bo");
        strict.pass("PT29M");
        strict.desk.note(Floor.id("bo"), "tom", "I know him");
        strict.desk.note(Floor.id("bo"), "lea", "I am looking it up");
        strict.pass("PT29M");
        assertThat(Bench.state(strict.desk, "bo")).isInstanceOf(Owned.class);
        strict.pass("PT1M");
        assertThat(strict.reasons("bo")).containsExactly(QueueReason.ROUTED, QueueReason.SILENT_OWNER);
        assertThat(Bench.of(strict.desk, "bo").declinedBy()).contains("lea");
        assertThat(reason(strict.desk.reply(Floor.id("bo"), owned.token(), "late")))
                .isEqualTo(Reason.STALE_TOKEN);
    }

    @Test
    void an_owner_who_answered_is_not_silent_however_long_the_customer_is() {
        Floor strict = new Floor(with -> with.requeue(
                RequeuePolicy.DEFAULT.with(QueueReason.SILENT_OWNER, new Requeue(HALF_AN_HOUR, null, false))));
        strict.desk.presence("lea", Presence.AVAILABLE);
        strict.writes("bo", "m1");
        strict.desk.reply(Floor.id("bo"), strict.accepts("bo").token(), "hello");
        strict.pass("P1D");
        strict.writes("bo", "m2");
        strict.pass("PT29M");
        assertThat(Bench.state(strict.desk, "bo"))
                .as("he has half an hour again")
                .isInstanceOf(Owned.class);
        strict.pass("PT1M");
        assertThat(Bench.state(strict.desk, "bo")).isInstanceOf(Queued.class);
    }

    @Test
    void after_a_matter_is_settled_nothing_new_comes_for_a_while() {
        Floor calm = new Floor(with -> with.presence(PresencePolicy.DEFAULT.wrapUp(Duration.ofSeconds(90))));
        calm.desk.presence("lea", Presence.AVAILABLE);
        calm.writes("bo", "m1");
        Owned owned = calm.accepts("bo");
        calm.desk.resolve(Floor.id("bo"), owned.token());
        calm.writes("ann", "m2");
        assertThat(calm.desk.presence("lea")).contains(Presence.WRAP_UP);
        assertThat(Bench.state(calm.desk, "ann")).isInstanceOf(Queued.class);
        calm.pass("PT1M29S");
        assertThat(Bench.state(calm.desk, "ann")).isInstanceOf(Queued.class);
        calm.pass("PT1S");
        assertThat(Bench.state(calm.desk, "ann")).isInstanceOf(Offered.class);
    }

    @Test
    void whoever_lets_offers_lapse_is_taken_as_away() {
        Floor strict = new Floor(with -> with.requeue(RequeuePolicy.DEFAULT.awayAfterExpiries(2)));
        strict.desk.presence("lea", Presence.AVAILABLE);
        strict.writes("bo", "m1");
        strict.pass("PT30M");
        strict.writes("ann", "m2");
        strict.pass("PT31M");
        assertThat(strict.desk.presence("lea")).as("one lapsed").contains(Presence.AVAILABLE);
        strict.pass("PT30M");
        assertThat(strict.desk.presence("lea")).contains(Presence.AWAY);
    }

    @Test
    void what_was_declined_or_lapsed_goes_where_the_policy_says() {
        Floor other = new Floor(with -> with.requeue(RequeuePolicy.DEFAULT
                .with(QueueReason.DECLINED, new Requeue(Duration.ZERO, "second", false))
                .with(QueueReason.EXPIRED, new Requeue(Duration.ZERO, null, true))));
        other.desk.presence("lea", Presence.AVAILABLE);
        other.writes("bo", "m1");
        Offered first = (Offered) Bench.state(other.desk, "bo");
        other.pass("PT1H");
        Offered again = (Offered) Bench.state(other.desk, "bo");
        assertThat(again.offer()).isNotEqualTo(first.offer());
        assertThat(again.agent()).as("asked again").isEqualTo("lea");
        other.desk.decline(Floor.id("bo"), again.offer(), "lea");
        assertThat(Bench.state(other.desk, "bo")).isEqualTo(new Queued("second", first.since()));
    }

    @Test
    void a_policy_that_makes_no_sense_is_refused_by_name() {
        RequeuePolicy policy = RequeuePolicy.DEFAULT;
        assertThatThrownBy(() -> policy.keep(QueueReason.DECLINED)).hasMessageContaining("DECLINED");
        assertThatThrownBy(() -> policy.with(QueueReason.ROUTED, Requeue.after(Duration.ZERO)))
                .hasMessageContaining("ROUTED");
        assertThatThrownBy(() -> policy.with(QueueReason.EXPIRED, Requeue.after(HALF_AN_HOUR)))
                .hasMessage("after must be PT0S for EXPIRED, not PT30M");
        RequeuePolicy nowhere = policy.with(QueueReason.VANISHED, new Requeue(Duration.ZERO, "nowhere", true));
        assertThatThrownBy(() -> Desk.builder(floor.config).requeue(nowhere))
                .hasMessage("requeue must name queues of the desk, not nowhere");
    }

    @Test
    void a_clock_that_goes_back_takes_nothing_from_anybody() {
        desk.presence("lea", Presence.AVAILABLE);
        desk.heartbeat("lea", Device.DESKTOP);
        floor.writes("bo", "m1");
        floor.accepts("bo");
        floor.now = floor.now.minus(Duration.ofHours(5));
        desk.tick();
        assertThat(desk.presence("lea")).contains(Presence.AVAILABLE);
        assertThat(Bench.state(desk, "bo")).isInstanceOf(Owned.class);
        floor.pass("PT2M");
        assertThat(desk.presence("lea"))
                .as("silent for as long as a desktop may be")
                .contains(Presence.OFFLINE);
    }

    @Test
    void shifts_say_who_is_there_whatever_he_says() {
        desk.presence("tom", Presence.AVAILABLE);
        floor.writes("bo", "m1");
        Owned owned = floor.accepts("bo");
        floor.writes("ann", "m2");
        floor.until("15:59:59");
        floor.writes("cy", "m3");
        assertThat(((Offered) Bench.state(desk, "cy")).agent()).isEqualTo("tom");
        floor.until("16:00:00");
        assertThat(desk.presence("tom")).contains(Presence.OFFLINE);
        assertThat(floor.reasons("bo")).containsExactly(QueueReason.ROUTED, QueueReason.SHIFT_ENDED);
        assertThat(floor.reasons("cy")).containsExactly(QueueReason.ROUTED, QueueReason.SHIFT_ENDED);
        assertThat(reason(desk.reply(Floor.id("bo"), owned.token(), "late"))).isEqualTo(Reason.STALE_TOKEN);
        floor.pass("PT15H59M59S");
        assertThat(Bench.state(desk, "bo")).isInstanceOf(Queued.class);
        floor.pass("PT1S");
        assertThat(desk.presence("tom")).contains(Presence.AVAILABLE);
        assertThat(((Offered) Bench.state(desk, "bo")).agent())
                .as("first thing in the morning")
                .isEqualTo("tom");
    }

    @Test
    void before_the_end_of_a_shift_nothing_new_is_offered() {
        Floor calm = new Floor(with -> with.presence(PresencePolicy.DEFAULT.lastOffer(Duration.ofMinutes(10))));
        calm.desk.presence("tom", Presence.AVAILABLE);
        calm.until("15:50:00");
        calm.writes("bo", "m1");
        assertThat(Bench.state(calm.desk, "bo")).isInstanceOf(Queued.class);
        assertThat(calm.desk.presence("tom")).contains(Presence.AVAILABLE);
    }

    @Test
    void at_the_end_of_a_shift_what_waits_for_its_customer_stays_until_he_writes() {
        desk.presence("tom", Presence.AVAILABLE);
        floor.writes("bo", "m1");
        desk.reply(Floor.id("bo"), floor.accepts("bo").token(), "hello");
        floor.until("17:00:00");
        assertThat(Bench.state(desk, "bo")).isInstanceOf(AwaitingCustomer.class);
        floor.writes("bo", "m2");
        assertThat(floor.reasons("bo")).containsExactly(QueueReason.ROUTED, QueueReason.SHIFT_ENDED);
    }

    @Test
    void what_somebody_gives_by_hand_after_a_shift_stays_until_the_end_of_the_next() {
        floor.until("17:00:00");
        floor.writes("bo", "m1");
        desk.assign(Floor.id("bo"), "tom");
        floor.pass("PT22H59M");
        assertThat(Bench.state(desk, "bo")).isInstanceOf(Owned.class);
        floor.pass("PT1M");
        assertThat(floor.reasons("bo")).containsExactly(QueueReason.ROUTED, QueueReason.SHIFT_ENDED);
    }

    @Test
    void an_offer_to_several_stays_open_to_those_who_are_there() {
        floor.writes("bo", "m1");
        Conversation held = after(Bench.of(desk, "bo"), new Command.Offer("lea", List.of("tom"), Duration.ofHours(1)));
        Offered offered = (Offered) held.state();
        Recall recall = Recall.of(held, "lea", RequeuePolicy.DEFAULT, floor.now, null, floor.now)
                .orElseThrow();
        assertThat(recall.reason()).isEqualTo(QueueReason.VANISHED);
        Conversation toms = after(held, recall.command(held, RequeuePolicy.DEFAULT));
        assertThat(((Offered) toms.state()).agents()).containsExactly("tom");
        assertThat(toms.declinedBy()).isEmpty();
        Conversation nobodys =
                after(toms, new Command.Withdraw(offered.offer(), "tom", QueueReason.SHIFT_ENDED, null, true));
        assertThat(nobodys.state()).isEqualTo(new Queued("care", offered.since()));
    }

    private Conversation after(Conversation before, Command command) {
        Verdict verdict = Decider.decide(before, command, floor.now);
        List<LoggedEvent> logged = new ArrayList<>();
        for (ConversationEvent event : ((Verdict.Agreed) verdict).events()) {
            logged.add(new LoggedEvent(before.id(), before.seq() + 1 + logged.size(), floor.now, null, event));
        }
        return before.apply(logged);
    }

    private static Reason reason(CommandResult result) {
        return ((CommandResult.Refused) result).refusal().reason();
    }
}
