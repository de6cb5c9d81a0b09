package dev.relais.routing.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What is told to people in line is true as often as it says. */
class PromisedWaitTest {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @Test
    void the_tenth_in_line_before_five_agents_waits_twenty_minutes() {
        assertThat(PromisedWait.inLine(10, 5, TEN_MINUTES).mean()).isEqualTo(Duration.ofMinutes(20));
        assertThat(PromisedWait.inLine(50, 5, TEN_MINUTES).mean()).isEqualTo(Duration.ofMinutes(100));
        assertThat(PromisedWait.inLine(1, 5, TEN_MINUTES).mean()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void who_leaves_the_line_shortens_it() {
        // 1 / (5/10 + i/10) minutes for i = 0, 1, 2.
        PromisedWait third = PromisedWait.inLine(3, 5, TEN_MINUTES).withPatience(TEN_MINUTES);
        assertThat(third.mean().toNanos() / 60e9).isCloseTo(2 + 10.0 / 6 + 10.0 / 7, within(1e-10));
        assertThat(third.quantile(0.8))
                .isLessThan(PromisedWait.inLine(3, 5, TEN_MINUTES).quantile(0.8));
    }

    @Test
    void nine_digits_of_the_exact_distribution() {
        for (int position : new int[] {1, 2, 10, 300}) {
            for (double leaving : new double[] {0, 1e-4, 0.02, 1, 50}) {
                Duration patience = Duration.ofNanos(Math.round(leaving == 0 ? 0 : 1e12 / leaving));
                double theta = leaving == 0 ? 0 : 1e9 / patience.toNanos();
                PromisedWait wait =
                        new PromisedWait(position, 4, Duration.ofSeconds(2_000), leaving == 0 ? null : patience);
                double mean = wait.mean().toNanos() / 1e9;
                for (double times : new double[] {0.1, 0.9, 1, 1.3}) {
                    Duration time = Duration.ofSeconds(Math.max(1, Math.round(mean * times)));
                    double late = Exact.stillInLine(position, 4 / 2_000.0, theta, (double) time.toSeconds())
                            .doubleValue();
                    assertThat(wait.probabilityWithin(time))
                            .as(wait + " within " + time)
                            .isCloseTo(1 - late, within(1e-9 * (1 - late) + 1e-12));
                }
            }
        }
    }

    @Test
    void the_quantile_is_the_inverse_of_the_distribution() {
        RandomGenerator random = new SplittableRandom(4);
        for (int i = 0; i < 60; i++) {
            PromisedWait wait = PromisedWait.inLine(
                    1 + random.nextInt(i % 20 == 0 ? 1_000_000 : 500), 1 + random.nextInt(50), TEN_MINUTES);
            if (random.nextBoolean()) {
                wait = wait.withPatience(Duration.ofSeconds(1 + random.nextInt(100_000)));
            }
            double share = 0.001 + 0.998 * random.nextDouble();
            assertThat(wait.probabilityWithin(wait.quantile(share)))
                    .as(wait + " " + share)
                    .isCloseTo(share, within(1e-8));
        }
    }

    @Test
    void four_promises_in_five_are_kept_where_nobody_leaves() {
        calibrated(5, 0.95, 0);
    }

    @Test
    void four_promises_in_five_are_kept_where_people_leave() {
        calibrated(5, 1.3, 0.4);
        calibrated(20, 1.1, 2);
    }

    /** A simulated line: every arrival that must wait is promised a time, whether or not he then has the patience. */
    private static void calibrated(int agents, double perAgent, double patienceRate) {
        RandomGenerator random = new SplittableRandom(agents);
        Duration handling = Duration.ofHours(1);
        PriorityQueue<Double> freeAt = new PriorityQueue<>();
        for (int i = 0; i < agents; i++) {
            freeAt.add(0.0);
        }
        Deque<Double> leavesLine = new ArrayDeque<>();
        Map<Integer, Double> promises = new HashMap<>();
        double now = 0;
        int promised = 0;
        int kept = 0;
        for (int arrival = 0; arrival < 600_000; arrival++) {
            now += exponential(random) / (agents * perAgent);
            double at = now;
            leavesLine.removeIf(time -> time <= at);
            double patience = patienceRate == 0 ? Double.POSITIVE_INFINITY : exponential(random) / patienceRate;
            double start = Math.max(now, freeAt.element());
            if (start > now) {
                double promise = promises.computeIfAbsent(
                        leavesLine.size() + 1, position -> hours(position, agents, handling, patienceRate));
                promised++;
                kept += start - now <= promise ? 1 : 0;
                leavesLine.add(Math.min(start, now + patience));
            }
            if (start - now < patience) {
                freeAt.remove();
                freeAt.add(start + exponential(random));
            }
        }
        assertThat(promised).isGreaterThan(200_000);
        assertThat((double) kept / promised).as("kept of " + promised).isCloseTo(0.8, within(0.01));
    }

    private static double hours(int position, int agents, Duration handling, double patienceRate) {
        PromisedWait wait = PromisedWait.inLine(position, agents, handling);
        return (patienceRate == 0 ? wait : wait.withPatience(Duration.ofNanos(Math.round(3.6e12 / patienceRate))))
                        .quantile(0.8)
                        .toNanos()
                / 3.6e12;
    }

    private static double exponential(RandomGenerator random) {
        return -Math.log1p(-random.nextDouble());
    }

    @Test
    void what_has_no_answer_is_refused() {
        assertThatThrownBy(() -> PromisedWait.inLine(0, 5, TEN_MINUTES))
                .hasMessage("position must be from 1 to 1000000, not 0");
        assertThatThrownBy(() -> PromisedWait.inLine(1, 5, Duration.ZERO))
                .hasMessage("handling must be longer than PT0S, not PT0S");
        assertThatThrownBy(() -> PromisedWait.inLine(1, 5, TEN_MINUTES).withPatience(Duration.ofSeconds(-1)))
                .hasMessage("patience must be longer than PT0S, not PT-1S");
        assertThatThrownBy(() -> PromisedWait.inLine(1, 5, TEN_MINUTES).quantile(1))
                .hasMessage("probability must be between 0 and 1, both excluded, not 1.0");
    }
}
