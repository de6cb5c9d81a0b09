package dev.relais.benchmarks.overload;

import dev.relais.config.QueueConfig;
import dev.relais.config.QueueConfig.Order;
import dev.relais.config.QueueConfig.Select;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A way to order a queue.
 *
 * @param name to show
 * @param queue its settings
 * @param sigma error of what the engine is told of handling times; null: it is told nothing, and learns
 */
record Policy(String name, QueueConfig queue, @Nullable Double sigma) {
    /** Everything that a queue can be told, side by side. */
    static List<Policy> all(Duration bound) {
        return List.of(
                new Policy("fifo", queue(Order.FIFO, null, null, null), null),
                new Policy("priority, aged by 10 min a level", queue(Order.PRIORITY, minutes(10), null, null), null),
                new Policy("priority, strict", queue(Order.PRIORITY, null, null, null), null),
                new Policy("slack, every 8th to the tail", queue(Order.SLACK, null, null, "0.125"), null),
                new Policy("slack (the default), learned means", queue(Order.SLACK, null, null, null), null),
                new Policy("slack, told with error 1", queue(Order.SLACK, null, null, null), 1.0),
                DEFAULT_TOLD,
                new Policy("slack, told with error 0.5, no tail", queue(Order.SLACK, null, null, "0"), 0.5),
                new Policy("slack, told exactly", queue(Order.SLACK, null, null, null), 0.0),
                new Policy("slack, bound, learned means", queue(Order.SLACK, null, bound, null), null),
                bounded(bound));
    }

    static final Policy DEFAULT_TOLD =
            new Policy("slack, told with error 0.5", queue(Order.SLACK, null, null, null), 0.5);

    static Policy bounded(Duration bound) {
        return new Policy("slack, bound, told with error 0.5", queue(Order.SLACK, null, bound, null), 0.5);
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static QueueConfig queue(
            Order order, @Nullable Duration ageing, @Nullable Duration bound, @Nullable String tail) {
        return new QueueConfig(
                "desk",
                null,
                null,
                order,
                Select.LONGEST_IDLE,
                null,
                1,
                List.of(),
                ageing,
                Map.of(),
                bound,
                tail == null ? QueueConfig.DEFAULT_TAIL : new BigDecimal(tail),
                Duration.ZERO,
                null,
                List.of());
    }
}
