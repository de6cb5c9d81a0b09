package dev.relais.twitter.feed;

import java.time.Duration;

/**
 * How long to wait before a stream is opened again. The first time after a good connection: not at all; then as X asks for each class of
 * trouble. Immutable.
 *
 * @param inARow failures of this class since the last good connection
 * @param last what failed last
 * @see <a href="https://docs.x.com/x-api/fundamentals/handling-disconnections">X on disconnections</a>
 */
record Backoff(int inARow, Backoff.Trouble last) {
    /** Classes of trouble. */
    enum Trouble {
        /** It was open and ended. */
        ENDED(Duration.ZERO, Duration.ZERO, false),
        /** No connection, or it broke: 250 ms more each time, up to 16 s. */
        NETWORK(Duration.ofMillis(250), Duration.ofSeconds(16), false),
        /** X answered with an error: 5 s, doubled each time, up to 320 s. */
        HTTP(Duration.ofSeconds(5), Duration.ofSeconds(320), true),
        /** Too many requests: 60 s, doubled each time, up to 960 s. */
        LIMITED(Duration.ofSeconds(60), Duration.ofSeconds(960), true);

        private final Duration step;
        private final Duration most;
        private final boolean doubling;

        Trouble(Duration step, Duration most, boolean doubling) {
            this.step = step;
            this.most = most;
            this.doubling = doubling;
        }

        private Duration after(int inARow) {
            int times = Math.min(inARow, 64);
            Duration wait = doubling ? step.multipliedBy(1L << Math.min(times - 1, 20)) : step.multipliedBy(times);
            return wait.compareTo(most) > 0 ? most : wait;
        }
    }

    /** Nothing went wrong yet. */
    static final Backoff NONE = new Backoff(0, Trouble.ENDED);

    /** After one more trouble. An end right after another is a broken network. */
    Backoff after(Trouble trouble) {
        Trouble counted = trouble == Trouble.ENDED && inARow > 0 ? Trouble.NETWORK : trouble;
        return new Backoff(counted == last ? inARow + 1 : 1, counted);
    }

    /** How long to wait now. */
    Duration pause() {
        return inARow == 0 ? Duration.ZERO : last.after(inARow);
    }
}
