package dev.relais.routing.staffing;

import java.time.Duration;

/** What parameters must be. */
final class Bounds {
    /** Formulas take time in proportion to the agents. */
    static final int MOST_AGENTS = 1_000_000;

    private static final double LEAST_RATE = 1e-100;
    private static final double GREATEST_RATE = 1e100;

    private Bounds() {}

    static void agents(String parameter, int value, int least) {
        whole(parameter, value, least, MOST_AGENTS);
    }

    static void whole(String parameter, int value, int least, int most) {
        check(value >= least && value <= most, parameter, "from " + least + " to " + most, value);
    }

    /** A rate within which no product of two overflows. */
    static void rate(String parameter, double value) {
        check(value >= LEAST_RATE && value <= GREATEST_RATE, parameter, "from 1e-100 to 1e100", value);
    }

    static void rateOrNone(String parameter, double value) {
        check(
                value == 0 || (value >= LEAST_RATE && value <= GREATEST_RATE),
                parameter,
                "0 or from 1e-100 to 1e100",
                value);
    }

    static void notNegative(String parameter, double value) {
        check(value >= 0, parameter, "0 or more", value);
    }

    /** A probability that is neither certain nor impossible. */
    static void inside(String parameter, double value) {
        check(value > 0 && value < 1, parameter, "between 0 and 1, both excluded", value);
    }

    static void positive(String parameter, Duration value) {
        check(!value.isZero() && !value.isNegative(), parameter, "longer than PT0S", value);
    }

    static void notNegative(String parameter, Duration value) {
        check(!value.isNegative(), parameter, "PT0S or longer", value);
    }

    static void check(boolean holds, String parameter, String bound, Object value) {
        if (!holds) {
            throw new RefusedParameterException(parameter, bound, String.valueOf(value));
        }
    }
}
