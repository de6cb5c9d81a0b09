package dev.relais.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.metrics.Measures.Quarter;
import dev.relais.report.Report.FlowPoint;
import dev.relais.report.Report.HourPoint;
import dev.relais.report.Report.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The counts behind the plots. */
class SeriesTest {
    private static final List<String> ZONES =
            List.of("UTC", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "America/Toronto", "Asia/Kathmandu");
    private static final List<Instant> STARTS = List.of(
            Instant.parse("2026-03-29T00:30:00Z"),
            Instant.parse("2026-10-25T00:15:00Z"),
            Instant.parse("2026-04-04T14:45:00Z"),
            Instant.parse("2011-12-29T22:00:00Z"),
            Instant.parse("1919-03-31T03:00:00Z"));

    @Test
    void nothing_is_lost_between_spans_whatever_the_clocks_do() {
        RandomGenerator random = new SplittableRandom(19);
        for (int i = 0; i < 4_000; i++) {
            Instant start = STARTS.get(random.nextInt(STARTS.size()));
            ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            List<Quarter> quarters = quarters(random, start, 1L << random.nextInt(22));
            Instant end = quarters.get(quarters.size() - 1).from().plusSeconds(random.nextInt(900));
            Series series = new Series(new Period(start, end), zone, quarters);
            String name = "seed 19, series %d: %s %s to %s".formatted(i, zone, start, end);
            List<FlowPoint> flow = series.flow();
            long received = quarters.stream().mapToLong(Quarter::received).sum();
            assertThat(flow.stream().mapToLong(FlowPoint::received).sum())
                    .as(name)
                    .isEqualTo(received);
            assertThat(series.hours().stream().mapToLong(HourPoint::received).sum())
                    .as(name)
                    .isEqualTo(received);
            assertThat(flow).as(name).hasSizeBetween(1, 62);
            assertThat(flow.get(0).from()).as(name).isBeforeOrEqualTo(start);
            assertThat(flow.get(flow.size() - 1).to()).as(name).isAfter(end);
            for (int j = 1; j < flow.size(); j++) {
                assertThat(flow.get(j).from())
                        .as(name)
                        .isEqualTo(flow.get(j - 1).to());
            }
        }
    }

    private static List<Quarter> quarters(RandomGenerator random, Instant start, long reach) {
        List<Quarter> quarters = new ArrayList<>();
        Instant at = start;
        for (int i = random.nextInt(9); i >= 0; i--) {
            quarters.add(new Quarter(at, random.nextInt(5), random.nextInt(5), 0, 0, 0, 0));
            at = at.plusSeconds(900 * (1 + random.nextLong(reach)));
        }
        return quarters;
    }

    @Test
    void the_backlog_is_seen_at_full_hours_and_at_the_end() {
        Instant from = Instant.parse("2026-03-02T08:20:00Z");
        assertThat(Series.fullHours(new Period(from, from.plus(Duration.ofHours(3))), 60))
                .containsExactly(
                        Instant.parse("2026-03-02T09:00:00Z"),
                        Instant.parse("2026-03-02T10:00:00Z"),
                        Instant.parse("2026-03-02T11:00:00Z"),
                        Instant.parse("2026-03-02T11:20:00Z"));
        assertThat(Series.fullHours(new Period(from, from.plus(Duration.ofDays(36500))), 60))
                .hasSizeLessThan(63);
    }

    @Test
    void steps_are_round_and_few() {
        assertThat(Ticks.countStep(1)).isEqualTo(1);
        assertThat(Ticks.countStep(5)).isEqualTo(1);
        assertThat(Ticks.countStep(6)).isEqualTo(2);
        assertThat(Ticks.countStep(51)).isEqualTo(20);
        assertThat(Ticks.countStep(1_000_001)).isEqualTo(500_000);
        assertThat(Ticks.step(Duration.ofMinutes(61), 6)).isEqualTo(Duration.ofMinutes(15));
        assertThat(Ticks.step(Duration.ofDays(4000), 6)).isEqualTo(Duration.ofDays(896));
    }

    @Test
    void classes_of_durations_have_the_promise_as_an_edge() {
        assertThat(Ticks.edges(Duration.ofMinutes(50), Duration.ofMinutes(15), 24))
                .contains(Duration.ofMinutes(15));
        assertThat(Ticks.edges(Duration.ofMinutes(2), Duration.ofMinutes(15), 24))
                .contains(Duration.ofMinutes(15));
        assertThat(Ticks.edges(Duration.ZERO, null, 24)).hasSize(1);
    }
}
