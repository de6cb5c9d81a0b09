package dev.relais.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.conversation.ConversationState.Offered;
import dev.relais.presence.Presence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever comes in is not handed the whole backlog at once. */
class RampUpTest {
    private final Floor floor = new Floor("\"rampUp\": \"PT20M\",", "", 1, with -> with);
    private final Desk desk = floor.desk;

    private void backlog() {
        List.of("ann", "bo", "cy", "di").forEach(customer -> floor.writes(customer, customer + "-1"));
    }

    private long offers() {
        return List.of("ann", "bo", "cy", "di").stream()
                .filter(customer -> Bench.state(desk, customer) instanceof Offered)
                .count();
    }

    @Test
    void room_grows_from_one_unit_to_the_whole_total() {
        backlog();
        desk.presence("tom", Presence.AVAILABLE);
        assertThat(offers()).isEqualTo(1);
        floor.pass("PT9M59S");
        assertThat(offers()).isEqualTo(1);
        floor.pass("PT1S");
        assertThat(offers()).isEqualTo(2);
        floor.pass("PT10M");
        assertThat(offers()).isEqualTo(3);
        assertThat(floor.assigner.limits).containsEntry("tom", Integer.MAX_VALUE);
    }

    @Test
    void a_backlog_is_spread_over_those_who_come_in_together() {
        backlog();
        desk.presence("lea", Presence.AVAILABLE);
        desk.presence("tom", Presence.AVAILABLE);
        assertThat(floor.assigner.units("lea")).isEqualTo(1);
        assertThat(floor.assigner.units("tom")).isEqualTo(1);
    }

    @Test
    void whoever_was_busy_for_a_while_does_not_begin_anew_and_whoever_was_away_does() {
        desk.presence("tom", Presence.AVAILABLE);
        floor.pass("PT20M");
        desk.presence("tom", Presence.BUSY);
        backlog();
        desk.presence("tom", Presence.AVAILABLE);
        assertThat(offers()).isEqualTo(3);
        Floor other = new Floor("\"rampUp\": \"PT20M\",", "", 1, with -> with);
        other.desk.presence("tom", Presence.AVAILABLE);
        other.pass("PT20M");
        other.desk.presence("tom", Presence.AWAY);
        other.writes("ann", "ann-1");
        other.writes("bo", "bo-1");
        other.desk.presence("tom", Presence.AVAILABLE);
        assertThat(other.assigner.units("tom")).isEqualTo(1);
    }

    @Test
    void what_he_kept_while_he_was_away_does_not_take_his_first_unit() {
        desk.presence("tom", Presence.AVAILABLE);
        floor.writes("ann", "ann-1");
        floor.accepts("ann");
        desk.presence("tom", Presence.AWAY);
        floor.writes("bo", "bo-1");
        desk.presence("tom", Presence.AVAILABLE);
        assertThat(floor.assigner.units("tom")).isEqualTo(2);
    }

    @Test
    void a_desk_that_says_nothing_gives_all_room_at_once() {
        Floor plain = new Floor(with -> with);
        List.of("ann", "bo", "cy").forEach(customer -> plain.writes(customer, customer + "-1"));
        plain.desk.presence("tom", Presence.AVAILABLE);
        assertThat(plain.assigner.units("tom")).isEqualTo(3);
        assertThat(plain.assigner.limits).isEmpty();
    }
}
