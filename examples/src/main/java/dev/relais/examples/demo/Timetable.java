package dev.relais.examples.demo;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** What is going to happen, and when. Things of the same time happen in the order in which they were planned. */
final class Timetable {
    private record Plan(Instant at, long number, Runnable what) {}

    private final PriorityQueue<Plan> plans =
            new PriorityQueue<>(Comparator.comparing(Plan::at).thenComparing(Plan::number));
    private long planned;

    synchronized void at(Instant when, Runnable what) {
        plans.add(new Plan(when, planned++, what));
    }

    /** When the next thing happens. */
    synchronized Optional<Instant> next() {
        return Optional.ofNullable(plans.peek()).map(Plan::at);
    }

    /** Takes the next thing if its time has come. */
    synchronized Optional<Runnable> due(Instant now) {
        Plan next = plans.peek();
        if (next == null || next.at().isAfter(now)) {
            return Optional.empty();
        }
        plans.remove();
        return Optional.of(next.what());
    }
}
