package dev.relais.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.relais.calendar.BusinessCalendar;
import dev.relais.calendar.WeeklyHours;
import dev.relais.config.SlaConfig;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SlaClockTest {
    private static final Instant MONDAY = Minutes.MONDAY;
    private static final Instant YEAR_48000 = Instant.ofEpochSecond(1_450_000_000_000L);

    private static SlaConfig promising(String... warnAt) {
        return new SlaConfig(
                "s",
                null,
                Duration.ofMinutes(20),
                Duration.ofMinutes(30),
                Duration.ofMinutes(100),
                Set.of(SlaConfig.Pause.WAITING_FOR_CUSTOMER),
                List.of(warnAt).stream().map(BigDecimal::new).toList());
    }

    private static SlaClock after(SlaClock clock, double minute, TimelineEvent.Type type) {
        return clock.take(new TimelineEvent(Minutes.at(minute), type));
    }

    private static SlaClock received(String... warnAt) {
        return after(SlaClock.of(promising(warnAt), null), 0, TimelineEvent.Type.RECEIVED);
    }

    private static List<String> shown(List<Moment> moments) {
        return moments.stream()
                .map(moment -> moment.target().text() + " " + moment.share().toPlainString() + " at "
                        + Duration.between(MONDAY, moment.at()).toMinutes())
                .toList();
    }

    @Test
    void an_event_tells_the_targets_that_it_ended_and_the_next_one_does_not() {
        SlaClock clock = after(received(), 12, TimelineEvent.Type.REPLIED);
        assertThat(clock.ended().stream().map(Minutes::shown))
                .containsExactly("firstResponse 0 due 20 met 12 elapsed 12 kept");
        assertThat(clock.running(Minutes.at(101)).stream().map(Minutes::shown))
                .containsExactly("resolution 0 due 100 met - elapsed 101 breached");
        assertThat(after(clock, 13, TimelineEvent.Type.REPLIED).ended()).isEmpty();
    }

    @Test
    void moments_are_the_shares_to_warn_at_and_when_it_is_due() {
        assertThat(shown(received("0.8", "0.5").moments()))
                .containsExactly(
                        "firstResponse 0.5 at 10",
                        "firstResponse 0.8 at 16",
                        "firstResponse 1 at 20",
                        "resolution 0.5 at 50",
                        "resolution 0.8 at 80",
                        "resolution 1 at 100");
        assertThat(received("0.8").moments().stream().filter(Moment::isDue)).hasSize(2);
    }

    @Test
    void a_share_named_twice_and_the_whole_are_told_once_and_nothing_is_told_at_the_start() {
        SlaClock clock = after(received("0.5", "0.50", "1.0", "0"), 1, TimelineEvent.Type.REPLIED);
        assertThat(shown(clock.moments()))
                .containsExactly("resolution 0 at 0", "resolution 0.5 at 50", "resolution 1.0 at 100");
    }

    @Test
    void a_pause_takes_back_what_was_not_reached_and_its_end_tells_it_anew() {
        SlaClock paused = after(received("0.5", "0.8"), 16, TimelineEvent.Type.WAITING_FOR_CUSTOMER);
        assertThat(paused.moments()).isEmpty();
        assertThat(shown(after(paused, 116, TimelineEvent.Type.RESUMED).moments()))
                .containsExactly(
                        "firstResponse 1 at 120",
                        "resolution 0.5 at 150",
                        "resolution 0.8 at 180",
                        "resolution 1 at 200");
    }

    @Test
    void a_share_too_small_to_write_is_reached_after_a_nanosecond() {
        Instant at = received("1e-999999999").moments().get(0).at();
        assertThat(at).isEqualTo(MONDAY.plusNanos(1));
        assertThat(received("0." + "3".repeat(900)).moments().get(0).at())
                .isEqualTo(MONDAY.plusNanos(400_000_000_000L));
    }

    @Test
    void a_clock_that_was_kept_goes_on_as_often_as_one_likes() {
        SlaClock kept = received();
        SlaClock replied = after(kept, 5, TimelineEvent.Type.REPLIED);
        assertThat(after(kept, 25, TimelineEvent.Type.REPLIED).ended())
                .extracting(Target::verdict)
                .containsExactly(Verdict.BREACHED);
        assertThat(replied.ended()).extracting(Target::verdict).containsExactly(Verdict.KEPT);
        assertThat(replied.replyDue()).isNull();
        assertThat(kept.replyDue()).isEqualTo(Minutes.at(20));
    }

    @Test
    void what_lies_before_the_last_event_is_refused() {
        SlaClock clock = received();
        TimelineEvent earlier = new TimelineEvent(MONDAY.minusNanos(1), TimelineEvent.Type.REPLIED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.take(earlier))
                .withMessage("2026-11-23T07:59:59.999999999Z lies before 2026-11-23T08:00:00Z, which was taken");
        assertThatIllegalArgumentException().isThrownBy(() -> clock.running(earlier.at()));
    }

    @ParameterizedTest
    @EnumSource(TimelineEvent.Type.class)
    void an_event_told_twice_or_first_of_all_is_taken(TimelineEvent.Type type) {
        assertThat(after(SlaClock.of(promising(), null), 0, type).ended()).isEmpty();
        SlaClock once = after(received(), 5, type);
        SlaClock twice = after(once, 5, type);
        assertThat(twice.running(Minutes.at(9))).isEqualTo(once.running(Minutes.at(9)));
        assertThat(twice.ended()).isEmpty();
    }

    private static BusinessCalendar sundays() {
        WeeklyHours hours = new WeeklyHours(Set.of(DayOfWeek.SUNDAY), LocalTime.of(10, 0), LocalTime.of(11, 0));
        return new BusinessCalendar("c", ZoneOffset.UTC, List.of(hours), Set.of(), List.of());
    }

    @Test
    void every_instant_that_there_is_is_judged() {
        BusinessCalendar never = new BusinessCalendar("c", ZoneOffset.UTC, List.of(), Set.of(), List.of());
        for (@Nullable BusinessCalendar calendar : Arrays.asList(null, sundays(), never)) {
            for (Instant at : List.of(Instant.MIN, Instant.EPOCH.minusNanos(1), YEAR_48000, Instant.MAX)) {
                SlaClock clock = SlaClock.of(promising("0.5"), calendar)
                        .take(new TimelineEvent(at, TimelineEvent.Type.RECEIVED));
                clock.moments().forEach(moment -> assertThat(moment.at()).isAfter(at));
                Target first = clock.running(Instant.MAX).get(0);
                boolean reached = calendar != never && !at.equals(Instant.MAX);
                assertThat(first.dueAt() != null).as("%s on %s", at, calendar).isEqualTo(reached);
                assertThat(first.verdict()).isEqualTo(reached ? Verdict.BREACHED : Verdict.OPEN);
                assertThat(clock.take(new TimelineEvent(Instant.MAX, TimelineEvent.Type.REPLIED))
                                .ended()
                                .get(0)
                                .verdict())
                        .isEqualTo(reached ? Verdict.BREACHED : Verdict.KEPT);
            }
        }
    }

    @Test
    void a_pause_of_ages_leaves_nothing_due_and_is_over_when_it_ends() {
        SlaClock clock = after(received(), 1, TimelineEvent.Type.WAITING_FOR_CUSTOMER)
                .take(new TimelineEvent(YEAR_48000, TimelineEvent.Type.RESUMED));
        Target first = clock.running(Instant.MAX).get(0);
        assertThat(first.dueAt()).isNull();
        assertThat(first.verdict()).isEqualTo(Verdict.OPEN);
        assertThat(first.businessElapsed())
                .isEqualTo(Duration.between(YEAR_48000, Instant.MAX).plusMinutes(1));
        assertThat(clock.moments()).isEmpty();
    }

    @Test
    void ten_years_from_the_last_of_february_end_on_the_last_of_february() {
        for (long eras : new long[] {-2_000_000, 0, 2_000_000}) {
            Instant start = Instant.parse("2024-02-29T12:00:00Z").plusSeconds(eras * 146_097 * 86_400);
            assertThat(OpenClock.latest(start))
                    .isEqualTo(Instant.parse("2034-02-28T12:00:00Z").plusSeconds(eras * 146_097 * 86_400));
        }
        assertThat(OpenClock.latest(Instant.MAX.minusSeconds(1))).isEqualTo(Instant.MAX);
    }
}
