package dev.relais.report;

import dev.relais.metrics.Dimension;
import dev.relais.metrics.Durations;
import dev.relais.metrics.Figure;
import dev.relais.metrics.ServiceLevel;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a report tells, as values: a page, JSON and CSV are written from it. Lists are in
 * the order in which they are to be read. Texts of customers stand in {@link #questions} and {@link #unanswered} only.
 *
 * @param desk the desk's name
 * @param period what is told of
 * @param zone in which days and hours are meant
 * @param totals how much there was
 * @param metrics what the catalogue of Relais comes to; never empty, also where there are no cases
 * @param variants the same log as other products would count it
 * @param flow what came and went over time, without holes
 * @param hours what came and went by hour of the day, 24 of them
 * @param heat kept first responses by weekday and hour at which the wait began; absent where nothing was promised then
 * @param responses how long first responses took
 * @param backlog what was open, over time, without holes
 * @param departments who had how much to do
 * @param agents who had how much to do
 * @param sentiment how customers felt, over time, without holes
 * @param topics what it was about, the most frequent first
 * @param questions the most asked questions, the most frequent first
 * @param unanswered public messages that nobody dealt with
 */
public record Report(
        String desk,
        Period period,
        ZoneId zone,
        Totals totals,
        List<MetricTable> metrics,
        List<Variant> variants,
        List<FlowPoint> flow,
        List<HourPoint> hours,
        List<HeatCell> heat,
        Distribution responses,
        Backlog backlog,
        List<Load> departments,
        List<Load> agents,
        List<SentimentPoint> sentiment,
        List<TopicCount> topics,
        List<Question> questions,
        Unanswered unanswered) {
    /** Copies the lists. */
    public Report {
        metrics = List.copyOf(metrics);
        variants = List.copyOf(variants);
        flow = List.copyOf(flow);
        hours = List.copyOf(hours);
        heat = List.copyOf(heat);
        departments = List.copyOf(departments);
        agents = List.copyOf(agents);
        sentiment = List.copyOf(sentiment);
        topics = List.copyOf(topics);
        questions = List.copyOf(questions);
    }

    /** The table of a metric of Relais' own catalogue, by its id; empty where it has none of that name. */
    public Optional<MetricTable> metric(String id) {
        return metrics.stream().filter(table -> table.metric().equals(id)).findFirst();
    }

    /** Half-open. What is open at {@code until} is told as it stood then. */
    public record Period(Instant from, Instant until) {}

    /**
     * How much there was in the period.
     *
     * @param events lines of the log that were read
     * @param conversations that began
     * @param received messages of customers
     * @param replies of the brand, wherever they were written
     * @param elsewhere those of them that were written in the network's own application
     * @param resolved how often a conversation was settled
     * @param reopened how often one was opened again
     * @param open conversations that are not settled at the end
     */
    public record Totals(
            long events,
            long conversations,
            long received,
            long replies,
            long elsewhere,
            long resolved,
            long reopened,
            long open) {}

    /**
     * What one metric comes to.
     *
     * @param metric its id in the catalogue, such as {@code first-response}; resources hold its name
     * @param version of its definition
     * @param promised what service levels promise; null where they promise nothing, or differ
     * @param all over everything
     * @param breakdowns by dimension; none where there are no cases
     */
    public record MetricTable(
            String metric, int version, @Nullable Duration promised, Figure all, List<Breakdown> breakdowns) {
        /** Copies the list. */
        public MetricTable {
            breakdowns = List.copyOf(breakdowns);
        }
    }

    /** A metric by the values of a dimension: most cases first, then by name. */
    public record Breakdown(Dimension dimension, List<Slice> slices) {
        /** Copies the list. */
        public Breakdown {
            slices = List.copyOf(slices);
        }
    }

    /** What a metric comes to for one value, such as a network or an agent's id; {@code name} is what people call it. */
    public record Slice(String value, String name, Figure figure) {}

    /**
     * The same log as another product counts it.
     *
     * @param metric id in the catalogue, such as {@code chatwoot.first-response}
     * @param product whose definition it is
     * @param level counts as that product has them; null where the metric is no service level
     * @param percent the share that it would show; null where it shows none
     * @param durations what it would average; null where it has none
     * @param ours the id of our metric that comes nearest
     */
    public record Variant(
            String metric,
            String product,
            @Nullable ServiceLevel level,
            @Nullable BigDecimal percent,
            @Nullable Durations durations,
            String ours) {}

    /** What came and went in {@code [from, to)}. */
    public record FlowPoint(Instant from, Instant to, long received, long replies, long resolved) {}

    /** What came and went in an hour of the day, 0 to 23, over all days. */
    public record HourPoint(int hour, long received, long replies) {}

    /** First responses whose wait began in that hour, 0 to 23, of that weekday. */
    public record HeatCell(DayOfWeek day, int hour, ServiceLevel level) {}

    /**
     * How long first responses took.
     *
     * @param promised where the line of the target stands; null where promises differ or there are none
     * @param classes in order, touching, from zero
     * @param unanswered cases that have no response yet
     */
    public record Distribution(@Nullable Duration promised, List<DurationClass> classes, long unanswered) {
        /** Copies the list. */
        public Distribution {
            classes = List.copyOf(classes);
        }
    }

    /** How many took longer than {@code above}, and no longer than {@code upTo}; null: however long. */
    public record DurationClass(Duration above, @Nullable Duration upTo, long count) {}

    /**
     * What was open.
     *
     * @param ages names of the age classes: the least age of each, from zero, in order
     * @param slacks names of the slack classes of replies owed: the least time left of each, in order; what is overdue has its own,
     *     first one, {@code null}
     * @param points over time
     */
    public record Backlog(List<Duration> ages, List<@Nullable Duration> slacks, List<BacklogPoint> points) {
        /** Copies the lists. */
        public Backlog {
            ages = List.copyOf(ages);
            slacks = Collections.unmodifiableList(new ArrayList<>(slacks));
            points = List.copyOf(points);
        }
    }

    /**
     * What was open at an instant: a stock, never a flow.
     *
     * @param byAge one number for each age class; together all that was open
     * @param bySlack one number for each slack class; together all replies owed that were promised
     */
    public record BacklogPoint(Instant at, List<Long> byAge, List<Long> bySlack) {
        /** Copies the lists. */
        public BacklogPoint {
            byAge = List.copyOf(byAge);
            bySlack = List.copyOf(bySlack);
        }

        /** All that was open. */
        public long open() {
            return byAge.stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * How much somebody had to do.
     *
     * @param id of a department or an agent
     * @param name what people call it
     * @param conversations that were his
     * @param replies that he wrote
     * @param work ∫ load: units times how long he had them
     * @param utilisation ∫ load ÷ ∫ capacity over staffed time; null where nobody told when he was there or how much he can take
     * @param occupancy share of staffed time with at least one conversation, as Amazon Connect counts; null likewise
     */
    public record Load(
            String id,
            String name,
            long conversations,
            long replies,
            Duration work,
            @Nullable Double utilisation,
            @Nullable Double occupancy) {}

    /** How customers' messages felt in {@code [from, to)}; those of which analysis was not sure are in none. */
    public record SentimentPoint(Instant from, Instant to, long negative, long neutral, long positive) {}

    /** How many messages were about something. */
    public record TopicCount(String topic, long messages, long negative) {}

    /** Messages that ask the same. Texts are gone where they were erased. */
    public record Question(String text, long count, List<String> examples) {
        /** Copies the list. */
        public Question {
            examples = List.copyOf(examples);
        }

        @Override
        public String toString() {
            return "Question[" + count + "]";
        }
    }

    /**
     * Public messages of customers that nobody answered, hid, or settled.
     *
     * @param count how many there are
     * @param oldest the first of them, oldest first
     */
    public record Unanswered(long count, List<UnansweredMessage> oldest) {
        /** Copies the list. */
        public Unanswered {
            oldest = List.copyOf(oldest);
        }
    }

    /** One of them; {@code text} is empty where its content is gone. */
    public record UnansweredMessage(
            String conversation,
            String network,
            String surface,
            Instant at,
            @Nullable String author,
            String text,
            @Nullable String queue) {
        @Override
        public String toString() {
            return "UnansweredMessage[" + conversation + "]";
        }
    }
}
