package dev.relais.metrics;

import dev.relais.config.DeskConfig;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures of a tally as they stood at an instant. Does not change any more. */
public final class Measures {
    private static final long QUARTER = 900;

    private final MetricSettings settings;
    private final Gathered gathered;
    private final Instant from;
    private final Instant until;
    private final List<Unanswered> unanswered;
    private final long open;

    Measures(
            MetricSettings settings,
            Gathered gathered,
            Instant from,
            Instant until,
            List<Unanswered> unanswered,
            long open) {
        this.settings = settings;
        this.gathered = gathered;
        this.from = from.isAfter(until) ? until : from;
        this.until = until;
        this.unanswered = List.copyOf(unanswered);
        this.open = open;
    }

    /**
     * The figures of this period and of the one that follows: those of days make those of a week. Both come from tallies that were
     * given the same log, or at least all that was open in their periods, each with its own.
     *
     * @throws IllegalArgumentException where the periods do not touch, or the same things were not measured
     */
    public Measures then(Measures next) {
        Instant end = settings.until();
        if (end == null || !end.equals(next.settings.from())) {
            throw new IllegalArgumentException(
                    "a period until " + end + " is not followed by one from " + next.settings.from());
        }
        MetricSettings both = settings.between(settings.from(), next.settings.until());
        if (!both.equals(next.settings.between(settings.from(), next.settings.until()))) {
            throw new IllegalArgumentException("both periods must measure the same");
        }
        Gathered sum = new Gathered(both.all());
        sum.addAll(gathered);
        Arrays.fill(sum.openAtEnd, 0); // what was open then is in the next period
        Arrays.fill(sum.owedAtEnd, 0);
        sum.addAll(next.gathered);
        return new Measures(both, sum, from, next.until, next.unanswered, next.open);
    }

    /** What is reported on. */
    public DeskConfig desk() {
        return settings.desk();
    }

    /** Our metrics, in the order of the catalogue. */
    public List<Metric> metrics() {
        return settings.metrics();
    }

    /** Other products' metrics. */
    public List<Metric> others() {
        return settings.others();
    }

    /** Where the period begins, or the first event. */
    public Instant from() {
        return from;
    }

    /** As of when. {@link Instant#MIN} where nothing ever happened. */
    public Instant until() {
        return until;
    }

    /** Whether there was anything at all. */
    public boolean isEmpty() {
        return until.equals(Instant.MIN) || gathered.events == 0;
    }

    /**
     * What a metric comes to over everything.
     *
     * @throws IllegalArgumentException where it was not asked for
     */
    public Figure figure(Metric metric) {
        return gathered.all.at(place(metric)).figure(metric, promised(metric));
    }

    /**
     * What the metric of that id, such as {@code first-response}, comes to over everything.
     *
     * @throws IllegalArgumentException where it was not asked for
     */
    public Figure figure(String id) {
        return gathered.metrics.stream()
                .filter(metric -> metric.id().equals(id))
                .findFirst()
                .map(this::figure)
                .orElseThrow(() -> new IllegalArgumentException("no figures of " + id + " were asked for"));
    }

    /** What a metric comes to for each value of a dimension, most cases first, then by name. */
    public Map<String, Figure> figures(Metric metric, Dimension dimension) {
        int place = place(metric);
        Map<String, Figure> figures = new LinkedHashMap<>();
        gathered.slices(dimension).entrySet().stream()
                .filter(slice -> slice.getValue().at(place).cases() > 0)
                .sorted(Comparator.comparing((Map.Entry<String, Slice> slice) ->
                                -slice.getValue().at(place).cases())
                        .thenComparing(Map.Entry::getKey))
                .forEach(slice ->
                        figures.put(slice.getKey(), slice.getValue().at(place).figure(metric, promised(metric))));
        return figures;
    }

    /** The one share that the product of the metric would show, percent; empty where it shows none. */
    public Optional<BigDecimal> percent(Metric metric) {
        return Levels.percent(metric, gathered.all.at(place(metric)));
    }

    private int place(Metric metric) {
        int place = gathered.metrics.indexOf(metric);
        if (place < 0) {
            throw new IllegalArgumentException("no figures of " + metric.id() + " were asked for");
        }
        return place;
    }

    /** What service levels promise for a metric; null where they promise nothing, or differ. */
    public @Nullable Duration promised(Metric metric) {
        if (metric.judge() instanceof Metric.Judge.Within within) {
            return within.allowed();
        }
        var target = metric.target();
        if (target == null) {
            return null;
        }
        List<Duration> promises = settings.desk().slas().stream()
                .map(sla -> History.promised(sla, target))
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
        return promises.size() == 1 ? promises.get(0) : null;
    }

    /** First responses whose wait began in that hour, 0 to 23 in the desk's zone, of that weekday. */
    public ServiceLevel level(DayOfWeek day, int hour) {
        return gathered.heat[(day.getValue() - 1) * 24 + hour].level();
    }

