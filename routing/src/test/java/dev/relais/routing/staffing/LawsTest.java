package dev.relais.routing.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.relais.routing.staffing.AgeingPriorities.AgeingClass;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What must hold between the models, whatever the numbers. */
class LawsTest {
    private static final int CASES = 400;

    @Test
    void priorities_only_share_out_the_wait_differently() {
        RandomGenerator random = new SplittableRandom(1);
        for (int i = 0; i < CASES; i++) {
            int agents = 1 + random.nextInt(60);
            double most = agents * (0.2 + 0.79 * random.nextDouble());
            List<AgeingClass> classes = classes(random, most);
            List<Double> rates = classes.stream().map(AgeingClass::arrivalRate).toList();
            AgeingPriorities ageing = new AgeingPriorities(classes, 1, agents);
            String at = "case " + i + ": " + ageing;
            double together = ageing.everybody().meanQueue();
            assertThat(waiting(rates, ageing.meanWaits())).as(at).isCloseTo(together, within(1e-9 * together));
            CobhamPriorities fixed = new CobhamPriorities(rates, 1, agents);
            assertThat(waiting(rates, fixed.meanWaits())).as(at).isCloseTo(together, within(1e-9 * together));
        }
    }

    private static List<AgeingClass> classes(RandomGenerator random, double most) {
        List<AgeingClass> classes = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            classes.add(new AgeingClass(most / count, 1 + random.nextInt(4)));
        }
        return classes;
    }

    private static double waiting(List<Double> rates, List<Double> waits) {
        double sum = 0;
        for (int i = 0; i < rates.size(); i++) {
            sum += rates.get(i) * waits.get(i);
        }
        return sum;
    }

    @Test
    void equal_slopes_are_one_line_and_very_unequal_ones_fixed_priorities() {
        AgeingPriorities equal = new AgeingPriorities(List.of(new AgeingClass(4, 2), new AgeingClass(5, 2)), 1, 10);
        double one = equal.everybody().meanWait();
        assertThat(equal.meanWaits()).allSatisfy(wait -> assertThat(wait).isCloseTo(one, within(1e-12)));
        List<Double> unequal =
                new AgeingPriorities(List.of(new AgeingClass(5, 1e-12), new AgeingClass(4, 1)), 1, 10).meanWaits();
        List<Double> fixed = new CobhamPriorities(List.of(4.0, 5.0), 1, 10).meanWaits();
        assertThat(unequal.get(1)).isCloseTo(fixed.get(0), within(1e-9));
        assertThat(unequal.get(0)).isCloseTo(fixed.get(1), within(1e-9));
    }

    @Test
    void who_comes_first_waits_a_finite_time_though_the_agents_cannot_keep_up() {
        List<Double> fixed = new CobhamPriorities(List.of(5.0, 6.0), 1, 10).meanWaits();
        assertThat(fixed.get(0)).isCloseTo(0.2, within(1e-12));
        assertThat(fixed.get(1)).isEqualTo(Double.POSITIVE_INFINITY);
        AgeingPriorities ageing = new AgeingPriorities(List.of(new AgeingClass(5, 1), new AgeingClass(6, 9)), 1, 10);
        assertThat(ageing.meanWaits()).containsOnly(Double.POSITIVE_INFINITY);
    }

    @Test
    void agents_who_cannot_keep_up_let_everybody_wait_for_ever() {
        for (double arrivalRate : new double[] {10, 10.5, 1e100}) {
            ErlangC model = new ErlangC(arrivalRate, 1, 10);
            assertThat(model.isStable()).isFalse();
            assertThat(model.probabilityOfWait()).isEqualTo(1);
            assertThat(model.occupancy()).isEqualTo(1);
            assertThat(model.meanWait()).isInfinite();
            assertThat(model.meanQueue()).isInfinite();
            assertThat(model.waitQuantile(0.01)).isInfinite();
            assertThat(model.serviceLevel(1e9)).isZero();
        }
    }

    @Test
    void the_quantile_is_the_time_within_which_the_share_is_handled() {
        ErlangC model = new ErlangC(48, 1, 50);
        for (double share : new double[] {0.31, 0.5, 0.8, 0.999}) {
            assertThat(model.serviceLevel(model.waitQuantile(share))).isCloseTo(share, within(1e-12));
        }
        assertThat(model.waitQuantile(0.3)).isZero();
    }

    @Test
    void endless_patience_is_no_impatience() {
        ErlangC patient = new ErlangC(48, 1, 50);
        ErlangA nearly = new ErlangA(48, 1, 1e-12, 50);
        assertThat(nearly.probabilityOfWait()).isCloseTo(patient.probabilityOfWait(), within(1e-9));
        assertThat(nearly.meanWait()).isCloseTo(patient.meanWait(), within(1e-9));
        assertThat(nearly.servedWithin(0.1)).isCloseTo(patient.serviceLevel(0.1), within(1e-9));
        ErlangA none = new ErlangA(48, 1, 1e12, 50);
        assertThat(none.probabilityOfAbandon()).isCloseTo(new ErlangB(48, 50).blocking(), within(1e-9));
    }

    @Test
    void one_more_agent_never_makes_a_line_worse() {
        RandomGenerator random = new SplittableRandom(2);
        for (int i = 0; i < CASES; i++) {
            int agents = 1 + random.nextInt(80);
            double load = agents * 2 * random.nextDouble();
            double patience = Math.exp(random.nextDouble() * 8 - 4);
            double time = random.nextDouble();
            ErlangA few = new ErlangA(load, 1, patience, agents);
            ErlangA more = new ErlangA(load, 1, patience, agents + 1);
            assertThat(more.servedWithin(time)).as(few.toString()).isGreaterThanOrEqualTo(few.servedWithin(time));
            assertThat(more.probabilityOfAbandon()).as(few.toString()).isLessThanOrEqualTo(few.probabilityOfAbandon());
        }
    }

    @Test
    void the_square_root_rule_nears_the_exact_value_as_agents_grow() {
        for (double beta : new double[] {0.1, 0.5, 1, 2}) {
            double last = 1;
            for (int agents : new int[] {100, 10_000, 1_000_000}) {
                // n = R + β √R solved for the load R.
                double root = (Math.sqrt(beta * beta + 4.0 * agents) - beta) / 2;
                double exact = new ErlangC(root * root, 1, agents).probabilityOfWait();
                double error = Math.abs(SquareRootStaffing.probabilityOfWait(beta) / exact - 1);
                assertThat(error).as("beta " + beta + ", agents " + agents).isLessThan(last / 3);
                last = error;
            }
            assertThat(last).isLessThan(3e-3);
            assertThat(SquareRootStaffing.beta(SquareRootStaffing.probabilityOfWait(beta)))
                    .isCloseTo(beta, within(1e-9));
        }
        assertThat(SquareRootStaffing.probabilityOfWait(0)).isEqualTo(1);
        assertThat(SquareRootStaffing.probabilityOfWait(1_000)).isZero();
        assertThat(SquareRootStaffing.agents(100, 0.5)).isEqualTo(105);
        assertThat(SquareRootStaffing.agents(0, 0.5)).isEqualTo(1);
    }

    @Test
    void what_has_no_answer_is_refused_with_parameter_bound_and_value() {
        refused(() -> new ErlangC(-1, 1, 1), "arrivalRate must be 0 or from 1e-100 to 1e100, not -1.0");
        refused(() -> new ErlangC(Double.NaN, 1, 1), "arrivalRate must be 0 or from 1e-100 to 1e100, not NaN");
        refused(() -> new ErlangC(1, 0, 1), "serviceRate must be from 1e-100 to 1e100, not 0.0");
        refused(() -> new ErlangC(1, 1, 0), "agents must be from 1 to 1000000, not 0");
        refused(() -> new ErlangC(1, 1, 2).serviceLevel(-1), "time must be 0 or more, not -1.0");
        refused(() -> new ErlangC(1, 1, 2).waitQuantile(1), "share must be between 0 and 1, both excluded, not 1.0");
        refused(() -> new ErlangA(1, 1, 0, 1), "patienceRate must be from 1e-100 to 1e100, not 0.0");
        refused(() -> new ErlangA(1, 1, 1, 1).servedWithin(Double.NaN), "time must be 0 or more, not NaN");
        refused(() -> new ErlangB(Double.POSITIVE_INFINITY, 1), "load must be 0 or more and finite, not Infinity");
        refused(() -> new ErlangB(1, 1_000_001), "agents must be from 0 to 1000000, not 1000001");
        refused(() -> new CobhamPriorities(List.of(), 1, 1), "arrivalRates must be of at least one class, not []");
        refused(() -> new AgeingClass(1, 0), "slope must be from 1e-100 to 1e100, not 0.0");
        refused(() -> SquareRootStaffing.beta(0), "probabilityOfWait must be between 0 and 1, both excluded, not 0.0");
        refused(() -> SquareRootStaffing.agents(1e9, 1), "load must be small enough for 1000000 agents, not 1.0E9");
        assertThatThrownBy(() -> new ErlangC(1, 1, 0))
                .isInstanceOfSatisfying(RefusedParameterException.class, refusal -> {
                    assertThat(refusal.parameter()).isEqualTo("agents");
                    assertThat(refusal.bound()).isEqualTo("from 1 to 1000000");
                    assertThat(refusal.value()).isEqualTo("0");
                });
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(RefusedParameterException.class).hasMessage(message);
    }
}
