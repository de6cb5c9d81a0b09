package dev.relais.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.json.StrictJson;
import dev.relais.metrics.Durations;
import dev.relais.metrics.Estimate;
import dev.relais.metrics.Figure;
import dev.relais.metrics.ServiceLevel;
import dev.relais.report.Report.Backlog;
import dev.relais.report.Report.Breakdown;
import dev.relais.report.Report.Distribution;
import dev.relais.report.Report.Load;
import dev.relais.report.Report.MetricTable;
import dev.relais.report.Report.Totals;
import dev.relais.report.Report.Unanswered;
import dev.relais.report.Report.UnansweredMessage;
import dev.relais.report.Report.Variant;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Report} as one JSON value: every member of it, under its own name. {@code report.schema.json} beside this class
 * says what each is. Instants and durations are ISO-8601, percents decimals that were never floating point. A lone
 * surrogate is written as U+FFFD. The same report gives the same text.
 */
public final class ReportJson {
    private ReportJson() {}

    /** The value on one line, to be stored or sent as UTF-8. */
    public static String write(Report report) {
        ObjectNode out = StrictJson.object().put("relais", 1);
        text(out, "desk", report.desk());
        out.putObject("period")
                .put("from", report.period().from().toString())
                .put("until", report.period().until().toString());
        out.put("zone", report.zone().getId());
        out.set("totals", totals(report.totals()));
        list(out, "metrics", report.metrics(), ReportJson::metric);
        list(out, "variants", report.variants(), ReportJson::variant);
        list(
                out,
                "flow",
                report.flow(),
                point -> StrictJson.object()
                        .put("from", point.from().toString())
                        .put("to", point.to().toString())
                        .put("received", point.received())
                        .put("replies", point.replies())
                        .put("resolved", point.resolved()));
        list(
                out,
                "hours",
                report.hours(),
                point -> StrictJson.object()
                        .put("hour", point.hour())
                        .put("received", point.received())
                        .put("replies", point.replies()));
        list(
                out,
                "heat",
                report.heat(),
                cell -> StrictJson.object()
                        .put("day", cell.day().name())
                        .put("hour", cell.hour())
                        .set("level", level(cell.level())));
        out.set("responses", responses(report.responses()));
        out.set("backlog", backlog(report.backlog()));
        list(out, "departments", report.departments(), ReportJson::load);
        list(out, "agents", report.agents(), ReportJson::load);
        list(
                out,
                "sentiment",
                report.sentiment(),
                point -> StrictJson.object()
                        .put("from", point.from().toString())
                        .put("to", point.to().toString())
                        .put("negative", point.negative())
                        .put("neutral", point.neutral())
                        .put("positive", point.positive()));
        list(
                out,
                "topics",
                report.topics(),
                topic -> text(StrictJson.object(), "topic", topic.topic())
                        .put("messages", topic.messages())
                        .put("negative", topic.negative()));
        list(out, "questions", report.questions(), question -> {
            ObjectNode one = text(StrictJson.object(), "text", question.text()).put("count", question.count());
            ArrayNode examples = one.putArray("examples");
            question.examples().forEach(example -> examples.add(StrictJson.wellFormed(example)));
            return one;
        });
        out.set("unanswered", unanswered(report.unanswered()));
        return StrictJson.write(out);
    }

    private static ObjectNode totals(Totals totals) {
        return StrictJson.object()
                .put("events", totals.events())
                .put("conversations", totals.conversations())
                .put("received", totals.received())
                .put("replies", totals.replies())
                .put("elsewhere", totals.elsewhere())
                .put("resolved", totals.resolved())
                .put("reopened", totals.reopened())
                .put("open", totals.open());
    }

    private static ObjectNode metric(MetricTable metric) {
        ObjectNode out = text(StrictJson.object(), "metric", metric.metric()).put("version", metric.version());
        duration(out, "promised", metric.promised());
        out.set("all", figure(metric.all()));
        list(out, "breakdowns", metric.breakdowns(), ReportJson::breakdown);
        return out;
    }

    private static ObjectNode breakdown(Breakdown breakdown) {
        ObjectNode out =
                StrictJson.object().put("dimension", breakdown.dimension().text());
        list(
                out,
                "slices",
                breakdown.slices(),
                slice -> text(text(StrictJson.object(), "value", slice.value()), "name", slice.name())
                        .set("figure", figure(slice.figure())));
        return out;
    }