    /**
     * How long cases of a metric took that came to their end, in classes; exact up to 512 cases.
     *
     * @param edges ascending; the first class goes from zero to the first edge, inclusive, the last beyond the last
     */
    public List<Long> distribution(Metric metric, List<Duration> edges) {
        Sketch ended = gathered.all.at(place(metric)).ended();
        List<Long> counts = new ArrayList<>();
        long before = 0;
        for (Duration edge : edges) {
            long upTo = ended.atMost(Bounded.millis(edge));
            counts.add(upTo - before);
            before = upTo;
        }
        counts.add(ended.count() - before);
        return counts;
    }

    /** How many cases of a metric have not come to their end. */
    public long unended(Metric metric) {
        return gathered.all.at(place(metric)).open().count();
    }

    /** Counts of a quarter of an hour. */
    public record Quarter(
            Instant from, long received, long replies, long resolved, long negative, long neutral, long positive) {}

    /** What came and went, quarter by quarter, those in which nothing did left out; ascending. */
    public List<Quarter> quarters() {
        return gathered.flow.rows().entrySet().stream()
                .map(row -> {
                    long[] n = row.getValue();
                    return new Quarter(
                            Instant.ofEpochSecond(row.getKey() * QUARTER),
                            n[Gathered.RECEIVED],
                            n[Gathered.REPLIES],
                            n[Gathered.RESOLVED],
                            n[Gathered.NEGATIVE],
                            n[Gathered.NEUTRAL],
                            n[Gathered.POSITIVE]);
                })
                .toList();
    }

    /** The least age of each age class. */
    public List<Duration> ages() {
        return Gathered.AGES;
    }

    /** The least time left of each class of replies owed, what is overdue first: null; then ascending. */
    public List<@Nullable Duration> slacks() {
        List<@Nullable Duration> slacks = new ArrayList<>();
        slacks.add(null);
        List<Duration> ascending = new ArrayList<>(Gathered.SLACKS);
        Collections.reverse(ascending);
        slacks.addAll(ascending);
        return slacks;
    }

    /**
     * What was open, by age class: at the end of the period or later as it stood at the end, else at the last full hour (UTC) not after the
     * instant.
     *
     * @param instants ascending
     */
    public List<List<Long>> openByAge(List<Instant> instants) {
        return rows(instants, gathered.ages.at(instants), gathered.openAtEnd, false);
    }

    /** What replies were owed then, by slack class. */
    public List<List<Long>> owedBySlack(List<Instant> instants) {
        return rows(instants, gathered.slacks.at(instants), gathered.owedAtEnd, true);
    }

    private List<List<Long>> rows(List<Instant> instants, long[][] rows, long[] atEnd, boolean reversed) {
        List<List<Long>> lists = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            List<Long> list = new ArrayList<>();
            for (long n : instants.get(i).isBefore(until) ? rows[i] : atEnd) {
                list.add(reversed ? 0 : list.size(), n);
            }
            lists.add(list);
        }
        return lists;
    }

    /**
     * How much somebody had to do.
     *
     * @param load units times time
     * @param utilisation load within staffed time ÷ room in staffed time; null where nobody told when he was there or how much room he
     *     has
     * @param occupancy share of staffed time with at least one conversation; null where nobody told when he was there
     */
    public record Load(
            long conversations,
            long replies,
            Duration load,
            @Nullable Double utilisation,
            @Nullable Double occupancy) {}

    /** Of every agent who had something, and of everybody of the desk. */
    public Map<String, Load> agents() {
        Map<String, Load> loads = new LinkedHashMap<>();
        Collection<String> ids = new TreeSet<>(gathered.agents.keySet());
        settings.desk().agents().forEach(agent -> ids.add(agent.id()));
        Staffing staffing = new Staffing(settings.desk(), from, until);
        for (String id : ids) {
            loads.put(id, staffing.load(id, gathered.agents.getOrDefault(id, new Work())));
        }
        return loads;
    }

    /** Of every department that had something. */
    public Map<String, Load> departments() {
        Map<String, Load> loads = new LinkedHashMap<>();
        new TreeSet<>(gathered.departments.keySet())
                .forEach(id -> loads.put(id, Staffing.unstaffed(gathered.departments.getOrDefault(id, new Work()))));
        return loads;
    }

    /** Messages about a topic, and how many of them were negative. */
    public record Topic(String topic, long messages, long negative) {}

    /** What it was about, the most frequent first. */
    public List<Topic> topics() {
        return gathered.topics.entrySet().stream()
                .map(entry -> new Topic(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .sorted(Comparator.comparingLong(Topic::messages).reversed().thenComparing(Topic::topic))
                .toList();
    }

    /** Public messages that nobody dealt with, the oldest first. */
    public List<Unanswered> unanswered() {
        return unanswered;
    }

    /** In which zone days and hours are meant. */
    public ZoneId zone() {
        return settings.desk().zone();
    }

    /** Events in the period. */
    public long events() {
        return gathered.events;
    }

    /** Conversations that began in the period. */
    public long conversations() {
        return gathered.conversations;
    }

    /** Replies in the period that were written in a network's own application. */
    public long elsewhere() {
        return gathered.elsewhere;
    }

    /** How often a conversation was opened again in the period. */
    public long reopened() {
        return gathered.reopened;
    }

    /** Conversations that are not settled. */
    public long open() {
        return open;
    }
}
