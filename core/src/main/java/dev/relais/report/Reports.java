package dev.relais.report;

import dev.relais.config.DeskConfig;
import dev.relais.metrics.Dimension;
import dev.relais.metrics.Figure;
import dev.relais.metrics.Measures;
import dev.relais.metrics.Metric;
import dev.relais.metrics.ServiceLevel;
import dev.relais.metrics.Unanswered;
import dev.relais.questions.Questions;
import dev.relais.report.Report.Backlog;
import dev.relais.report.Report.BacklogPoint;
import dev.relais.report.Report.Breakdown;
import dev.relais.report.Report.Distribution;
import dev.relais.report.Report.DurationClass;
import dev.relais.report.Report.HeatCell;
import dev.relais.report.Report.Load;
import dev.relais.report.Report.MetricTable;
import dev.relais.report.Report.Period;
import dev.relais.report.Report.Question;
import dev.relais.report.Report.Slice;
import dev.relais.report.Report.TopicCount;
import dev.relais.report.Report.Totals;
import dev.relais.report.Report.UnansweredMessage;
import dev.relais.report.Report.Variant;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes reports of figures. Of a dimension with more than 10,000 values, of people and topics likewise, those with most cases are told;
 * the figures over everything hold all of them.
 *
 * <pre>{@code
 * Report report = Reports.of(tally.measures(), questions);
 * }</pre>
 */
public final class Reports {
    /** A desk has some hundreds of anything; what is more is noise that no reader of a file could hold. */
    private static final int MOST_VALUES = 10_000;

    private static final int LONGEST_NAME = 200;
    private static final int MOST_UNANSWERED = 100;
    private static final int MOST_QUESTIONS = 10;
    private static final int MOST_BACKLOG_POINTS = 60;
    private static final int MOST_CLASSES = 24;
    private static final String FIRST_RESPONSE = "first-response";

    private final Measures measures;
    private final DeskConfig desk;
    private final Map<String, String> names = new HashMap<>();

    private Reports(Measures measures) {
        this.measures = measures;
        this.desk = measures.desk();
        desk.agents().forEach(agent -> names.put(agent.id(), shown(agent.name() == null ? agent.id() : agent.name())));
    }

    /** A report of everything that was measured, with the questions that were asked most. */
    public static Report of(Measures measures, Questions questions) {
        return new Reports(measures)
                .report(questions.top(MOST_QUESTIONS).stream()
                        .map(one -> new Question(one.text(), one.count(), one.examples()))
                        .toList());
    }

    private Report report(List<Question> questions) {
        boolean empty = measures.isEmpty();
        Period period =
                empty ? new Period(Instant.EPOCH, Instant.EPOCH) : new Period(measures.from(), measures.until());
        Series series = new Series(period, measures.zone(), measures.quarters());
        return new Report(
                desk.desk(),
                period,
                measures.zone(),
                totals(),
                measures.metrics().stream().map(this::table).toList(),
                measures.others().stream().map(this::variant).toList(),
                empty ? List.of() : series.flow(),
                series.hours(),
                heat(),
                distribution(),
                backlog(period, empty),
                loads(measures.departments()),
                loads(measures.agents()),
                empty ? List.of() : series.sentiment(),
                measures.topics().stream()
                        .limit(MOST_VALUES)
                        .map(topic -> new TopicCount(topic.topic(), topic.messages(), topic.negative()))
                        .toList(),
                questions,
                unanswered());
    }

    private Totals totals() {
        long received = 0;
        long replies = 0;
        long resolved = 0;
        for (Measures.Quarter quarter : measures.quarters()) {
            received += quarter.received();
            replies += quarter.replies();
            resolved += quarter.resolved();
        }
        return new Totals(
                measures.events(),
                measures.conversations(),
                received,
                replies,
                measures.elsewhere(),
                resolved,
                measures.reopened(),
                measures.open());
    }

