package dev.relais.testkit.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened, for whoever replays a seed; nothing where nobody asked. */
final class Trace {
    private final boolean on;
    private final Timeline time;
    private final Instant start;
    private final List<String> lines = new ArrayList<>();

    Trace(boolean on, Timeline time) {
        this.on = on;
        this.time = time;
        start = time.now();
    }

    void add(Supplier<String> line) {
        if (on) {
            long millis = Duration.between(start, time.now()).toMillis();
            lines.add("%5d.%03d %s".formatted(millis / 1000, millis % 1000, line.get()));
        }
    }

    List<String> lines() {
        return lines;
    }
}
