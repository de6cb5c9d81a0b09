package dev.relais.analysis;

/** Independent signs of one thing, each with a weight of 0…1: one minus the product of what each leaves open. */
final class Evidence {
    private double open = 1;

    /** A sign of it. */
    void add(double weight) {
        open *= 1 - weight;
    }

    /** A sign of it, if there is one. */
    void addIf(boolean seen, double weight) {
        if (seen) {
            add(weight);
        }
    }

    /** A sign that came so many times, of which at most {@code most} count. */
    void add(long times, int most, double weight) {
        for (int i = 0; i < Math.min(times, most); i++) {
            add(weight);
        }
    }

    /** 0 where nothing was seen, towards 1. */
    double value() {
        return 1 - open;
    }
}
