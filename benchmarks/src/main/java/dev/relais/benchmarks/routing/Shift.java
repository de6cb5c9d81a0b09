package dev.relais.benchmarks.routing;

import dev.relais.benchmarks.Consumed;
import java.util.Arrays;
import java.util.List;

/** Conversations that come one after another; with each the oldest ends, so that seven of ten units are in use. */
final class Shift {
    /** Conversations of one call of {@link #many}. */
    static final int BATCH = 256;

    private final Chooser chooser;
    private final List<Requirement> requirements;
    private final int[] holder;
    private long turn;
    private long nobody;

    Shift(Chooser chooser, Crew crew) {
        this.chooser = chooser;
        requirements = crew.requirements();
        holder = new int[crew.held()];
        for (int i = 0; i < holder.length; i++) {
            holder[i] = i % crew.size();
            chooser.give(i, holder[i]);
        }
    }

    /** The oldest ends, a new one comes: who gets it. */
    int one() {
        int oldest = (int) (turn % holder.length);
        if (holder[oldest] != Chooser.NOBODY) {
            chooser.free(oldest, holder[oldest]);
        }
        int agent = chooser.choose(oldest, requirements.get((int) (turn % requirements.size())));
        holder[oldest] = agent;
        turn++;
        nobody += agent == Chooser.NOBODY ? 1 : 0;
        return agent;
    }

    /** What is measured: {@link #BATCH} conversations. */
    long many() {
        Consumed.Start start = Consumed.start();
        long sum = 0;
        for (int i = 0; i < BATCH; i++) {
            sum += one();
        }
        start.done(BATCH);
        return sum;
    }

    /** The share of those that came whom nobody could take. */
    double nobody() {
        return (double) nobody / Math.max(1, turn);
    }

    /** Units in use of those that there are. */
    double load(Crew crew) {
        return (double) Arrays.stream(holder)
                        .filter(agent -> agent != Chooser.NOBODY)
                        .count()
                / (crew.size() * Crew.CAPACITY);
    }
}
