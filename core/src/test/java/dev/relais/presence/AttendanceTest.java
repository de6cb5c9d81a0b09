package dev.relais.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttendanceTest {
    private static final Instant NINE = Instant.parse("2026-09-01T09:00:00Z");
    private static final PresencePolicy POLICY = PresencePolicy.DEFAULT;

    private static Instant after(String time) {
        return NINE.plus(Duration.parse(time));
    }

    private static Attendance available() {
        return Attendance.UNKNOWN.says(Presence.AVAILABLE, NINE, POLICY);
    }

    @Test
    void whoever_never_sent_a_heartbeat_stays_until_he_says_otherwise() {
        assertThat(available().presence(after("P30D"), POLICY)).isEqualTo(Presence.AVAILABLE);
        assertThat(available().nextChange(NINE, POLICY)).isEmpty();
        assertThat(Attendance.UNKNOWN.presence(NINE, POLICY)).isEqualTo(Presence.OFFLINE);
        assertThat(Attendance.UNKNOWN.goneSince(NINE, POLICY))
                .as("he did not leave")
                .isNull();
    }

    @Test
    void a_desktop_that_falls_silent_means_gone_after_two_minutes_and_not_before() {
        Attendance lea = available().heardFrom(Device.DESKTOP, NINE);
        assertThat(lea.presence(after("PT1M59.999999999S"), POLICY)).isEqualTo(Presence.AVAILABLE);
        assertThat(lea.presence(after("PT2M"), POLICY)).isEqualTo(Presence.OFFLINE);
        assertThat(lea.goneSince(after("PT1H"), POLICY)).isEqualTo(after("PT2M"));
        assertThat(lea.nextChange(NINE, POLICY)).contains(after("PT2M"));
        assertThat(lea.nextChange(after("PT2M"), POLICY)).isEmpty();
    }

    @Test
    void a_phone_in_a_pocket_is_not_gone() {
        Attendance lea = available().heardFrom(Device.DESKTOP, NINE).heardFrom(Device.MOBILE, NINE);
        assertThat(lea.presence(after("PT19M"), POLICY)).isEqualTo(Presence.AVAILABLE);
        assertThat(lea.presence(after("PT20M"), POLICY)).isEqualTo(Presence.OFFLINE);
        Attendance backAtTheDesk = lea.heardFrom(Device.DESKTOP, after("PT30M"));
        assertThat(backAtTheDesk.presence(after("PT31M"), POLICY)).isEqualTo(Presence.AVAILABLE);
        assertThat(backAtTheDesk.goneSince(after("PT40M"), POLICY)).isEqualTo(after("PT32M"));
    }

    @Test
    void a_heartbeat_brings_back_what_he_said_but_not_whoever_signed_off() {
        Attendance lea = available().heardFrom(Device.DESKTOP, NINE).heardFrom(Device.DESKTOP, after("PT1H"));
        assertThat(lea.presence(after("PT1H"), POLICY)).isEqualTo(Presence.AVAILABLE);
        Attendance off = lea.says(Presence.OFFLINE, after("PT2H"), POLICY).heardFrom(Device.MOBILE, after("PT3H"));
        assertThat(off.presence(after("PT3H"), POLICY)).isEqualTo(Presence.OFFLINE);
        assertThat(off.says(Presence.OFFLINE, after("PT4H"), POLICY).goneSince(after("PT4H"), POLICY))
                .as("saying it again does not make it later")
                .isEqualTo(after("PT2H"));
    }

    @Test
    void saying_something_is_a_sign_of_life_of_the_device_that_was_heard_last() {
        Attendance lea = available().heardFrom(Device.DESKTOP, NINE).says(Presence.AVAILABLE, after("PT1H"), POLICY);
        assertThat(lea.presence(after("PT1H"), POLICY)).isEqualTo(Presence.AVAILABLE);
        assertThat(lea.presence(after("PT1H2M"), POLICY)).isEqualTo(Presence.OFFLINE);
    }

    @Test
    void after_settling_a_matter_he_gets_time_and_then_takes_new_work_by_himself() {
        PresencePolicy policy = POLICY.wrapUp(Duration.ofSeconds(90));
        Attendance lea = available().settled(after("PT1M"), policy);
        assertThat(lea.presence(after("PT1M"), policy)).isEqualTo(Presence.WRAP_UP);
        assertThat(lea.nextChange(after("PT1M"), policy)).contains(after("PT2M30S"));
        Attendance longer = lea.settled(after("PT2M"), policy);
        assertThat(longer.at(after("PT2M30S"), policy).said()).isEqualTo(Presence.WRAP_UP);
        assertThat(longer.at(after("PT3M30S"), policy).said()).isEqualTo(Presence.AVAILABLE);
        assertThat(available().settled(NINE, POLICY).said())
                .as("none by default")
                .isEqualTo(Presence.AVAILABLE);
        Attendance busy = Attendance.UNKNOWN.says(Presence.BUSY, NINE, policy).settled(NINE, policy);
        assertThat(busy.said()).as("busy he stays").isEqualTo(Presence.BUSY);
    }

    @Test
    void a_wrap_up_that_he_said_himself_ends_as_the_policy_says_or_when_he_does() {
        PresencePolicy policy = POLICY.wrapUp(Duration.ofSeconds(90));
        assertThat(available()
                        .says(Presence.WRAP_UP, NINE, policy)
                        .at(after("PT2M"), policy)
                        .said())
                .isEqualTo(Presence.AVAILABLE);
        assertThat(available()
                        .says(Presence.WRAP_UP, NINE, POLICY)
                        .at(after("P1D"), POLICY)
                        .said())
                .isEqualTo(Presence.WRAP_UP);
    }

    @Test
    void offers_that_lapse_in_a_row_make_him_away_and_an_answer_begins_the_row_anew() {
        Attendance once = available().missed(NINE, 2);
        assertThat(once.said()).isEqualTo(Presence.AVAILABLE);
        assertThat(once.missed(NINE, 2).said()).isEqualTo(Presence.AWAY);
        assertThat(once.answered().missed(NINE, 2).said()).isEqualTo(Presence.AVAILABLE);
        assertThat(once.missed(NINE, 0).missed(NINE, 0).said()).as("off").isEqualTo(Presence.AVAILABLE);
    }

    @Test
    void a_clock_that_goes_back_makes_nobody_gone_and_keeps_nobody_for_long() {
        PresencePolicy policy = POLICY.wrapUp(Duration.ofSeconds(90));
        Attendance ahead = available().heardFrom(Device.DESKTOP, after("PT5H"));
        Attendance back = ahead.at(NINE, policy);
        assertThat(back.presence(NINE, policy)).isEqualTo(Presence.AVAILABLE);
        assertThat(back.nextChange(NINE, policy)).contains(after("PT2M"));
        Attendance finishing = available().settled(after("PT5H"), policy).at(NINE, policy);
        assertThat(finishing.at(after("PT1M30S"), policy).said()).isEqualTo(Presence.AVAILABLE);
        Attendance off =
                available().says(Presence.OFFLINE, after("PT5H"), policy).at(NINE, policy);
        assertThat(off.goneSince(NINE, policy)).isEqualTo(NINE);
    }

    @Test
    void a_policy_names_what_is_out_of_its_bounds() {
        assertThatThrownBy(() -> POLICY.mobile(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mobile must be longer than zero, not PT0S");
        assertThatThrownBy(() -> POLICY.lastOffer(Duration.ofMinutes(-1)))
                .hasMessage("lastOffer must not be negative, not PT-1M");
    }
}
