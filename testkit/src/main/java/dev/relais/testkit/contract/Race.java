package dev.relais.testkit.contract;

import dev.relais.store.ConflictException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Several threads that do the same thing at once. */
final class Race {
    private static final int LIMIT_SECONDS = 30;

    private Race() {}

    /** What each runner brought home, in their order; all start together. */
    static <T> List<T> of(int runners, IntFunction<T> run) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(runners);
        try {
            CountDownLatch ready = new CountDownLatch(runners);
            List<Future<T>> results = new ArrayList<>();
            for (int i = 0; i < runners; i++) {
                int runner = i;
                results.add(threads.submit(() -> {
                    ready.countDown();
                    if (!ready.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                        throw new IllegalStateException("the others never came to the start");
                    }
                    return run.apply(runner);
                }));
            }
            List<T> home = new ArrayList<>();
            for (Future<T> result : results) {
                home.add(result.get(LIMIT_SECONDS, TimeUnit.SECONDS));
            }
            return home;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Whether the commit was written; false where somebody else wrote first. */
    static boolean wins(Runnable commit) {
        try {
            commit.run();
            return true;
        } catch (ConflictException e) {
            return false;
        }
    }
}
