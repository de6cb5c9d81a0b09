package dev.relais.routing.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The fewest agents that reach the target. */
class StaffingTest {
    private static final Duration THREE_MINUTES = Duration.ofMinutes(3);
    private static final Staffing EIGHTY_IN_TWENTY = Staffing.answering(0.8, Duration.ofSeconds(20));

    @Test
    void a_hundred_contacts_in_half_an_hour_need_fourteen_agents() {
        Load load = new Load(100, Duration.ofMinutes(30), THREE_MINUTES, null);
        Staffed staffed = EIGHTY_IN_TWENTY.agents(load);
        assertThat(load.erlangs()).isEqualTo(10);
        assertThat(staffed.agents()).isEqualTo(14);
        assertThat(staffed.serviceLevel()).isBetween(0.888350, 0.888351);
        assertThat(EIGHTY_IN_TWENTY.of(load, 13).serviceLevel()).isLessThan(0.8);
    }

    @Test
    void the_plan_is_the_fewest_that_reach_it() {
        RandomGenerator random = new SplittableRandom(3);
        for (int i = 0; i < 100; i++) {
            Staffing target = Staffing.answering(
                            0.3 + 0.69 * random.nextDouble(), Duration.ofSeconds(random.nextInt(2_000)))
                    .withConcurrency(1 + random.nextInt(4))
                    .withMaxOccupancy(0.5 + 0.5 * random.nextDouble());
            Load load = Load.perHour(random.nextInt(800), Duration.ofSeconds(1 + random.nextInt(1_200)));
            if (random.nextBoolean()) {
                load = load.withPatience(Duration.ofSeconds(1 + random.nextInt(3_600)));
            }
            Staffed staffed = target.agents(load);
            String at = target + " " + load + " " + staffed;
            if (load.arrivals() == 0) {
                assertThat(staffed.agents()).as(at).isZero();
                continue;
            }
            assertThat(reached(target, staffed)).as(at).isTrue();
            if (staffed.agents() > 1) {
                assertThat(reached(target, target.of(load, staffed.agents() - 1)))
                        .as(at)
                        .isFalse();
            }
        }
    }

    private static boolean reached(Staffing target, Staffed staffed) {
        return staffed.serviceLevel() >= target.share() && staffed.occupancy() <= target.maxOccupancy();
    }

    @Test
    void an_agent_with_three_contacts_at_once_is_three_places() {
        Load load = Load.perHour(200, Duration.ofMinutes(12));
        Staffed three = EIGHTY_IN_TWENTY.withConcurrency(3).of(load, 15);
        assertThat(three.serviceLevel()).isEqualTo(EIGHTY_IN_TWENTY.of(load, 45).serviceLevel());
    }

    @Test
    void who_is_away_a_third_of_the_time_is_on_the_roster_all_the_same() {
        Load load = new Load(100, Duration.ofMinutes(30), THREE_MINUTES, null);
        assertThat(EIGHTY_IN_TWENTY.withShrinkage(0.3).agents(load).scheduled()).isEqualTo(20);
        assertThat(EIGHTY_IN_TWENTY.withShrinkage(0.3).of(load, 7).scheduled()).isEqualTo(10);
        assertThat(EIGHTY_IN_TWENTY.agents(load).scheduled()).isEqualTo(14);
    }

    @Test
    void a_bound_on_occupancy_binds_where_the_target_is_easy() {
        Load load = Load.perHour(600, Duration.ofMinutes(10));
        Staffing easy = Staffing.answering(0.8, Duration.ofHours(1));
        assertThat(easy.agents(load).occupancy()).isGreaterThan(0.95);
        Staffed eased = easy.withMaxOccupancy(0.85).agents(load);
        assertThat(eased.occupancy()).isLessThanOrEqualTo(0.85);
        assertThat(eased.agents()).isEqualTo(118);
    }

    @Test
    void impatience_needs_fewer_agents_only_where_the_time_is_long() {
        Load load = Load.perHour(300, Duration.ofMinutes(10));
        Staffing target = Staffing.answering(0.9, Duration.ofMinutes(15));
        Staffed left = target.agents(load.withPatience(Duration.ofHours(1)));
        assertThat(left.agents()).isLessThan(target.agents(load).agents());
        assertThat(left.abandoned()).isPositive();
        assertThat(left.meanWait()).isPresent();
    }

    @Test
    void every_hour_stands_for_itself() {
        List<Load> day = List.of(
                Load.perHour(0, THREE_MINUTES), Load.perHour(50, THREE_MINUTES), Load.perHour(90, THREE_MINUTES));
        assertThat(EIGHTY_IN_TWENTY.plan(day))
                .containsExactlyElementsOf(
                        day.stream().map(EIGHTY_IN_TWENTY::agents).toList());
        assertThat(EIGHTY_IN_TWENTY.of(day.get(2), 1).meanWait()).isEmpty();
    }

    @Test
    void what_has_no_answer_is_refused() {
        assertThatThrownBy(() -> Staffing.answering(1, THREE_MINUTES))
                .hasMessage("share must be between 0 and 1, both excluded, not 1.0");
        assertThatThrownBy(() -> EIGHTY_IN_TWENTY.withConcurrency(0))
                .hasMessage("concurrency must be from 1 to 1000, not 0");
        assertThatThrownBy(() -> EIGHTY_IN_TWENTY.withMaxOccupancy(0))
                .hasMessage("maxOccupancy must be above 0 and at most 1, not 0.0");
        assertThatThrownBy(() -> EIGHTY_IN_TWENTY.withShrinkage(1))
                .hasMessage("shrinkage must be from 0 to below 1, not 1.0");
        assertThatThrownBy(() -> Load.perHour(-1, THREE_MINUTES))
                .hasMessage("arrivals must be 0 or from 1e-9 to 1e9, not -1.0");
        assertThatThrownBy(() -> EIGHTY_IN_TWENTY.agents(Load.perHour(1e9, Duration.ofHours(1))))
                .isInstanceOf(RefusedParameterException.class)
                .hasMessage("arrivals must be few enough for 1000000 agents, not 1.0E9");
    }
}
