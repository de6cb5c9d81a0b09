package dev.relais.benchmarks.routing;

import dev.relais.benchmarks.Consumed;
import java.util.List;

/** Messages that are asked about again and again: 64 stay in the processor's caches, 4,096 with all that belongs to them do not. */
final class Pool<M> {
    /** Messages of one call of {@link #many}. */
    static final int BATCH = 512;

    /** Has no divisor in common with any power of two, and leads the processor's foresight astray. */
    private static final int STRIDE = 1_657;

    private final Matcher<M> matcher;
    private final List<M> messages;
    private int at;

    private Pool(Matcher<M> matcher, List<Post> posts) {
        this.matcher = matcher;
        messages = posts.stream().map(matcher::prepare).toList();
    }

    static Pool<?> of(Engine engine, int rules, int messages) {
        RuleWorkload workload = new RuleWorkload();
        return of(engine.matcher(workload.rules(rules)), workload.posts(messages));
    }

    static <M> Pool<M> of(Matcher<M> matcher, List<Post> posts) {
        return new Pool<>(matcher, posts);
    }

    /** The first rule for each, in order. */
    int[] all() {
        return messages.stream().mapToInt(matcher::first).toArray();
    }

    /** The first rule for the next message. */
    int one() {
        at = (at + STRIDE) % messages.size();
        return matcher.first(messages.get(at));
    }

    /** What is measured: {@link #BATCH} messages. */
    long many() {
        Consumed.Start start = Consumed.start();
        long sum = 0;
        for (int i = 0; i < BATCH; i++) {
            sum += one();
        }
        start.done(BATCH);
        return sum;
    }
}
