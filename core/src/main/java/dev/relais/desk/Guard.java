package dev.relais.desk;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Host callbacks that throw or hang are logged, once at warn and then at debug, shown in {@link Health}, and never break the
 * desk. Thread-safe.
 */
final class Guard {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    /** So many calls of one callback may hang; further ones are not made until one of them comes back. */
    private static final int MOST_HANGING = 4;

    private enum Stage {
        WAITING,
        RUNNING,
        OVER
    }

    private final Map<String, String> failing = new ConcurrentHashMap<>();
    private final Map<String, Boolean> warned = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> hanging = new ConcurrentHashMap<>();
    private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);
    private final DeskCounters counters;
    private final Executor executor;
    private final Duration limit;

    Guard(DeskCounters counters, Executor executor, Duration limit) {
        this.counters = counters;
        this.executor = executor;
        this.limit = limit;
    }

    /** The callback's answer, or {@code otherwise} where it throws. */
    <T> T call(String callback, Supplier<T> body, T otherwise) {
        try {
            T answer = body.get();
            failing.remove(callback);
            return answer;
        } catch (RuntimeException | StackOverflowError e) {
            failed(callback, e.getClass().getName());
            return otherwise;
        }
    }

    void run(String callback, Runnable body) {
        call(
                callback,
                () -> {
                    body.run();
                    return true;
                },
                false);
    }

    /**
     * The callback's answer, or {@code otherwise} where it throws or does not come back in time. Runs on the executor for
     * callbacks, so that one that hangs holds up nobody for longer than the limit.
     */
    <T> T limited(String callback, Supplier<T> body, T otherwise) {
        AtomicInteger hung = hanging.computeIfAbsent(callback, none -> new AtomicInteger());
        if (hung.get() >= MOST_HANGING) {
            failed(callback, "too many calls that hang");
            return otherwise;
        }
        AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);
        FutureTask<T> task = new FutureTask<>(() -> {
            if (!stage.compareAndSet(Stage.WAITING, Stage.RUNNING)) {
                return otherwise;
            }
            boolean before = inside.get();
            inside.set(true);
            try {
                return call(callback, body, otherwise);
            } finally {
                inside.set(before);
                if (!stage.compareAndSet(Stage.RUNNING, Stage.OVER)) {
                    hung.decrementAndGet();
                }
            }
        });
        try {
            executor.execute(task);
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            failed(callback, "no thread for it");
        } catch (TimeoutException e) {
            giveUp(task, stage, hung);
            failed(callback, "no answer within " + limit);
        } catch (InterruptedException e) {
            giveUp(task, stage, hung);
            Thread.currentThread().interrupt();
            failed(callback, "an interrupt");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("an error in the " + callback, e.getCause());
        }
        return otherwise;
    }

    /** Nobody waits any longer: a call that has begun counts as hanging until it comes back. */
    private static void giveUp(FutureTask<?> task, AtomicReference<Stage> stage, AtomicInteger hung) {
        boolean hangs =
                !stage.compareAndSet(Stage.WAITING, Stage.OVER) && stage.compareAndSet(Stage.RUNNING, Stage.OVER);
        if (hangs) {
            hung.incrementAndGet();
        }
        task.cancel(true);
    }

    /** Whether this thread runs a callback: it must not wait for another one. */
    boolean isInside() {
        return inside.get();
    }

    private void failed(String callback, String what) {
        counters.count("callbacks.failed");
        failing.put(callback, what);
        // Never the message: a callback's may quote a customer.
        if (warned.putIfAbsent(callback + what, true) == null) {
            LOG.warn("The {} failed with {}; the desk goes on without it", callback, what);
        } else {
            LOG.debug("The {} failed again with {}", callback, what);
        }
    }

    /** What failed the last time it was called, and how. */
    Map<String, String> failing() {
        return new TreeMap<>(failing);
    }
}