    private MetricTable table(Metric metric) {
        List<Breakdown> breakdowns = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            List<Slice> slices = new ArrayList<>();
            measures.figures(metric, dimension).entrySet().stream()
                    .limit(MOST_VALUES)
                    .forEach(one -> slices.add(new Slice(one.getKey(), name(dimension, one.getKey()), one.getValue())));
            if (!slices.isEmpty()) {
                breakdowns.add(new Breakdown(dimension, slices));
            }
        }
        return new MetricTable(
                metric.id(), metric.version(), measures.promised(metric), measures.figure(metric), breakdowns);
    }

    private String name(Dimension dimension, String value) {
        String name = dimension == Dimension.AGENT ? names.get(value) : null;
        return name == null ? shown(value) : name;
    }

    /** What people read ends after 200 characters; the value beside it does not. */
    private static String shown(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }

    private Variant variant(Metric metric) {
        Figure figure = measures.figure(metric);
        boolean judged = !(metric.judge() instanceof Metric.Judge.Nothing);
        return new Variant(
                metric.id(),
                metric.product(),
                judged ? figure.level() : null,
                measures.percent(metric).orElse(null),
                figure.durations(),
                metric.ours());
    }

    private List<HeatCell> heat() {
        List<HeatCell> cells = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            for (int hour = 0; hour < 24; hour++) {
                ServiceLevel level = measures.level(day, hour);
                if (level.all() > 0) {
                    cells.add(new HeatCell(day, hour, level));
                }
            }
        }
        return cells;
    }

    private Distribution distribution() {
        Metric metric = measures.metrics().stream()
                .filter(one -> one.id().equals(FIRST_RESPONSE))
                .findFirst()
                .orElse(null);
        if (metric == null) {
            return new Distribution(null, List.of(), 0);
        }
        Figure figure = measures.figure(metric);
        Duration promised = measures.promised(metric);
        List<Duration> edges = figure.timed()
                .map(durations -> Ticks.edges(durations.p95(), promised, MOST_CLASSES))
                .orElse(List.of());
        List<DurationClass> classes = new ArrayList<>();
        if (!edges.isEmpty()) {
            List<Long> counts = measures.distribution(metric, edges);
            for (int i = 0; i < counts.size(); i++) {
                Duration above = i == 0 ? Duration.ZERO : edges.get(i - 1);
                classes.add(new DurationClass(above, i < edges.size() ? edges.get(i) : null, counts.get(i)));
            }
        }
        return new Distribution(promised, classes, measures.unended(metric));
    }

    private Backlog backlog(Period period, boolean empty) {
        List<Instant> instants = empty ? List.of() : Series.fullHours(period, MOST_BACKLOG_POINTS);
        List<List<Long>> ages = measures.openByAge(instants);
        List<List<Long>> slacks = measures.owedBySlack(instants);
        List<BacklogPoint> points = new ArrayList<>();
        for (int i = 0; i < instants.size(); i++) {
            points.add(new BacklogPoint(instants.get(i), ages.get(i), slacks.get(i)));
        }
        return new Backlog(measures.ages(), measures.slacks(), points);
    }

    private List<Load> loads(Map<String, Measures.Load> loads) {
        return loads.entrySet().stream()
                .map(entry -> load(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Load::work).reversed().thenComparing(Load::id))
                .limit(MOST_VALUES)
                .toList();
    }

    private Load load(String id, Measures.Load load) {
        return new Load(
                id,
                names.getOrDefault(id, id),
                load.conversations(),
                load.replies(),
                load.load(),
                load.utilisation(),
                load.occupancy());
    }

    private Report.Unanswered unanswered() {
        List<Unanswered> all = measures.unanswered();
        List<UnansweredMessage> oldest =
                all.stream().limit(MOST_UNANSWERED).map(Reports::message).toList();
        return new Report.Unanswered(all.size(), oldest);
    }

    private static UnansweredMessage message(Unanswered one) {
        return new UnansweredMessage(
                one.conversation(), one.network(), one.surface(), one.at(), one.author(), one.text(), one.queue());
    }
}
