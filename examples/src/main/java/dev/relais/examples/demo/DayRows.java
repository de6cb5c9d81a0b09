package dev.relais.examples.demo;

import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent.ConversationAssigned;
import dev.relais.conversation.Direction;
import dev.relais.conversation.Entry;
import dev.relais.conversation.LoggedEvent;
import dev.relais.desk.Desk;
import dev.relais.insight.Insight;
import dev.relais.sla.Target;
import dev.relais.sla.TargetKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What became of every conversation: the table on the terminal. */
final class DayRows {
    private DayRows() {}

    static List<DayRow> of(Desk desk, Screen screen, Instant until) {
        List<DayRow> rows = new ArrayList<>();
        for (Conversation conversation : desk.conversations()) {
            List<LoggedEvent> events = desk.events(conversation.id());
            first(conversation).ifPresent(first -> rows.add(row(desk, screen, conversation, first, events, until)));
        }
        rows.sort(Comparator.comparing(DayRow::receivedAt).thenComparing(DayRow::conversation));
        return rows;
    }

    private static DayRow row(
            Desk desk, Screen screen, Conversation conversation, Entry first, List<LoggedEvent> events, Instant until) {
        Optional<Target> response = desk.targets(conversation.id(), until).stream()
                .filter(target -> target.target() == TargetKind.FIRST_RESPONSE)
                .findFirst();
        Insight insight = conversation.insights().get(first.message().id());
        return new DayRow(
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
