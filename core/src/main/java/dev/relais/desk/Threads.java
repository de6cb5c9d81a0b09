package dev.relais.desk;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The threads on which host callbacks run where the host gives none: made when needed, no more than callers and calls that hang,
 * and no reason to keep a process alive.
 */
final class Threads {
    private Threads() {}

    static Executor forCallbacks() {
        AtomicLong count = new AtomicLong();
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, "relais-callback-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}
