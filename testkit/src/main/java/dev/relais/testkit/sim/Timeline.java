package dev.relais.testkit.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The true time, and what is to happen. May be run again from within a task: then the task stands still while the others go
 * on.
 */
final class Timeline {
    private static final int MOST = 60_000;

    private record Task(Instant at, long number, Runnable work) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::at).thenComparingLong(Task::number));
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");
    private long number;
    private int done;

    Instant now() {
        return now;
    }

    void after(Duration delay, Runnable work) {
        tasks.add(new Task(now.plus(delay), ++number, work));
    }

    /** Whether so much was done that something must be going round in circles; nothing more is done then. */
    boolean isSpent() {
        return done >= MOST;
    }

    /** Runs what is due until then. */
    void runFor(Duration time) {
        Instant end = now.plus(time);
        for (Task task = tasks.peek(); task != null && !task.at().isAfter(end) && !isSpent(); task = tasks.peek()) {
            tasks.remove();
            now = task.at().isAfter(now) ? task.at() : now;
            done++;
            task.work().run();
        }
        now = end.isAfter(now) ? end : now;
    }
}
