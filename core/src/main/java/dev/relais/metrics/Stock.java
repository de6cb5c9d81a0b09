package dev.relais.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How many things of which class there were at every full hour (UTC): a stock. What is added is a stretch of time and how its class
 * follows from the time; kept are the differences, so that a stretch of years costs no more than one of minutes. Can be merged.
 */
final class Stock {
    private static final long HOUR = 3600;
    private static final Instant LATE = Instant.MAX.minus(Duration.ofDays(400_000));

    private final Counts differences;
    private final int classes;

    Stock(int classes) {
        this.classes = classes;
        this.differences = new Counts(classes);
    }

    /**
     * Something that was there in {@code [from, to)}.
     *
     * @param edges between its classes, ascending, one fewer than there are classes: at an edge it is in the later class
     */
    void add(Instant from, Instant to, List<Instant> edges) {
        Instant start = from;
        for (int i = 0; i < classes; i++) {
            Instant end = i < edges.size() && edges.get(i).isBefore(to) ? edges.get(i) : to;
            if (start.isBefore(end)) {
                long first = hourFrom(start);
                long after = hourFrom(end);
                if (first < after) {
                    differences.add(first, i, 1);
                    differences.add(after, i, -1);
                }
                start = end;
            }
        }
    }

    /** The class of an instant between edges. */
    static int place(Instant at, List<Instant> edges) {
        int place = 0;
        while (place < edges.size() && !at.isBefore(edges.get(place))) {
            place++;
        }
        return place;
    }

    /** The first full hour that is not before. */
    private static long hourFrom(Instant at) {
        long hour = Math.floorDiv(at.getEpochSecond(), HOUR);
        return hour * HOUR == at.getEpochSecond() && at.getNano() == 0 ? hour : hour + 1;
    }

    void addAll(Stock other) {
        differences.addAll(other.differences);
    }

    /** What there was at the last full hour not after each of the instants, which ascend. */
    long[][] at(List<Instant> instants) {
        long[][] stock = new long[instants.size()][];
        long[] now = new long[classes];
        var rows = differences.rows().entrySet().iterator();
        Map.Entry<Long, long[]> row = rows.hasNext() ? rows.next() : null;
        for (int i = 0; i < stock.length; i++) {
            long hour = Math.floorDiv(instants.get(i).getEpochSecond(), HOUR);
            while (row != null && row.getKey() <= hour) {
                for (int j = 0; j < classes; j++) {
                    now[j] += row.getValue()[j];
                }
                row = rows.hasNext() ? rows.next() : null;
            }
            stock[i] = Arrays.copyOf(now, classes);
        }
        return stock;
    }

    /** Edges at so much after an instant. */
    static List<Instant> after(Instant from, List<Duration> distances) {
        return distances.stream()
                .map(distance -> from.isAfter(LATE) ? Instant.MAX : from.plus(distance))
                .toList();
    }
}
