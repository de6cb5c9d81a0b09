package dev.relais.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.calendar.BusinessCalendar;
import dev.relais.calendar.WeeklyHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Minutes FIRST = Minutes.first();
    private static final Minutes NEXT = Minutes.promising(null, 30, null);
    private static final Minutes RESOLUTION = Minutes.promising(null, null, 100);
    private static final Minutes ALL = Minutes.promising(15, 30, 100);

    @Nested
    class WhatRuns {
        @Test
        void nothing_received_has_no_targets() {
            assertThat(ALL.judge("", 60)).isEmpty();
            assertThat(ALL.judge("1 replied, 2 reopened, 3 waiting-for-customer, 4 resolved, 5 withdrawn", 60))
                    .isEmpty();
        }

        @Test
        void the_first_response_runs_from_the_first_message_to_the_first_reply_after_it() {
            assertThat(FIRST.judge("-5 replied, 0 received, 3 received, 12 replied, 20 replied", 60))
                    .containsExactly("firstResponse 0 due 15 met 12 elapsed 12 kept");
        }

        @Test
        void there_is_one_first_response_only() {
            assertThat(FIRST.judge("0 received, 5 replied, 6 resolved, 9 reopened, 10 received", 60))
                    .containsExactly("firstResponse 0 due 15 met 5 elapsed 5 kept");
        }

        @Test
        void the_next_response_runs_from_a_later_message_that_finds_no_reply_owed() {
            assertThat(NEXT.judge("0 received, 5 replied, 10 received, 20 received, 35 replied, 50 received", 60))
                    .containsExactly(
                            "nextResponse 10 due 40 met 35 elapsed 25 kept",
                            "nextResponse 50 due 80 met - elapsed 10 open");
        }

        @Test
        void a_message_while_the_first_reply_is_owed_starts_no_next_response() {
            assertThat(NEXT.judge("0 received, 5 received", 60)).isEmpty();
        }

        @Test
        void the_resolution_runs_from_the_first_message_to_the_next_resolved() {
            assertThat(RESOLUTION.judge("-1 resolved, 0 received, 40 received, 90 resolved, 95 resolved", 200))
                    .containsExactly("resolution 0 due 100 met 90 elapsed 90 kept");
        }

        @Test
        void the_resolution_runs_anew_only_from_a_reopening_that_finds_it_ended() {
            assertThat(RESOLUTION.judge("0 received, 10 reopened, 20 resolved, 30 received, 40 reopened", 50))
                    .containsExactly(
                            "resolution 0 due 100 met 20 elapsed 20 kept",
                            "resolution 40 due 140 met - elapsed 10 open");
        }

        @Test
        void a_reopening_before_anything_was_received_starts_nothing() {
            assertThat(RESOLUTION.judge("-9 reopened, 0 received", 10))
                    .containsExactly("resolution 0 due 100 met - elapsed 10 open");
        }

        @Test
        void a_target_without_a_duration_is_left_out() {
            assertThat(RESOLUTION.judge("0 received, 5 replied, 6 received", 10))
                    .hasSize(1);
            assertThat(Minutes.promising(null, null, null).judge("0 received", 10))
                    .isEmpty();
        }

        @Test
        void resolving_meets_a_reply_still_owed() {
            assertThat(ALL.judge("0 received, 10 resolved, 20 received, 60 resolved", 70))
                    .containsExactly(
                            "firstResponse 0 due 15 met 10 elapsed 10 kept",
                            "resolution 0 due 100 met 10 elapsed 10 kept",
                            "nextResponse 20 due 50 met 60 elapsed 40 breached");
        }

        @Test
        void a_withdrawal_ends_all_that_is_open_with_that_verdict() {
            assertThat(ALL.judge("0 received, 20 withdrawn, 30 replied, 40 resolved", 300))
                    .containsExactly(
                            "firstResponse 0 due 15 met - elapsed 20 withdrawn",
                            "resolution 0 due 100 met - elapsed 20 withdrawn");
        }

        @Test
        void after_a_withdrawal_a_message_owes_a_next_response_and_a_reopening_a_resolution() {
            assertThat(ALL.judge("0 received, 5 withdrawn, 10 received, 12 reopened", 20))
                    .containsExactly(
                            "firstResponse 0 due 15 met - elapsed 5 withdrawn",
                            "resolution 0 due 100 met - elapsed 5 withdrawn",
                            "nextResponse 10 due 40 met - elapsed 10 open",
                            "resolution 12 due 112 met - elapsed 8 open");
        }

        @Test
        void targets_stand_by_start_then_first_response_next_response_resolution() {
            assertThat(ALL.targets("0 received, 1 resolved, 2 reopened, 2 received", 9))
                    .extracting(Target::target)
                    .containsExactly(
                            TargetKind.FIRST_RESPONSE,
                            TargetKind.RESOLUTION,
                            TargetKind.NEXT_RESPONSE,
                            TargetKind.RESOLUTION);
        }
    }

    @Nested
    class Pauses {
        @Test
        void waiting_for_the_customer_stops_the_clock_until_it_is_resumed() {
            assertThat(RESOLUTION.judge("0 received, 10 waiting-for-customer, 60 resumed", 80))
                    .containsExactly("resolution 0 due 150 met - elapsed 30 open");
        }

        @Test
        void a_message_ends_a_pause() {
            assertThat(RESOLUTION.judge("0 received, 10 waiting-for-customer, 60 received", 80))
                    .containsExactly("resolution 0 due 150 met - elapsed 30 open");
        }

        @Test
        void resolving_ends_a_pause_and_the_time_after_it_counts_for_when_it_was_due() {
            assertThat(RESOLUTION.judge("0 received, 10 waiting-for-customer, 60 resolved", 80))
                    .containsExactly("resolution 0 due 150 met 60 elapsed 10 kept");
        }

        @Test
        void nothing_else_ends_a_pause() {
            assertThat(RESOLUTION.judge("0 received, 10 waiting-for-customer, 20 replied, 30 reopened", 400))
                    .containsExactly("resolution 0 due - met - elapsed 10 open");
            assertThat(RESOLUTION.judge("0 received, 10 waiting-for-customer, 20 withdrawn", 400))
                    .containsExactly("resolution 0 due - met - elapsed 10 withdrawn");
        }

        @Test
        void a_second_waiting_event_in_a_pause_changes_nothing() {
            assertThat(RESOLUTION.judge("0 received, 10 waiting-for-customer, 20 waiting-for-customer, 60 resumed", 80))
                    .containsExactly("resolution 0 due 150 met - elapsed 30 open");
        }

        @Test
        void a_pause_that_runs_when_a_target_starts_does_not_count_for_it() {
            assertThat(RESOLUTION.judge("0 received, 1 resolved, 5 waiting-for-customer, 10 reopened, 40 resumed", 50))
                    .containsExactly(
                            "resolution 0 due 100 met 1 elapsed 1 kept", "resolution 10 due 110 met - elapsed 40 open");
        }

        @Test
        void waiting_told_again_after_the_start_is_a_pause_that_counts() {
            assertThat(RESOLUTION.judge(
                            "0 received, 1 resolved, 5 waiting-for-customer, 10 reopened, 20 waiting-for-customer,"
                                    + " 40 resumed",
                            50))
                    .contains("resolution 10 due 130 met - elapsed 20 open");
        }

        @Test
        void a_service_level_that_does_not_name_it_is_not_paused() {
            assertThat(RESOLUTION.neverPausing().judge("0 received, 10 waiting-for-customer, 60 resumed", 80))
                    .containsExactly("resolution 0 due 100 met - elapsed 80 open");
        }

        @Test
        void a_reply_in_a_pause_is_kept_and_was_never_due() {
            assertThat(FIRST.judge("0 received, 10 waiting-for-customer, 500 replied", 600))
                    .containsExactly("firstResponse 0 due - met 500 elapsed 10 kept");
        }

        @Test
        void what_was_due_before_the_pause_stays_due_then() {
            assertThat(FIRST.judge("0 received, 20 waiting-for-customer, 500 replied", 600))
                    .containsExactly("firstResponse 0 due 15 met 500 elapsed 20 breached");
        }

        @Test
        void what_is_reached_as_the_pause_begins_is_due_then() {
            assertThat(FIRST.judge("0 received, 15 waiting-for-customer", 600))
                    .containsExactly("firstResponse 0 due 15 met - elapsed 15 breached");
        }

        @Test
        void what_happens_after_the_end_changes_nothing() {
            assertThat(FIRST.judge("0 received, 5 replied, 6 waiting-for-customer, 90 resumed", 600))
                    .isEqualTo(FIRST.judge("0 received, 5 replied", 600));
        }
    }

    @Nested
    class Verdicts {
        @Test
        void met_at_the_due_instant_is_kept_and_a_moment_later_breached() {
            assertThat(FIRST.judge("0 received, 15 replied", 60))
                    .containsExactly("firstResponse 0 due 15 met 15 elapsed 15 kept");
            Target late = FIRST.targets("0 received, 15.001 replied", 60).get(0);
            assertThat(late.verdict()).isEqualTo(Verdict.BREACHED);
        }

        @Test
        void unmet_is_open_up_to_the_due_instant_and_breached_after_it() {
            assertThat(FIRST.judge("0 received", 15)).containsExactly("firstResponse 0 due 15 met - elapsed 15 open");
            assertThat(FIRST.judge("0 received", 16))
                    .containsExactly("firstResponse 0 due 15 met - elapsed 16 breached");
        }

        @Test
        void a_late_reply_is_a_breach_whenever_one_looks() {
            assertThat(FIRST.judge("0 received, 16 replied", 16)).isEqualTo(FIRST.judge("0 received, 16 replied", 900));
        }

        @Test
        void overdue_and_then_withdrawn_is_withdrawn() {
            assertThat(FIRST.judge("0 received, 500 withdrawn", 600))
                    .containsExactly("firstResponse 0 due 15 met - elapsed 500 withdrawn");
        }

        @Test
        void an_event_at_until_counts_and_later_ones_are_ignored() {
            assertThat(FIRST.judge("0 received, 10 replied", 10))
                    .containsExactly("firstResponse 0 due 15 met 10 elapsed 10 kept");
            assertThat(FIRST.judge("0 received, 10 replied", 9))
                    .containsExactly("firstResponse 0 due 15 met - elapsed 9 open");
            assertThat(FIRST.judge("0 received", -1)).isEmpty();
        }

        @Test
        void no_time_at_all_is_due_at_the_start() {
            Minutes none = Minutes.promising(0, null, null);
            assertThat(none.judge("0 received, 0 waiting-for-customer", 0))
                    .containsExactly("firstResponse 0 due 0 met - elapsed 0 open");
            assertThat(none.judge("0 received, 0 replied", 5))
                    .containsExactly("firstResponse 0 due 0 met 0 elapsed 0 kept");
            assertThat(none.judge("0 received", 1)).containsExactly("firstResponse 0 due 0 met - elapsed 1 breached");
        }

        @Test
        void events_are_taken_by_time_and_ties_in_the_order_given() {
            assertThat(ALL.judge("12 replied, 0 received", 60)).isEqualTo(ALL.judge("0 received, 12 replied", 60));
            assertThat(FIRST.judge("0 replied, 0 received", 5))
                    .containsExactly("firstResponse 0 due 15 met - elapsed 5 open");
            assertThat(FIRST.judge("0 received, 0 replied", 5))
                    .containsExactly("firstResponse 0 due 15 met 0 elapsed 0 kept");
        }
    }

    @Nested
    class OnACalendar {
        /** Open on Mondays from 08:00 to 08:10 and from 09:00 to 18:00, UTC. */
        private static BusinessCalendar mondays() {
            return new BusinessCalendar(
                    "mondays",
                    ZoneOffset.UTC,
                    List.of(
                            new WeeklyHours(Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), LocalTime.of(8, 10)),
                            new WeeklyHours(Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(18, 0))),
                    Set.of(),
                    List.of());
        }

        @Test
        void only_open_time_counts() {
            assertThat(FIRST.on(mondays()).judge("0 received, 64 replied", 90))
                    .containsExactly("firstResponse 0 due 65 met 64 elapsed 14 kept");
        }

        @Test
        void what_ends_with_the_open_hours_is_due_when_they_end_not_when_they_return() {
            assertThat(Minutes.promising(10, null, null).on(mondays()).judge("0 received, 30 replied", 90))
                    .containsExactly("firstResponse 0 due 10 met 30 elapsed 10 breached");
        }

        @Test
        void a_pause_across_closed_time_takes_away_open_time_only() {
            assertThat(FIRST.on(mondays()).judge("0 received, 5 waiting-for-customer, 61 resumed", 70))
                    .containsExactly("firstResponse 0 due 71 met - elapsed 14 open");
        }

        @Test
        void a_calendar_that_never_opens_is_never_due() {
            BusinessCalendar never = new BusinessCalendar("never", ZoneOffset.UTC, List.of(), Set.of(), List.of());
            assertThat(FIRST.on(never).judge("0 received", 5_000_000))
                    .containsExactly("firstResponse 0 due - met - elapsed 0 open");
            assertThat(FIRST.on(never).judge("0 received, 9999 replied", 5_000_000))
                    .containsExactly("firstResponse 0 due - met 9999 elapsed 0 kept");
        }
    }

    @Test
    void what_lies_ten_years_ahead_is_due_and_what_lies_farther_is_not() {
        Instant tenYears = Instant.parse("2036-11-23T08:00:00Z");
        int minutes = (int) Duration.between(Minutes.MONDAY, tenYears).toMinutes();
        assertThat(Minutes.promising(minutes, null, null)
                        .targets("0 received", 0)
                        .get(0)
                        .dueAt())
                .isEqualTo(tenYears);
        assertThat(Minutes.promising(minutes + 1, null, null)
                        .targets("0 received", 0)
                        .get(0)
                        .dueAt())
                .isNull();
    }

    @Test
    void a_pause_of_more_than_ten_years_leaves_nothing_due() {
        assertThat(FIRST.judge("0 received, 10 waiting-for-customer, 6000000 resumed", 6_000_100))
                .containsExactly("firstResponse 0 due - met - elapsed 110 open");
    }

    @Test
    void time_is_exact_to_the_nanosecond() {
        Instant start = Instant.parse("2026-11-23T08:00:00.000000001Z");
        Instant due = Instant.parse("2026-11-23T08:15:00.000000001Z");
        for (long late = 0; late <= 1; late++) {
            List<TimelineEvent> events = List.of(
                    new TimelineEvent(start, TimelineEvent.Type.RECEIVED),
                    new TimelineEvent(due.plusNanos(late), TimelineEvent.Type.REPLIED));
            Target target = new Timeline("c", FIRST.sla(), null, events, due.plusSeconds(9))
                    .targets()
                    .get(0);
            assertThat(target.dueAt()).isEqualTo(due);
            assertThat(target.businessElapsed())
                    .isEqualTo(Duration.ofMinutes(15).plusNanos(late));
            assertThat(target.verdict()).isEqualTo(late == 0 ? Verdict.KEPT : Verdict.BREACHED);
        }
    }
}
