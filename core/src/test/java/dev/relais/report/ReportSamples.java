package dev.relais.report;

import dev.relais.metrics.Dimension;
import dev.relais.metrics.Durations;
import dev.relais.metrics.Estimate;
import dev.relais.metrics.Figure;
import dev.relais.metrics.ServiceLevel;
import dev.relais.report.Report.Backlog;
import dev.relais.report.Report.BacklogPoint;
import dev.relais.report.Report.Breakdown;
import dev.relais.report.Report.Distribution;
import dev.relais.report.Report.DurationClass;
import dev.relais.report.Report.FlowPoint;
import dev.relais.report.Report.HeatCell;
import dev.relais.report.Report.HourPoint;
import dev.relais.report.Report.Load;
import dev.relais.report.Report.MetricTable;
import dev.relais.report.Report.Period;
import dev.relais.report.Report.Question;
import dev.relais.report.Report.SentimentPoint;
import dev.relais.report.Report.Slice;
import dev.relais.report.Report.TopicCount;
import dev.relais.report.Report.Totals;
import dev.relais.report.Report.Unanswered;
import dev.relais.report.Report.UnansweredMessage;
import dev.relais.report.Report.Variant;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Made-up reports: made by chance from a seed, with the shapes that real desks have. */
final class ReportSamples {
    static final Duration TARGET = Duration.ofMinutes(15);
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final List<String> PEOPLE = List.of(
            "Léa Martin",
            "Jonas Weber",
            "Mira Okafor",
            "Tomasz Lis",
            "م. حداد",
            "李娜",
            "Björn Åkesson",
            "Ana-Lucía Ibáñez");
    private static final List<String> TOPICS = List.of(
            "delivery", "billing", "returns", "opening hours", "app login", "warranty", "allergens", "loyalty card");
    private static final List<String> SENTENCES = List.of(
            "Still no parcel, and the tracking page has said “out for delivery” since Tuesday.",
            "Can you open on Sunday mornings again? The queue on Saturdays is absurd.",
            "My card was charged twice for the same order and nobody answers the phone.",
            "Le pain aux noix contient-il du sésame ? Ma fille est allergique.",
            "Great staff in the old town shop, thank you!",
            "كيف يمكنني إرجاع الطلب؟",
            "The app logs me out every single morning.");
    private static final List<String> METRICS = List.of(
            "first-response",
            "next-response",
            "resolution",
            "requester-wait",
            "agent-work",
            "reopened",
            "transfers",
            "public-comments",
            "call-back",
            "reply-window",
            "first-assignment",
            "house-own");

    /**
     * How much there is.
     *
     * @param text the length of an unanswered message
     */
    record Size(int days, int conversations, int agents, int rules, int unanswered, int text) {}

    /** A desk of eight people in March. */
    static final Size MONTH = new Size(31, 4_212, 8, 9, 23, 80);

    /** A year of a large desk. */
    static final Size YEAR = new Size(365, 100_000, 200, 300, 100, 500);

    private final SplittableRandom random;
    private final Size size;

    private ReportSamples(long seed, Size size) {
        this.random = new SplittableRandom(seed);
        this.size = size;
    }

    static Report of(long seed, Size size) {
        return new ReportSamples(seed, size).report("Brightwater Bakery");
    }

    static Report month() {
        return of(7, MONTH);
    }

    static Report nothing() {
        List<HourPoint> hours = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            hours.add(new HourPoint(hour, 0, 0));
        }
        Figure none = new Figure(0, ServiceLevel.NONE, null, null, null);
        List<MetricTable> metrics = METRICS.stream()
                .map(metric -> new MetricTable(metric, 1, null, none, List.of()))
                .toList();
        Instant from = FIRST.atStartOfDay(ZONE).toInstant();
        Instant until = FIRST.plusDays(7).atStartOfDay(ZONE).toInstant();
        return new Report(
                "Nothing yet",
                new Period(from, until),
                ZONE,
                new Totals(0, 0, 0, 0, 0, 0, 0, 0),
                metrics,
                List.of(),
                List.of(),
                hours,
                List.of(),
                new Distribution(null, List.of(), 0),
                new Backlog(List.of(), List.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Unanswered(0, List.of()));
    }

