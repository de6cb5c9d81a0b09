package dev.relais.routing.staffing;

import java.util.function.DoubleUnaryOperator;

/**
 * Integrals of weight(s) · exp(exponent(s)), where the exponent is concave with its greatest value, 0, at s = 0.
 *
 * <p>Such an integrand has one hump, which thins out at least as fast as an exponential. So it is enough to find how far the
 * hump reaches on each side and to halve intervals until Gauss' and Kronrod's sums (7 and 15 points) agree. All terms are
 * positive: nothing cancels. The largest factor is taken out first: nothing overflows.
 */
final class Integral {
    /** exp(−50) is 2e-22: what lies beyond counts for nothing. */
    private static final double FAR = -50;

    private static final double AGREED = 1e-11;
    private static final int MOST_HALVINGS = 60;

    private static final double[] POINTS = {
        0.9914553711208126, 0.9491079123427585,
        0.8648644233597691, 0.7415311855993945,
        0.5860872354676911, 0.4058451513773972,
        0.20778495500789848, 0.0
    };
    private static final double[] KRONROD = {
        0.022935322010529224, 0.06309209262997856,
        0.10479001032225019, 0.14065325971552592,
        0.1690047266392679, 0.19035057806478542,
        0.20443294007529889, 0.20948214108472782
    };
    /** For every second point. */
    private static final double[] GAUSS = {
        0.1294849661688697, 0.27970539148927664,
        0.3818300505051189, 0.4179591836734694
    };

    private final DoubleUnaryOperator exponent;
    private final double scale;

    /**
     * @param exponent concave, at most 0, and 0 at 0
     * @param scale a length over which weights may change, above 0
     */
    Integral(DoubleUnaryOperator exponent, double scale) {
        this.exponent = exponent;
        this.scale = scale;
    }

    /** Over [from, to], which may reach to infinity; positive weights that grow at most like the hump thins out. */
    double over(double from, double to, DoubleUnaryOperator weight) {
        if (!(from < to)) {
            return 0;
        }
        double top = Math.max(from, Math.min(to, 0));
        double height = exponent.applyAsDouble(top);
        double factor = Math.exp(height);
        if (factor == 0) {
            return 0;
        }
        DoubleUnaryOperator integrand = s -> {
            double factorThere = Math.exp(exponent.applyAsDouble(top + s) - height);
            return factorThere == 0 ? 0 : weight.applyAsDouble(top + s) * factorThere;
        };
        double[] cuts = {
            -reach(top, height, -1, top - from), -40 * scale, 0, 40 * scale, reach(top, height, 1, to - top)
        };
        double left = Math.max(cuts[0], cuts[1]);
        double right = Math.min(cuts[4], cuts[3]);
        double rough = kronrod(integrand, cuts[0], left)[0]
                + kronrod(integrand, left, 0)[0]
                + kronrod(integrand, 0, right)[0]
                + kronrod(integrand, right, cuts[4])[0];
        double sum = halved(integrand, cuts[0], left, rough, MOST_HALVINGS)
                + halved(integrand, left, 0, rough, MOST_HALVINGS)
                + halved(integrand, 0, right, rough, MOST_HALVINGS)
                + halved(integrand, right, cuts[4], rough, MOST_HALVINGS);
        return factor * sum;
    }

    /** How far from the top the hump counts in one direction; not beyond the limit. */
    private double reach(double top, double height, int direction, double limit) {
        if (limit <= 0) {
            return 0;
        }
        double reach = scale;
        while (reach < limit && exponent.applyAsDouble(top + direction * reach) - height > FAR) {
            reach *= 2;
        }
        while (reach > Double.MIN_NORMAL && exponent.applyAsDouble(top + direction * reach / 2) - height <= FAR) {
            reach /= 2;
        }
        return Math.min(reach, limit);
    }

    private static double halved(DoubleUnaryOperator integrand, double from, double to, double rough, int depth) {
        if (!(from < to)) {
            return 0;
        }
        double[] sums = kronrod(integrand, from, to);
        if (depth == 0 || Math.abs(sums[0] - sums[1]) <= AGREED * rough) {
            return sums[0];
        }
        double middle = from + (to - from) / 2;
        return halved(integrand, from, middle, rough, depth - 1) + halved(integrand, middle, to, rough, depth - 1);
    }

    /** Kronrod's sum and Gauss'. */
    private static double[] kronrod(DoubleUnaryOperator integrand, double from, double to) {
        double half = (to - from) / 2;
        double middle = from + half;
        double center = integrand.applyAsDouble(middle);
        double kronrod = center * KRONROD[7];
        double gauss = center * GAUSS[3];
        for (int i = 0; i < 7; i++) {
            double both = integrand.applyAsDouble(middle - half * POINTS[i])
                    + integrand.applyAsDouble(middle + half * POINTS[i]);
            kronrod += both * KRONROD[i];
            if (i % 2 == 1) {
                gauss += both * GAUSS[i / 2];
            }
        }
        return new double[] {kronrod * half, gauss * half};
    }
}
