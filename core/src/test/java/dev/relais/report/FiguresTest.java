package dev.relais.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.sla.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The counts behind the plots. */
class FiguresTest {
    private static final List<String> ZONES =
            List.of("UTC", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "America/Toronto");
    private static final List<Instant> STARTS = List.of(
            Instant.parse("2026-03-29T00:30:00Z"),
            Instant.parse("2026-10-25T00:10:00Z"),
            Instant.parse("2026-04-04T14:50:00Z"),
            Instant.parse("2011-12-29T22:00:00Z"),
            Instant.parse("1919-03-31T03:00:00Z"));

    @Test
    void nothing_is_lost_between_spans_whatever_the_clocks_do() {
        long seed = 19;
        RandomGenerator random = new SplittableRandom(seed);
        for (int i = 0; i < 4_000; i++) {
            Instant start = STARTS.get(random.nextInt(STARTS.size()));
            long reach = 1L << random.nextInt(30);
            List<Instant> arrivals = instants(random, start, reach);
            List<Instant> answers = instants(random, start, reach);
            RowReport report = new RowReport(
                    "r", start, ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))), null, List.of(), arrivals, answers);
            Buckets buckets = Buckets.of(report);
            String name = "seed %d, report %d: %s".formatted(seed, i, report);
            assertThat(buckets.spans().stream().mapToInt(Buckets.Span::arrivals).sum())
                    .as(name)
                    .isEqualTo(arrivals.size());
            assertThat(buckets.spans().stream().mapToInt(Buckets.Span::answers).sum())
                    .as(name)
                    .isEqualTo(answers.size());
            assertThat(buckets.spans()).as(name).hasSizeLessThan(40);
            for (int j = 1; j < buckets.spans().size(); j++) {
                assertThat(buckets.spans().get(j).start())
                        .as(name)
                        .isEqualTo(buckets.spans().get(j - 1).end());
            }
        }
    }

    private static List<Instant> instants(RandomGenerator random, Instant start, long reach) {
        List<Instant> instants = new ArrayList<>();
        for (int i = random.nextInt(9); i > 0; i--) {
            instants.add(start.plusSeconds(random.nextLong(reach)));
        }
        return instants;
    }

    @Test
    void every_first_response_stands_in_the_bin_of_its_time() {
        long seed = 23;
        RandomGenerator random = new SplittableRandom(seed);
        for (int i = 0; i < 4_000; i++) {
            List<ReportRow> rows = new ArrayList<>();
            for (int j = random.nextInt(40); j >= 0; j--) {
                rows.add(SampleReports.row("c" + j, j, random.nextInt(1 << random.nextInt(1, 22)), Verdict.KEPT));
            }
            Duration target = random.nextBoolean() ? null : Duration.ofSeconds(random.nextInt(40_000));
            Responses responses = Responses.of(rows, target);
            String name = "seed %d, report %d: %s, %s".formatted(seed, i, target, responses);
            assertThat(responses.bins()).as(name).hasSizeLessThan(30);
            int counted = 0;
            for (Responses.Bin bin : responses.bins()) {
                long inBin = responses.sorted().stream()
                        .filter(took -> took.compareTo(bin.over()) > 0
                                || (took.isZero() && bin.over().isZero()))
                        .filter(took -> bin.upTo() == null || took.compareTo(bin.upTo()) <= 0)
                        .count();
                assertThat(bin.others()).as(name).isEqualTo((int) inBin);
                counted += bin.others();
            }
            assertThat(counted).as(name).isEqualTo(rows.size());
        }
    }

    @Test
    void quantiles_are_the_least_durations_that_so_many_did_not_exceed() {
        List<ReportRow> rows = new ArrayList<>();
        for (int second = 1; second <= 10; second++) {
            rows.add(SampleReports.row("c" + second, second, second, Verdict.KEPT));
        }
        Responses responses = Responses.of(rows, null);
        assertThat(responses.quantile(50)).isEqualTo(Duration.ofSeconds(5));
        assertThat(responses.quantile(90)).isEqualTo(Duration.ofSeconds(9));
        assertThat(responses.quantile(91)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void the_bounds_of_the_service_level_count_what_is_undecided_for_neither_and_for_both() {
        ServiceLevel level = new ServiceLevel(2, 1, 3, 1);
        assertThat(level.lowerPercent()).hasValueSatisfying(p -> assertThat(p).isEqualByComparingTo("28.6"));
        assertThat(level.upperPercent()).hasValueSatisfying(p -> assertThat(p).isEqualByComparingTo("71.4"));
        assertThat(new ServiceLevel(0, 0, 0, 0).lowerPercent()).isEmpty();
        assertThat(new ServiceLevel(5, 0, 0, 0).lowerPercent())
                .hasValueSatisfying(p -> assertThat(p).isEqualByComparingTo("100.0"));
    }

    @Test
    void one_broken_promise_in_thousands_is_not_a_hundred_percent() {
        assertThat(new ServiceLevel(99_999, 1, 0, 0).lowerPercent())
                .hasValueSatisfying(p -> assertThat(p).isEqualByComparingTo("99.9"));
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
        assertThat(Ticks.step(Duration.ofHours(1), 6, size -> false)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void durations_are_told_in_the_two_units_that_matter() {
        assertThat(Words.rough(Duration.ZERO)).isEqualTo("0 s");
        assertThat(Words.rough(Duration.ofMillis(59_500))).isEqualTo("1 min");
        assertThat(Words.rough(Duration.ofSeconds(750))).isEqualTo("12 min 30 s");
        assertThat(Words.rough(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
        assertThat(Words.rough(Duration.ofDays(3))).isEqualTo("3 d");
        assertThat(Words.rounded(Duration.ofSeconds(482))).isEqualTo("9 min");
        assertThat(Words.rounded(Duration.ofSeconds(80))).isEqualTo("1 min 20 s");
        assertThat(Words.clock(Duration.ofSeconds(93_784))).isEqualTo("26:03:04");
    }
}
