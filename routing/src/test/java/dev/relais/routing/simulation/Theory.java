package dev.relais.routing.simulation;

/** Queues whose figures are known in closed form. */
final class Theory {
    private Theory() {}

    /** Erlang's loss formula: the share lost with n servers and nobody waiting. */
    static double erlangB(double offered, int servers) {
        double blocked = 1;
        for (int n = 1; n <= servers; n++) {
            blocked = offered * blocked / (n + offered * blocked);
        }
        return blocked;
    }

    /** The share that waits, without patience. */
    static double erlangC(double lambda, double mu, int servers) {
        double rho = lambda / (servers * mu);
        double blocked = erlangB(lambda / mu, servers);
        return blocked / (1 - rho * (1 - blocked));
    }

    static double meanWait(double lambda, double mu, int servers) {
        return erlangC(lambda, mu, servers) / (servers * mu - lambda);
    }

    /** Non-preemptive priorities, the most urgent class first (Cobham, 1954). */
    static double[] cobham(double[] lambdas, double mu, int servers) {
        double total = 0;
        for (double lambda : lambdas) {
            total += lambda;
        }
        double residual = erlangC(total, mu, servers) / (servers * mu);
        double[] waits = new double[lambdas.length];
        double above = 0;
        for (int k = 0; k < waits.length; k++) {
            double upTo = above + lambdas[k] / (servers * mu);
            waits[k] = residual / ((1 - above) * (1 - upTo));
            above = upTo;
        }
        return waits;
    }

    /** One server, any handling time (Pollaczek, Khinchine). */
    static double pollaczekKhinchine(double lambda, double mean, double cv) {
        double rho = lambda * mean;
        return lambda * mean * mean * (1 + cv * cv) / (2 * (1 - rho));
    }

    /** Equal gaps, one server with exponential handling of rate 1: the root of σ = exp((σ − 1) gap) decides. */
    static double meanWaitOfD(double gap) {
        double sigma = 0.5;
        for (int i = 0; i < 10_000; i++) {
            sigma = Math.exp((sigma - 1) * gap);
        }
        return sigma / (1 - sigma);
    }
}