    /** A single conversation, answered in twelve minutes, whose every name and text is {@code text}. */
    static Report one(String text) {
        Instant at = FIRST.atTime(9, 0).atZone(ZONE).toInstant();
        Duration took = Duration.ofMinutes(12);
        Figure figure = new Figure(
                1,
                new ServiceLevel(1, 0, 0, 0),
                new Durations(1, took, took, took, took, took),
                new Estimate(took, new BigDecimal("100.0")),
                1.0);
        List<Breakdown> breakdowns = Arrays.stream(Dimension.values())
                .map(dimension -> new Breakdown(dimension, List.of(new Slice(text, text, figure))))
                .toList();
        Load load = new Load(text, text, 1, 1, took, 0.5, 1.0);
        return new Report(
                text,
                new Period(at, at.plus(Duration.ofHours(1))),
                ZONE,
                new Totals(9, 1, 1, 1, 0, 1, 0, 0),
                List.of(new MetricTable("first-response", 1, TARGET, figure, breakdowns)),
                List.of(new Variant(text, text, null, null, null, "first-response")),
                List.of(new FlowPoint(at, at.plus(Duration.ofHours(1)), 1, 1, 1)),
                List.of(new HourPoint(9, 1, 1)),
                List.of(new HeatCell(DayOfWeek.SUNDAY, 9, figure.level())),
                new Distribution(TARGET, List.of(new DurationClass(Duration.ZERO, null, 1)), 0),
                new Backlog(
                        List.of(Duration.ZERO),
                        Collections.singletonList(null),
                        List.of(new BacklogPoint(at, List.of(1L), List.of(1L)))),
                List.of(load),
                List.of(load),
                List.of(new SentimentPoint(at, at.plus(Duration.ofHours(1)), 1, 0, 0)),
                List.of(new TopicCount(text, 1, 1)),
                List.of(new Question(text, 1, List.of(text))),
                new Unanswered(1, List.of(new UnansweredMessage(text, text, text, at, text, text, text))));
    }

    /** The same report with other response times. */
    static Report with(Report report, Distribution responses) {
        return new Report(
                report.desk(),
                report.period(),
                report.zone(),
                report.totals(),
                report.metrics(),
                report.variants(),
                report.flow(),
                report.hours(),
                report.heat(),
                responses,
                report.backlog(),
                report.departments(),
                report.agents(),
                report.sentiment(),
                report.topics(),
                report.questions(),
                report.unanswered());
    }

    private Report report(String desk) {
        Instant from = FIRST.atStartOfDay(ZONE).toInstant();
        Instant until = FIRST.plusDays(size.days()).atStartOfDay(ZONE).toInstant();
        List<FlowPoint> flow = flow();
        List<MetricTable> metrics =
                METRICS.stream().map(metric -> metric(metric)).toList();
        long received = flow.stream().mapToLong(FlowPoint::received).sum();
        long replies = flow.stream().mapToLong(FlowPoint::replies).sum();
        return new Report(
                desk,
                new Period(from, until),
                ZONE,
                new Totals(
                        received * 9,
                        size.conversations(),
                        received,
                        replies,
                        replies / 20,
                        size.conversations() - 61,
                        size.conversations() / 30,
                        61),
                metrics,
                variants(metrics.get(0)),
                flow,
                hours(received, replies),
                heat(),
                responses(metrics.get(0).all()),
                backlog(),
                loads(List.of("Care", "Press", "Sales")),
                loads(agents()),
                sentiment(flow),
                topics(),
                questions(),
                new Unanswered(size.unanswered() + 40L, unanswered(until)));
    }

