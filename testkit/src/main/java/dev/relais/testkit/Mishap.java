package dev.relais.testkit;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Something that goes wrong with a call that is in order. Given to {@link Mishaps}.
 *
 * <p>{@code executed} tells whether the call does what it asks for before things go wrong: the post is there although the
 * caller hears nothing, or hears an error.
 */
public sealed interface Mishap {
    /** Any server error, 500 to 599, with a body that is not JSON; nothing is executed. */
    static Mishap serverError(int status) {
        if (status < 500 || status > 599) {
            throw new IllegalArgumentException("status must be between 500 and 599: " + status);
        }
        return new Answers(status, "text/html", "<html><body>" + status + "</body></html>", false);
    }

    /** No more calls are taken for this long, in the words of the network; nothing is executed. */
    static Mishap throttled(Duration untilReset) {
        return new Throttled(untilReset);
    }

    /** The connection is closed without an answer before the call takes effect. */
    static Mishap closedBeforeEffect() {
        return new Closes(false);
    }

    /** The call takes effect, then the connection is closed without an answer. */
    static Mishap closedAfterEffect() {
        return new Closes(true);
    }

    /** The call takes effect; the answer is held back until {@link Held#release()}. */
    static Held held() {
        return new Held();
    }

    /**
     * The network takes no more calls.
     *
     * @param untilReset how long, by the fake's clock
     */
    record Throttled(Duration untilReset) implements Mishap {}

    /** This very answer instead of the right one. */
    record Answers(int status, String contentType, String body, boolean executed) implements Mishap {}

    /** The connection is closed without an answer. */
    record Closes(boolean executed) implements Mishap {}

    /** The call takes effect and its answer waits for the test. Thread-safe. */
    final class Held implements Mishap {
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        private Held() {}

        /** Waits until a call is being held; false where none came within {@code limit}. */
        public boolean awaitArrival(Duration limit) throws InterruptedException {
            return arrived.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** Lets the answer go, now or when the call comes. */
        public void release() {
            released.countDown();
        }

        void hold() throws InterruptedException {
            arrived.countDown();
            released.await();
        }
    }
}
