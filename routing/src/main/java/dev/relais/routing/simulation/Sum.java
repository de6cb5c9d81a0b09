package dev.relais.routing.simulation;

/** A sum of doubles that loses next to nothing over millions of terms (Neumaier's compensation, 1974). */
final class Sum {
    private double sum;
    private double lost;

    void add(double term) {
        double next = sum + term;
        lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
        sum = next;
    }

    void add(Sum other) {
        add(other.sum);
        lost += other.lost;
    }

    double value() {
        return sum + lost;
    }
}
