package dev.relais.routing.staffing;

import java.math.BigDecimal;
import java.math.MathContext;

/** The models by direct sums over the states of the line, with sixty digits: slow, plain and independent of what is tested. */
final class Exact {
    private static final MathContext DIGITS = new MathContext(60);
    private static final BigDecimal NOTHING = new BigDecimal("1e-55");

    private Exact() {}

    static BigDecimal number(double value) {
        return new BigDecimal(value);
    }

    private static BigDecimal ratio(BigDecimal a, BigDecimal b) {
        return a.divide(b, DIGITS);
    }

    /** Σ over k &lt; n of a^k/k! ÷ (a^n/n!), from the greatest k down. */
    private static BigDecimal free(BigDecimal load, int agents) {
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = agents; k >= 1; k--) {
            term = ratio(term.multiply(BigDecimal.valueOf(k)), load);
            sum = sum.add(term, DIGITS);
            if (term.compareTo(sum.multiply(NOTHING)) < 0
                    && BigDecimal.valueOf(k).compareTo(load) < 0) {
                break;
            }
        }
        return sum;
    }

    static BigDecimal blocking(double load, int agents) {
        return ratio(BigDecimal.ONE, BigDecimal.ONE.add(free(number(load), agents)));
    }

    /** P(wait) of M/M/n, stable: the states from n on are a geometric row. */
    static BigDecimal delayed(double arrivalRate, double serviceRate, int agents) {
        BigDecimal load = ratio(number(arrivalRate), number(serviceRate));
        BigDecimal perAgent = ratio(load, BigDecimal.valueOf(agents));
        BigDecimal busy = ratio(BigDecimal.ONE, BigDecimal.ONE.subtract(perAgent));
        return ratio(busy, busy.add(free(load, agents)));
    }

    static BigDecimal exp(BigDecimal power) {
        int halvings = Math.max(0, (int) Math.ceil(Math.log(Math.abs(power.doubleValue()) + 1) / Math.log(2)) + 4);
        MathContext more = new MathContext(60 + halvings);
        BigDecimal small = power.divide(BigDecimal.valueOf(2).pow(halvings), more);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int k = 1; k < 60; k++) {
            term = term.multiply(small).divide(BigDecimal.valueOf(k), more);
            sum = sum.add(term, more);
        }
        for (int k = 0; k < halvings; k++) {
            sum = sum.multiply(sum, more);
        }
        return sum.round(DIGITS);
    }

    /** P(W ≤ t) of M/M/n, stable. */
    static BigDecimal serviceLevel(double arrivalRate, double serviceRate, int agents, double time) {
        BigDecimal spare =
                number(serviceRate).multiply(BigDecimal.valueOf(agents)).subtract(number(arrivalRate));
        BigDecimal late = delayed(arrivalRate, serviceRate, agents)
                .multiply(exp(spare.multiply(number(time)).negate()));
        return BigDecimal.ONE.subtract(late);
    }

    /** M/M/n+M. */
    record Impatient(BigDecimal delayed, BigDecimal left, BigDecimal waited, BigDecimal occupancy, BigDecimal within) {}

    /**
     * Sums over the states n + j, j in line. Who finds j before him waits the sum of exponential times at the rates nμ + iθ, i ≤
     * j, of which e^(−θ·) is beta distributed with nμ/θ and j + 1; its tail is a finite sum.
     */
    static Impatient impatient(double arrivalRate, double serviceRate, double patienceRate, int agents, double time) {
        BigDecimal lambda = number(arrivalRate);
        BigDecimal theta = number(patienceRate);
        BigDecimal all = number(serviceRate).multiply(BigDecimal.valueOf(agents));
        BigDecimal beta = ratio(all, theta).add(BigDecimal.ONE);
        BigDecimal gone = exp(theta.multiply(number(time)).negate());
        BigDecimal beforeTime = BigDecimal.ONE.subtract(gone);
        BigDecimal tailTerm = exp(theta.multiply(number(time)).multiply(beta).negate());
        BigDecimal tail = tailTerm;
        BigDecimal term = BigDecimal.ONE;
        BigDecimal waiting = BigDecimal.ZERO;
        BigDecimal queue = BigDecimal.ZERO;
        BigDecimal within = BigDecimal.ZERO;
        BigDecimal free = free(ratio(lambda, number(serviceRate)), agents);
        for (int j = 0; ; j++) {
            BigDecimal count = BigDecimal.valueOf(j);
            waiting = waiting.add(term, DIGITS);
            queue = queue.add(term.multiply(count), DIGITS);
            BigDecimal stays = ratio(all, all.add(theta.multiply(count.add(BigDecimal.ONE))));
            within = within.add(term.multiply(stays).multiply(BigDecimal.ONE.subtract(tail)), DIGITS);
            BigDecimal next = count.add(BigDecimal.ONE);
            tailTerm = ratio(tailTerm.multiply(beta.add(count)).multiply(beforeTime), next);
            tail = tail.add(tailTerm, DIGITS);
            BigDecimal rate = all.add(theta.multiply(next));
            term = ratio(term.multiply(lambda), rate);
            if (lambda.compareTo(rate) < 0 && term.compareTo(waiting.multiply(NOTHING)) < 0) {
                break;
            }
        }
        BigDecimal every = free.add(waiting);
        BigDecimal wait = ratio(queue, every.multiply(lambda));
        BigDecimal left = wait.multiply(theta);
        BigDecimal served = BigDecimal.ONE.subtract(left);
        return new Impatient(
                ratio(waiting, every), left, wait, ratio(served.multiply(lambda), all), ratio(free.add(within), every));
    }

    /** P(wait &gt; t) of who is p-th in line. */
    static BigDecimal stillInLine(int position, double rate, double leaving, double time) {
        BigDecimal t = number(time);
        BigDecimal nu = number(rate);
        BigDecimal theta = number(leaving);
        BigDecimal term = exp(nu.multiply(t).negate());
        BigDecimal step = leaving == 0
                ? nu.multiply(t)
                : BigDecimal.ONE.subtract(exp(theta.multiply(t).negate()));
        BigDecimal shape = leaving == 0 ? BigDecimal.ONE : ratio(nu, theta);
        BigDecimal sum = term;
        for (int i = 1; i < position; i++) {
            BigDecimal rising = leaving == 0 ? BigDecimal.ONE : shape.add(BigDecimal.valueOf(i - 1L));
            term = ratio(term.multiply(rising).multiply(step), BigDecimal.valueOf(i));
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }
}