    private static ObjectNode figure(Figure figure) {
        ObjectNode out = StrictJson.object().put("cases", figure.cases());
        out.set("level", level(figure.level()));
        out.set("durations", orNull(figure.durations(), ReportJson::durations));
        out.set("estimate", orNull(figure.estimate(), ReportJson::estimate));
        return number(out, "amount", figure.amount());
    }

    private static ObjectNode level(ServiceLevel level) {
        return StrictJson.object()
                .put("kept", level.kept())
                .put("broken", level.broken())
                .put("undecided", level.undecided())
                .put("withdrawn", level.withdrawn())
                .put("lowerPercent", level.lowerPercent().orElse(null))
                .put("upperPercent", level.upperPercent().orElse(null));
    }

    private static ObjectNode durations(Durations durations) {
        return StrictJson.object()
                .put("count", durations.count())
                .put("mean", durations.mean().toString())
                .put("median", durations.median().toString())
                .put("p90", durations.p90().toString())
                .put("p95", durations.p95().toString())
                .put("max", durations.max().toString());
    }

    private static ObjectNode estimate(Estimate estimate) {
        return duration(StrictJson.object(), "median", estimate.median()).put("withinTarget", estimate.withinTarget());
    }

    private static ObjectNode variant(Variant variant) {
        ObjectNode out = text(text(StrictJson.object(), "metric", variant.metric()), "product", variant.product());
        out.set("level", orNull(variant.level(), ReportJson::level));
        out.put("percent", variant.percent());
        out.set("durations", orNull(variant.durations(), ReportJson::durations));
        return text(out, "ours", variant.ours());
    }

    private static ObjectNode responses(Distribution responses) {
        ObjectNode out = duration(StrictJson.object(), "promised", responses.promised());
        list(
                out,
                "classes",
                responses.classes(),
                one -> duration(StrictJson.object().put("above", one.above().toString()), "upTo", one.upTo())
                        .put("count", one.count()));
        return out.put("unanswered", responses.unanswered());
    }

    private static ObjectNode backlog(Backlog backlog) {
        ObjectNode out = StrictJson.object();
        ArrayNode ages = out.putArray("ages");
        backlog.ages().forEach(age -> ages.add(age.toString()));
        ArrayNode slacks = out.putArray("slacks");
        for (@Nullable Duration slack : backlog.slacks()) {
            slacks.add(slack == null ? null : slack.toString());
        }
        list(out, "points", backlog.points(), point -> {
            ObjectNode one = StrictJson.object().put("at", point.at().toString());
            ArrayNode byAge = one.putArray("byAge");
            point.byAge().forEach(byAge::add);
            ArrayNode bySlack = one.putArray("bySlack");
            point.bySlack().forEach(bySlack::add);
            return one;
        });
        return out;
    }

    private static ObjectNode load(Load load) {
        ObjectNode out = text(text(StrictJson.object(), "id", load.id()), "name", load.name())
                .put("conversations", load.conversations())
                .put("replies", load.replies())
                .put("work", load.work().toString());
        number(out, "utilisation", load.utilisation());
        return number(out, "occupancy", load.occupancy());
    }

    private static ObjectNode unanswered(Unanswered unanswered) {
        ObjectNode out = StrictJson.object().put("count", unanswered.count());
        list(out, "oldest", unanswered.oldest(), ReportJson::message);
        return out;
    }

    private static ObjectNode message(UnansweredMessage message) {
        ObjectNode out = text(StrictJson.object(), "conversation", message.conversation());
        text(out, "network", message.network());
        text(out, "surface", message.surface());
        out.put("at", message.at().toString());
        text(out, "author", message.author());
        text(out, "text", message.text());
        return text(out, "queue", message.queue());
    }

    private static ObjectNode text(ObjectNode out, String name, @Nullable String text) {
        return out.put(name, text == null ? null : StrictJson.wellFormed(text));
    }

    private static ObjectNode duration(ObjectNode out, String name, @Nullable Duration duration) {
        return out.put(name, duration == null ? null : duration.toString());
    }

    /** What is no number is none. */
    private static ObjectNode number(ObjectNode out, String name, @Nullable Double number) {
        return out.put(name, number == null || !Double.isFinite(number) ? null : BigDecimal.valueOf(number));
    }

    private static <T> @Nullable JsonNode orNull(@Nullable T value, Function<T, ObjectNode> write) {
        return value == null ? null : write.apply(value);
    }

    private static <T> void list(ObjectNode out, String name, List<T> values, Function<T, JsonNode> write) {
        ArrayNode all = out.putArray(name);
        values.forEach(value -> all.add(write.apply(value)));
    }
}
