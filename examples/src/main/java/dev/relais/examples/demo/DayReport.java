package dev.relais.examples.demo;

import dev.relais.config.SlaConfig;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent.ConversationAssigned;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationEvent.MessageSent;
import dev.relais.conversation.Direction;
import dev.relais.conversation.Entry;
import dev.relais.conversation.LoggedEvent;
import dev.relais.desk.Desk;
import dev.relais.insight.Insight;
import dev.relais.report.ReportRow;
import dev.relais.report.RowReport;
import dev.relais.sla.Target;
import dev.relais.sla.TargetKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened, as values: for the table on the terminal and for the page. */
final class DayReport {
    private DayReport() {}

    static RowReport of(Desk desk, Screen screen, Instant until) {
        List<ReportRow> rows = new ArrayList<>();
        List<Instant> arrivals = new ArrayList<>();
        List<Instant> answers = new ArrayList<>();
        for (Conversation conversation : desk.conversations()) {
            List<LoggedEvent> events = desk.events(conversation.id());
            for (LoggedEvent logged : events) {
                if (logged.event() instanceof MessageReceived) {
                    arrivals.add(logged.at());
                } else if (logged.event() instanceof MessageSent) {
                    answers.add(logged.at());
                }
            }
            first(conversation).ifPresent(first -> rows.add(row(desk, screen, conversation, first, events, until)));
        }
        return new RowReport(
                "A day at the desk " + desk.config().desk(),
                until,
                desk.config().zone(),
                promised(desk),
                rows,
                arrivals,
                answers);
    }

    private static @Nullable Duration promised(Desk desk) {
        List<Duration> promises = desk.config().slas().stream()
                .map(SlaConfig::firstResponse)
                .distinct()
                .toList();
        return promises.size() == 1 ? promises.get(0) : null;
    }

    private static ReportRow row(
            Desk desk, Screen screen, Conversation conversation, Entry first, List<LoggedEvent> events, Instant until) {
        Optional<Target> response = desk.targets(conversation.id(), until).stream()
                .filter(target -> target.target() == TargetKind.FIRST_RESPONSE)
                .findFirst();
        Insight insight = conversation.insights().get(first.message().id());
        return new ReportRow(
                screen.number(conversation.id()),
                Screen.customer(first.message()),
                conversation.network(),
                insight == null ? null : insight.sentimentLabel(),
                conversation.routed() == null
                        ? null
                        : String.join(", ", conversation.routed().rules()),
                conversation.routed() == null ? null : conversation.routed().queue(),
                agent(events).map(screen::name).orElse(null),
                first.message().at(),
                response.filter(target -> target.metAt() != null)
                        .map(Target::businessElapsed)
                        .orElse(null),
                response.map(Target::verdict).orElse(null));
    }

    private static Optional<String> agent(List<LoggedEvent> events) {
        return events.stream()
                .map(LoggedEvent::event)
                .filter(ConversationAssigned.class::isInstance)
                .map(event -> ((ConversationAssigned) event).agent())
                .reduce((earlier, later) -> later);
    }

    private static Optional<Entry> first(Conversation conversation) {
        return conversation.messages().stream()
                .filter(entry -> entry.direction() == Direction.INBOUND)
                .findFirst();
    }
}
