package dev.relais.routing.simulation;

/** Student's t distribution with a whole number of degrees of freedom. */
final class StudentT {
    private StudentT() {}

    /** What |t| does not exceed with probability 0.95: 12.706 with one degree of freedom, 1.960 with many. */
    static double quantile975(int degrees) {
        double low = 1;
        double high = 13;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (inside(middle, degrees) < 0.95) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** The probability of |T| ≤ t (Abramowitz and Stegun, 26.7.3 and 26.7.4). */
    private static double inside(double t, int degrees) {
        double angle = StrictMath.atan(t / StrictMath.sqrt(degrees));
        double sin = StrictMath.sin(angle);
        double cos = StrictMath.cos(angle);
        boolean odd = degrees % 2 == 1;
        double term = odd ? cos : 1;
        double series = odd && degrees == 1 ? 0 : term;
        for (int k = odd ? 3 : 2; k <= degrees - 2; k += 2) {
            term *= cos * cos * (k - 1) / k;
            series += term;
        }
        return odd ? 2 / StrictMath.PI * (angle + sin * series) : sin * series;
    }
}
