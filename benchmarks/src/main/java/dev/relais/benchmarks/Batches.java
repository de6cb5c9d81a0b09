package dev.relais.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Messages for a subject, a thousand at a time. The subject has {@code open} conversations of one message each before it is measured, and
 * is made anew before it has three times as many: what is measured is the cost at a size.
 */
final class Batches<M> {
    /** Messages in a batch. */
    static final int SIZE = 1_000;

    private static final int WARM = 50_000;

    private final Supplier<Subject<M>> maker;
    private final Template bodies;
    private final Traffic traffic;
    private final int open;
    private final List<M> batch = new ArrayList<>(SIZE);
    private Subject<M> subject;
    private long came;

    Batches(Supplier<Subject<M>> maker, Network network, Traffic traffic, int open) {
        this.maker = maker;
        bodies = network.bodies();
        this.traffic = traffic;
        this.open = open;
        subject = opened();
    }

    private Subject<M> opened() {
        Subject<M> fresh = maker.get();
        for (int i = 0; i < open; i++) {
            fresh.take(fresh.prepare(bodies.fill(i, i)));
        }
        return fresh;
    }

    /** Takes so many messages that the compiler has seen all it needs, however little of the machine it gets. */
    void warm() {
        for (int i = open; i < WARM; i += SIZE) {
            prepare();
            take();
        }
    }

    /** Makes the next batch ready. Not measured. */
    void prepare() {
        if (came + SIZE > Math.max(SIZE, 2L * open)) {
            subject = opened();
            came = 0;
        }
        batch.clear();
        for (int i = 0; i < SIZE; i++, came++) {
            batch.add(subject.prepare(bodies.fill(traffic.conversation(open, came), open + came)));
        }
    }

    /** What is measured: {@link #SIZE} messages. */
    long take() {
        Consumed.Start start = Consumed.start();
        long sum = 0;
        for (M message : batch) {
            sum += subject.take(message);
        }
        start.done(SIZE);
        return sum;
    }

    /** The subject as it is now. */
    Subject<M> subject() {
        return subject;
    }
}
