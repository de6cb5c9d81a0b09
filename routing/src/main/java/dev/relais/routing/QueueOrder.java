package dev.relais.routing;

import dev.relais.assign.Waiting;
import dev.relais.config.QueueConfig;
import dev.relais.rules.Priority;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;

/**
 * Who comes first in a queue at an instant: a total order, whoever waits there.
 *
 * <p>Whoever has waited for the queue's bound comes before all others, oldest first. Ties in every order: earlier arrival, then id.
 */
final class QueueOrder {
    /** Earlier arrival, then id. */
    static final Comparator<Waiting> ARRIVAL =
            Comparator.comparing(Waiting::since).thenComparing(Waiting::conversation);

    /** A hundred million years. More ageing than this is strict priority, and would leave the range of instants. */
    private static final Duration LONGEST_AGEING = Duration.ofDays(36_525_000_000L);

    private QueueOrder() {}

    static Comparator<Waiting> at(Instant now, QueueConfig queue) {
        Comparator<Waiting> order = switch (queue.order()) {
            case FIFO -> ARRIVAL;
            case PRIORITY -> priority(now, queue);
            case SLACK -> slack(now);
        };
        return (a, b) -> {
            boolean first = Waits.overdue(queue, a, now);
            boolean second = Waits.overdue(queue, b, now);
            if (first != second) {
                return first ? -1 : 1;
            }
            return first ? ARRIVAL.compare(a, b) : order.compare(a, b);
        };
    }

    private static Comparator<Waiting> priority(Instant now, QueueConfig queue) {
        Duration ageing = queue.ageing();
        if (!queue.slopes().isEmpty()) {
            return slopes(now, queue.slopes());
        }
        if (ageing == null) {
            return Comparator.<Waiting>comparingInt(
                            waiting -> -waiting.priority().level())
                    .thenComparing(ARRIVAL);
        }
        Duration step = ageing.compareTo(LONGEST_AGEING) > 0 ? LONGEST_AGEING : ageing;
        return Comparator.<Waiting, Instant>comparing(waiting -> waiting.since()
                        .minus(step.multipliedBy(waiting.priority().level())))
                .thenComparing(ARRIVAL);
    }

    private static Comparator<Waiting> slopes(Instant now, Map<Priority, BigDecimal> slopes) {
        return Comparator.<Waiting, BigDecimal>comparing(
                        waiting -> nanos(Waits.waited(waiting, now)).multiply(slope(slopes, waiting.priority())))
                .reversed()
                .thenComparing(ARRIVAL);
    }

    /** A level that the queue does not give has the slope of the next one below, else of the next one above. */
    private static BigDecimal slope(Map<Priority, BigDecimal> slopes, Priority priority) {
        return slopes.entrySet().stream()
                .min(Comparator.<Map.Entry<Priority, BigDecimal>, Boolean>comparing(
                                given -> given.getKey().level() > priority.level())
                        .thenComparing(given -> Math.abs(given.getKey().level() - priority.level())))
                .map(Map.Entry::getValue)
                .orElse(BigDecimal.ONE);
    }

    private static BigDecimal nanos(Duration waited) {
        return BigDecimal.valueOf(waited.getSeconds()).scaleByPowerOfTen(9).add(BigDecimal.valueOf(waited.getNano()));
    }

    /** What is promised and can be kept, then what is not promised, then what is late already. */
    private static Comparator<Waiting> slack(Instant now) {
        return Comparator.<Waiting>comparingInt(waiting -> slackClass(waiting, now))
                .thenComparing(waiting -> {
                    Instant due = waiting.dueAt();
                    return due != null && due.isAfter(now) ? due : waiting.since();
                })
                .thenComparing(ARRIVAL);
    }

    private static int slackClass(Waiting waiting, Instant now) {
        Instant due = waiting.dueAt();
        if (due == null) {
            return 1;
        }
        return due.isAfter(now) ? 0 : 2;
    }
}
