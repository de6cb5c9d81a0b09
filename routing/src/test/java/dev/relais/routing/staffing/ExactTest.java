package dev.relais.routing.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Nine digits of the exact values, over grids and at the edges. */
class ExactTest {
    private static final double NINE_DIGITS = 1e-9;
    /** The oracle takes this share from 1 with sixty digits. */
    private static final double ORACLE = 1e-45;
    /** {@code full}: the grids in all their points, a few minutes. */
    private static final boolean FULL = "full".equals(System.getProperty("relais.staffing.grid"));

    private static final int[] AGENTS = FULL ? new int[] {1, 2, 3, 7, 20, 55, 150, 400} : new int[] {1, 2, 7, 60};
    private static final double[] IMPATIENT = {1e-3, 0.3, 0.9, 0.999999, 1, 1.000001, 1.1, 1.8, 10};
    private static final double[] LOADS = {1e-6, 0.01, 0.3, 0.7, 0.9, 0.97, 0.999, 0.999999};

    @Test
    void nobody_in_line_nine_digits_of_the_exact_values() {
        for (int agents : AGENTS) {
            for (double perAgent : new double[] {1e-3, 0.2, 0.8, 1, 1.3, 5, 1e4, 1e9}) {
                double load = perAgent * agents;
                String at = "load " + load + ", agents " + agents;
                BigDecimal blocking = Exact.blocking(load, agents);
                ErlangB model = new ErlangB(load, agents);
                if (blocking.doubleValue() > 1e-300) {
                    agree(at, model.blocking(), blocking);
                }
                agree(at, model.served(), BigDecimal.ONE.subtract(blocking));
            }
        }
    }

    @Test
    void nobody_leaves_nine_digits_of_the_exact_values() {
        for (int agents : AGENTS) {
            for (double perAgent : LOADS) {
                for (double serviceRate : new double[] {1, 0.37, 1e-5}) {
                    patient(perAgent * agents * serviceRate, serviceRate, agents);
                }
            }
        }
    }

    private static void patient(double arrivalRate, double serviceRate, int agents) {
        ErlangC model = new ErlangC(arrivalRate, serviceRate, agents);
        String at = model.toString();
        BigDecimal delayed = Exact.delayed(arrivalRate, serviceRate, agents);
        BigDecimal spare =
                Exact.number(serviceRate).multiply(BigDecimal.valueOf(agents)).subtract(Exact.number(arrivalRate));
        BigDecimal wait = delayed.divide(spare, java.math.MathContext.DECIMAL128);
        if (delayed.doubleValue() > 1e-300) {
            agree(at, model.probabilityOfWait(), delayed);
            agree(at, model.meanWait(), wait);
            agree(at, model.meanQueue(), wait.multiply(Exact.number(arrivalRate)));
        }
        for (double time : new double[] {0, 0.01 / serviceRate, 0.5 / serviceRate, 20 / serviceRate}) {
            agree(at, model.serviceLevel(time), Exact.serviceLevel(arrivalRate, serviceRate, agents, time));
        }
    }

    @Test
    void people_leave_nine_digits_of_the_exact_values() {
        for (int agents : AGENTS) {
            for (double perAgent : FULL ? IMPATIENT : new double[] {0.3, 0.999999, 1.000001, 1.8}) {
                for (double patienceRate : new double[] {0.02, 0.5, 7, 1_000}) {
                    impatient(perAgent * agents, 1, patienceRate, agents);
                }
            }
        }
    }

    @Test
    void a_hundred_thousand_agents_keep_nine_digits() {
        for (double perAgent : FULL ? new double[] {0.5, 0.99, 0.9999, 1, 1.01, 3} : new double[] {0.9999}) {
            int agents = 100_000;
            double load = perAgent * agents;
            agree("load " + load, new ErlangB(load, agents).blocking(), Exact.blocking(load, agents));
            impatient(load, 1, 1, agents);
            if (perAgent < 1) {
                patient(load, 1, agents);
            }
        }
    }

    private static void impatient(double arrivalRate, double serviceRate, double patienceRate, int agents) {
        ErlangA model = new ErlangA(arrivalRate, serviceRate, patienceRate, agents);
        String at = model.toString();
        double beyond = arrivalRate - agents * serviceRate;
        double typical = (beyond > 0 ? Math.log(arrivalRate / (agents * serviceRate)) / patienceRate : 0)
                + 1 / (agents * serviceRate);
        for (double time : FULL ? new double[] {0, 0.5 * typical, typical, 8 * typical} : new double[] {0, typical}) {
            Exact.Impatient exact = Exact.impatient(arrivalRate, serviceRate, patienceRate, agents, time);
            if (exact.within().doubleValue() > ORACLE) {
                agree(at + " within " + time, model.servedWithin(time), exact.within());
            }
            if (time == 0 && exact.delayed().doubleValue() > 1e-280) {
                agree(at + " wait", model.probabilityOfWait(), exact.delayed());
                agree(at + " left", model.probabilityOfAbandon(), exact.left());
                agree(at + " mean", model.meanWait(), exact.waited());
                agree(at + " queue", model.meanQueue(), exact.waited().multiply(Exact.number(arrivalRate)));
            }
            agree(at + " occupancy", model.occupancy(), exact.occupancy());
        }
    }

    private static void agree(String at, double value, BigDecimal exact) {
        double expected = exact.doubleValue();
        assertThat(value).as(at).isCloseTo(expected, within(Math.abs(expected) * NINE_DIGITS));
    }

    @Test
    void nothing_overflows_at_the_edges() {
        double[] rates = {0, 1e-100, 1e-9, 1, 1e9, 1e100};
        for (double arrivalRate : rates) {
            for (double serviceRate : rates) {
                for (int agents : new int[] {1, 1_000}) {
                    if (serviceRate > 0) {
                        edge(arrivalRate, serviceRate, agents, rates);
                    }
                }
            }
        }
    }

    private static void edge(double arrivalRate, double serviceRate, int agents, double[] rates) {
        ErlangC patient = new ErlangC(arrivalRate, serviceRate, agents);
        probability(patient, patient.probabilityOfWait());
        probability(patient, patient.occupancy());
        probability(patient, patient.serviceLevel(1 / serviceRate));
        assertThat(patient.meanWait()).as(patient.toString()).isGreaterThanOrEqualTo(0);
        assertThat(patient.meanQueue()).as(patient.toString()).isGreaterThanOrEqualTo(0);
        assertThat(patient.waitQuantile(0.9)).as(patient.toString()).isGreaterThanOrEqualTo(0);
        for (double patienceRate : rates) {
            if (patienceRate > 0) {
                ErlangA model = new ErlangA(arrivalRate, serviceRate, patienceRate, agents);
                probability(model, model.probabilityOfWait());
                probability(model, model.probabilityOfAbandon());
                probability(model, model.occupancy());
                probability(model, model.servedWithin(1 / serviceRate));
                probability(model, model.servedWithin(Double.POSITIVE_INFINITY));
                assertThat(model.meanWait()).as(model.toString()).isBetween(0.0, (1 + NINE_DIGITS) / patienceRate);
                assertThat(model.meanQueue()).as(model.toString()).isBetween(0.0, 1e300);
                assertThat(model.probabilityOfAbandon() + model.servedWithin(Double.POSITIVE_INFINITY))
                        .as(model.toString())
                        .isCloseTo(1, within(NINE_DIGITS));
            }
        }
    }

    private static void probability(Object model, double value) {
        assertThat(value).as(model.toString()).isBetween(0.0, 1.0 + 1e-12);
    }
}
