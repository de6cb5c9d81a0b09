package dev.relais.metrics;

import dev.relais.conversation.LoggedEvent;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Everything that measures tell, as lines: two that are equal tell the same. */
final class Told {
    private Told() {}

    static Measures measures(MetricSettings settings, List<LoggedEvent> log) {
        Tally tally = new Tally(settings);
        log.forEach(tally::take);
        return tally.measures();
    }

    static String by(Measures measures) {
        List<String> lines = new ArrayList<>();
        Stream.concat(measures.metrics().stream(), measures.others().stream()).forEach(metric -> {
            lines.add(metric.id() + " " + measures.figure(metric) + " " + measures.percent(metric));
            for (Dimension dimension : Dimension.values()) {
                lines.add(metric.id() + " " + dimension + " " + measures.figures(metric, dimension));
            }
        });
        for (DayOfWeek day : DayOfWeek.values()) {
            for (int hour = 0; hour < 24; hour++) {
                lines.add(day + " " + hour + " " + measures.level(day, hour));
            }
        }
        lines.add(measures.quarters().toString());
        List<Instant> hours = Stream.iterate(RandomLogs.minute(0), at -> at.plusSeconds(3600))
                .limit(24)
                .toList();
        lines.add("age " + measures.openByAge(hours));
        lines.add("slack " + measures.owedBySlack(hours));
        lines.add("agents " + measures.agents());
        lines.add("departments " + measures.departments());
        lines.add("topics " + measures.topics());
        lines.add("unanswered "
                + measures.unanswered().stream().map(Unanswered::conversation).toList());
        lines.add(measures.events() + " " + measures.conversations() + " " + measures.elsewhere() + " "
                + measures.reopened() + " " + measures.open());
        return String.join("\n", lines);
    }
}
