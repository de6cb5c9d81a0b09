package dev.relais.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures of what has come to an end, or of anything: sums that can be merged with those of other nodes and other days, in any order.
 * Not thread-safe.
 */
final class Gathered {
    static final List<Duration> AGES = List.of(
            Duration.ZERO,
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(24),
            Duration.ofDays(3),
            Duration.ofDays(7));
    /** Least time left of each class, the last first met; what is overdue is the class after them. */
    static final List<Duration> SLACKS =
            List.of(Duration.ofHours(24), Duration.ofHours(4), Duration.ofHours(1), Duration.ZERO);

    static final int RECEIVED = 0;
    static final int REPLIES = 1;
    static final int RESOLVED = 2;
    static final int NEGATIVE = 3;
    static final int NEUTRAL = 4;
    static final int POSITIVE = 5;
    private static final int FLOWS = 6;
    private static final int WEEK_HOURS = 7 * 24;

    final List<Metric> metrics;
    final Slice all;
    private final Map<Dimension, Map<String, Slice>> slices = new EnumMap<>(Dimension.class);
    final Summary[] heat = summaries(WEEK_HOURS);
    final Counts flow = new Counts(FLOWS);
    final Stock ages = new Stock(AGES.size());
    final Stock slacks = new Stock(SLACKS.size() + 1);
    final Map<String, Work> agents = new HashMap<>();
    final Map<String, Work> departments = new HashMap<>();
    final Map<String, long[]> topics = new HashMap<>();
    long events;
    long conversations;
    long elsewhere;
    long reopened;

    Gathered(List<Metric> metrics) {
        this.metrics = metrics;
        this.all = new Slice(metrics.size());
    }

    private static Summary[] summaries(int count) {
        Summary[] made = new Summary[count];
        for (int i = 0; i < count; i++) {
            made[i] = new Summary();
        }
        return made;
    }

    Map<String, Slice> slices(Dimension dimension) {
        return slices.computeIfAbsent(dimension, none -> new HashMap<>());
    }

    Slice slice(Dimension dimension, String value) {
        return slices(dimension).computeIfAbsent(value, none -> new Slice(metrics.size()));
    }

    void addAll(Gathered other) {
        all.addAll(other.all);
        other.slices.forEach((dimension, values) ->
                values.forEach((value, them) -> slice(dimension, value).addAll(them)));
        merge(heat, other.heat);
        flow.addAll(other.flow);
        ages.addAll(other.ages);
        slacks.addAll(other.slacks);
        other.agents.forEach(
                (id, work) -> agents.computeIfAbsent(id, none -> new Work()).addAll(work));
        other.departments.forEach((id, work) ->
                departments.computeIfAbsent(id, none -> new Work()).addAll(work));
        other.topics.forEach((topic, counts) -> {
            long[] mine = topics.computeIfAbsent(topic, none -> new long[2]);
            mine[0] += counts[0];
            mine[1] += counts[1];
        });
        events += other.events;
        conversations += other.conversations;
        elsewhere += other.elsewhere;
        reopened += other.reopened;
    }

    private static void merge(Summary[] to, Summary[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i].addAll(from[i]);
        }
    }

    /** All slices in which a case of these values counts, but for who it is attributed to. */
    List<Slice> under(Map<Dimension, List<String>> values) {
        List<Slice> found = new ArrayList<>();
        found.add(all);
        values.forEach((dimension, names) -> names.forEach(name -> found.add(slice(dimension, name))));
        return found;
    }
}