    private List<String> agents() {
        List<String> agents = new ArrayList<>();
        for (int i = 0; i < size.agents(); i++) {
            agents.add(PEOPLE.get(i % PEOPLE.size()) + (i < PEOPLE.size() ? "" : " " + i / PEOPLE.size()));
        }
        return agents;
    }

    private Figure figure(long cases, boolean promised, boolean timed, boolean counted) {
        long broken = random.nextLong(cases / 8 + 1);
        long undecided = random.nextLong(cases / 25 + 1);
        long withdrawn = random.nextLong(cases / 40 + 1);
        ServiceLevel level = promised
                ? new ServiceLevel(cases - broken - undecided - withdrawn, broken, undecided, withdrawn)
                : ServiceLevel.NONE;
        long ended = cases - undecided - withdrawn;
        Duration median = Duration.ofMillis(240_000 + random.nextLong(120_000));
        Durations durations = timed && ended > 0
                ? new Durations(
                        ended,
                        median.multipliedBy(9).dividedBy(5),
                        median,
                        median.multipliedBy(5).dividedBy(2),
                        median.multipliedBy(6),
                        median.multipliedBy(71))
                : null;
        Estimate estimate = durations == null
                ? null
                : new Estimate(
                        median.plusSeconds(random.nextLong(90)),
                        promised ? level.lowerPercent().orElse(null) : null);
        return new Figure(cases, level, durations, estimate, counted ? random.nextInt(180) / 100.0 : null);
    }

