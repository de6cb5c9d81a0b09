package dev.relais.routing;

import dev.relais.config.QueueConfig;
import dev.relais.config.QueueConfig.Order;
import dev.relais.rules.Priority;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who comes first in a queue. Those that wait stand in lanes, each in the order of a key that never changes; only the lanes' heads
 * are compared at an instant. Queues of equal ranking stand in one order.
 *
 * <p>In order of slack the lanes are: what can still start in time, what nothing is promised of, what is late. The first is in the
 * order of the last instant to start, plus {@value #WEIGHT} of the time that it is expected to take: in overload not all can be in
 * time, and short ones leave room for more. (Measured on generated overload: shares are flat from 0.4 to 1.) The last two are in the
 * order of arrival, and get at least the share {@code tail} of what is taken.
 *
 * @param ageing of priorities; null: strict
 * @param slopes of priorities, instead of ageing; empty: none
 * @param tail from 0 to 1
 */
record Ranking(Order order, @Nullable Duration ageing, Map<Priority, BigDecimal> slopes, double tail) {
    static final double WEIGHT = 0.6;

    private static final int LEVELS = Priority.values().length;
    private static final int IN_TIME = 0;
    private static final int UNPROMISED = 1;
    private static final int LATE = 2;

    /** A hundred million years. More ageing than this is strict priority. */
    private static final Duration LONGEST_AGEING = Duration.ofDays(36_525_000_000L);

    static Ranking of(QueueConfig queue) {
        return switch (queue.order()) {
            case FIFO -> new Ranking(Order.FIFO, null, Map.of(), 0);
            case PRIORITY ->
                queue.slopes().isEmpty()
                        ? new Ranking(Order.PRIORITY, queue.ageing(), Map.of(), 0)
                        : new Ranking(Order.PRIORITY, null, queue.slopes(), 0);
            case SLACK -> new Ranking(Order.SLACK, null, Map.of(), queue.tail().doubleValue());
        };
    }

    int lanes() {
        return switch (order) {
            case FIFO -> 1;
            case PRIORITY -> ageing == null ? LEVELS : 1;
            case SLACK -> LATE + 1;
        };
    }

    /** Puts an item into its lane. */
    void place(Item item, Priority priority, long now) {
        item.lane = 0;
        item.key = item.since;
        switch (order) {
            case FIFO -> {}
            case PRIORITY -> {
                if (ageing == null) {
                    item.lane = LEVELS - 1 - priority.level();
                } else {
                    Duration step = ageing.compareTo(LONGEST_AGEING) > 0 ? LONGEST_AGEING : ageing;
                    item.key = Nanos.minus(item.since, Nanos.of(step.multipliedBy(priority.level())));
                }
            }
            case SLACK -> {
                if (item.due == Nanos.NEVER) {
                    item.lane = UNPROMISED;
                } else if (now > item.due) {
                    late(item);
                } else {
                    item.key = Nanos.plus(item.due, (long) (WEIGHT * item.forecast));
                }
            }
        }
    }

    /** Whether an item will be {@link #late} one day. */
    boolean mayBeLate(Item item) {
        return order == Order.SLACK && item.lane == IN_TIME;
    }

    /** Puts an item among those that are late. */
    void late(Item item) {
        item.lane = LATE;
        item.key = item.since;
    }

    /** Whether an item is of those that live on the share of the tail. */
    boolean tail(Item item) {
        return order == Order.SLACK && item.lane != IN_TIME;
    }

    int compare(Item a, Item b, long now) {
        if (!slopes.isEmpty()) {
            int byRank = Double.compare(rank(b, now), rank(a, now));
            return byRank != 0 ? byRank : Item.byArrival(a, b);
        }
        if (a.lane != b.lane) {
            return Integer.compare(a.lane, b.lane);
        }
        return a.key != b.key ? Long.compare(a.key, b.key) : Item.byArrival(a, b);
    }

    private double rank(Item item, long now) {
        return (double) Math.max(0, Nanos.minus(now, item.since)) * slope(LEVELS - 1 - item.lane);
    }

    /** A level that the queue does not give has the slope of the next one below, else of the next one above. */
    private double slope(int level) {
        return slopes.entrySet().stream()
                .min(Comparator.<Map.Entry<Priority, BigDecimal>, Boolean>comparing(
                                given -> given.getKey().level() > level)
                        .thenComparing(given -> Math.abs(given.getKey().level() - level)))
                .map(given -> given.getValue().doubleValue())
                .orElse(1.0);
    }
}
