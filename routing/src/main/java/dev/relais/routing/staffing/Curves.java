package dev.relais.routing.staffing;

/** Small functions that lose their digits near zero if they are written as they read. */
final class Curves {
    private static final double NEAR = 0.1;

    private Curves() {}

    /** (1 − e^−z) / z: the mean of e^−s over s from 0 to z. */
    static double average(double z) {
        return z == 0 ? 1 : -Math.expm1(-z) / z;
    }

    /** 1 − (1 − e^−z) / z, which is near z/2 for small z. */
    static double bend(double z) {
        if (Math.abs(z) > NEAR) {
            return 1 + Math.expm1(-z) / z;
        }
        double term = z / 2;
        double sum = 0;
        for (int k = 3; k < 16; k++) {
            sum += term;
            term *= -z / k;
        }
        return sum;
    }

    /** z − ln(1 + z), which is near z²/2 for small z. */
    static double beyondLog(double z) {
        if (Math.abs(z) > NEAR) {
            return z - Math.log1p(z);
        }
        double power = z * z;
        double sum = 0;
        for (int k = 2; k < 20; k++) {
            sum += power / k;
            power *= -z;
        }
        return sum;
    }
}