    private MetricTable metric(String metric) {
        boolean promised = List.of(
                        "first-response",
                        "next-response",
                        "resolution",
                        "call-back",
                        "reply-window",
                        "reopened",
                        "public-comments")
                .contains(metric);
        boolean counted = metric.equals("transfers");
        boolean timed = !counted && !metric.equals("reply-window");
        List<Breakdown> breakdowns = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            List<Slice> slices = new ArrayList<>();
            for (String value : values(dimension)) {
                long cases = 1 + random.nextLong(Math.max(2, size.conversations() / 20));
                slices.add(new Slice(value, value, figure(cases, promised, timed, counted)));
            }
            slices.sort(Comparator.comparing((Slice slice) -> -slice.figure().cases())
                    .thenComparing(Slice::name));
            breakdowns.add(new Breakdown(dimension, slices));
        }
        Duration target = metric.equals("first-response") ? TARGET : promised ? Duration.ofHours(8) : null;
        return new MetricTable(metric, 1, target, figure(size.conversations(), promised, timed, counted), breakdowns);
    }

    private List<String> values(Dimension dimension) {
        return switch (dimension) {
            case NETWORK -> List.of("x", "facebook", "instagram");
            case SURFACE -> List.of("post", "comment", "review", "direct");
            case LANGUAGE -> List.of("fr", "en", "de", "ar");
            case TOPIC -> TOPICS;
            case QUEUE -> List.of("care", "care-fr", "press", "sales");
            case DEPARTMENT -> List.of("Care", "Press", "Sales");
            case AGENT -> agents();
            case RULE -> {
                List<String> rules = new ArrayList<>();
                for (int i = 0; i < size.rules(); i++) {
                    rules.add("rule-" + TOPICS.get(i % TOPICS.size()).replace(' ', '-') + "-" + i);
                }
                yield rules;
            }
        };
    }

    private static List<Variant> variants(MetricTable first) {
        ServiceLevel level = first.all().level();
        ServiceLevel hits = new ServiceLevel(level.kept() + level.undecided(), level.broken(), 0, 0);
        BigDecimal percent = new BigDecimal(hits.kept())
                .movePointRight(2)
                .divide(new BigDecimal(Math.max(1, hits.all())), 1, RoundingMode.HALF_UP);
        return List.of(
                new Variant(
                        "chatwoot.first-response",
                        "Chatwoot",
                        null,
                        null,
                        first.all().durations(),
                        "first-response"),
                new Variant("chatwoot.sla-hit-rate", "Chatwoot", hits, percent, null, "first-response"),
                new Variant(
                        "zendesk.first-reply",
                        "Zendesk",
                        null,
                        null,
                        first.all().durations(),
                        "first-response"),
                new Variant("connect.service-level", "Amazon Connect", hits, percent, null, "first-assignment"),
                new Variant("house.other", "House", null, null, null, "unknown-metric"));
    }

    private List<FlowPoint> flow() {
        List<FlowPoint> flow = new ArrayList<>();
        double mean = 2.4 * size.conversations() / size.days();
        for (int day = 0; day < size.days(); day++) {
            LocalDate date = FIRST.plusDays(day);
            double weekend = date.getDayOfWeek().getValue() > 5 ? 0.35 : 1.2;
            double wave = 1 + 0.25 * Math.sin(day / 17.0);
            long received = Math.round(mean * weekend * wave * (0.8 + 0.4 * random.nextDouble()));
            long replies = Math.round(received * (0.75 + 0.2 * random.nextDouble()));
            flow.add(new FlowPoint(
                    date.atStartOfDay(ZONE).toInstant(),
                    date.plusDays(1).atStartOfDay(ZONE).toInstant(),
                    received,
                    replies,
                    replies / 2));
        }
        return flow;
    }

    private static double daily(int hour) {
        return hour < 6
                ? 0.08
                : Math.exp(-Math.pow((hour - 11) / 4.0, 2)) + 0.7 * Math.exp(-Math.pow((hour - 20) / 2.2, 2));
    }

    private List<HourPoint> hours(long received, long replies) {
        List<HourPoint> hours = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            boolean staffed = hour >= 8 && hour < 20;
            hours.add(new HourPoint(
                    hour,
                    Math.round(received / 9.0 * daily(hour)),
                    staffed ? Math.round(replies / 8.0 * daily(hour) * (0.9 + 0.2 * random.nextDouble())) : 0));
        }
        return hours;
    }

    private List<HeatCell> heat() {
        List<HeatCell> heat = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            for (int hour = 7; hour < 21 && day != DayOfWeek.SUNDAY; hour++) {
                long all = 4 + Math.round(size.conversations() / 60.0 * daily(hour));
                double share = day == DayOfWeek.MONDAY && hour < 11
                        ? 0.4 + 0.1 * (hour - 7)
                        : hour > 18 ? 0.66 : Math.min(1, 0.84 + 0.2 * random.nextDouble());
                long kept = Math.round(all * share);
                long undecided = hour == 20 ? (all - kept) / 2 : 0;
                heat.add(new HeatCell(day, hour, new ServiceLevel(kept, all - kept - undecided, undecided, 0)));
            }
        }
        return heat;
    }

    private Distribution responses(Figure figure) {
        List<DurationClass> classes = new ArrayList<>();
        int[] minutes = {0, 1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1440};
        double[] shares = {0.08, 0.14, 0.26, 0.27, 0.17, 0.03, 0.02, 0.01, 0.008, 0.006, 0.004, 0.002};
        for (int i = 0; i < minutes.length; i++) {
            @Nullable Duration upTo = i + 1 < minutes.length ? Duration.ofMinutes(minutes[i + 1]) : null;
            classes.add(new DurationClass(
                    Duration.ofMinutes(minutes[i]), upTo, Math.round(size.conversations() * shares[i])));
        }
        return new Distribution(TARGET, classes, figure.level().undecided() + 12);
    }

    private Backlog backlog() {
        List<Duration> ages = List.of(
                Duration.ZERO, Duration.ofHours(1), Duration.ofHours(8), Duration.ofDays(1), Duration.ofDays(7));
        List<@Nullable Duration> slacks =
                new ArrayList<>(Arrays.asList(null, Duration.ZERO, Duration.ofMinutes(15), Duration.ofHours(1)));
        List<BacklogPoint> points = new ArrayList<>();
        long[] stock = {14, 22, 17, 9, 3};
        long[] owed = {4, 9, 11, 6};
        for (int day = 0; day <= size.days(); day++) {
            List<Long> byAge = new ArrayList<>();
            for (int i = 0; i < stock.length; i++) {
                stock[i] = Math.max(0, stock[i] + random.nextInt(9) - 4);
                byAge.add(stock[i]);
            }
            List<Long> bySlack = new ArrayList<>();
            for (int i = 0; i < owed.length; i++) {
                owed[i] = Math.max(0, owed[i] + random.nextInt(7) - 3);
                bySlack.add(owed[i]);
            }
            points.add(new BacklogPoint(FIRST.plusDays(day).atStartOfDay(ZONE).toInstant(), byAge, bySlack));
        }
        return new Backlog(ages, slacks, points);
    }

    private List<Load> loads(List<String> names) {
        List<Load> loads = new ArrayList<>();
        for (String name : names) {
            long conversations = 1 + random.nextLong(2L * size.conversations() / names.size());
            Double utilisation = random.nextInt(4) == 0 ? null : random.nextDouble();
            Double occupancy = utilisation == null ? null : Math.sqrt(utilisation);
            loads.add(new Load(
                    name,
                    name,
                    conversations,
                    conversations * 2,
                    Duration.ofMinutes(conversations * 21),
                    utilisation,
                    occupancy));
        }
        return loads;
    }

    private List<SentimentPoint> sentiment(List<FlowPoint> flow) {
        List<SentimentPoint> sentiment = new ArrayList<>();
        for (FlowPoint point : flow) {
            long negative = Math.round(point.received() * (0.18 + 0.12 * random.nextDouble()));
            long positive = Math.round(point.received() * (0.2 + 0.1 * random.nextDouble()));
            sentiment.add(new SentimentPoint(
                    point.from(), point.to(), negative, (point.received() - negative - positive) / 2, positive));
        }
        return sentiment;
    }

    private List<TopicCount> topics() {
        List<TopicCount> topics = new ArrayList<>();
        long messages = size.conversations();
        for (String topic : TOPICS) {
            messages = Math.max(1, messages * 2 / 3);
            topics.add(new TopicCount(topic, messages, messages * (1 + random.nextInt(5)) / 8));
        }
        return topics;
    }

    private List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String text = SENTENCES.get(i % SENTENCES.size());
            questions.add(new Question(
                    text, 211 / (i + 1), i == 9 ? List.of() : List.of(SENTENCES.get((i + 1) % 7), "And " + text)));
        }
        return questions;
    }

    private List<UnansweredMessage> unanswered(Instant until) {
        List<UnansweredMessage> messages = new ArrayList<>();
        for (int i = 0; i < size.unanswered(); i++) {
            StringBuilder text = new StringBuilder(SENTENCES.get(random.nextInt(SENTENCES.size())));
            while (text.length() < size.text()) {
                text.append(' ').append(SENTENCES.get(random.nextInt(SENTENCES.size())));
            }
            text.setLength(Math.max(size.text(), 80) < text.length() && size.text() > 80 ? size.text() : text.length());
            messages.add(new UnansweredMessage(
                    "c-%08x".formatted(random.nextInt()),
                    random.nextInt(3) == 0 ? "facebook" : "x",
                    random.nextBoolean() ? "comment" : "post",
                    until.minus(Duration.ofMinutes((size.unanswered() - i) * 371L + random.nextInt(200))),
                    i % 5 == 4
                            ? null
                            : "@"
                                    + List.of("ines_f", "kt73", "oluwaseun", "marguerite.b")
                                            .get(i % 4),
                    i == 3 ? "" : text.toString(),
                    i % 6 == 5 ? null : "care"));
        }
        return messages;
    }
}
