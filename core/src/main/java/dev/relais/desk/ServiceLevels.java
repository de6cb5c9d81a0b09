package dev.relais.desk;

import dev.relais.calendar.BusinessCalendar;
import dev.relais.config.DeskConfig;
import dev.relais.config.SlaConfig;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.Direction;
import dev.relais.conversation.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** When conversations must have been answered. */
final class ServiceLevels {
    private static final Duration HORIZON = Duration.ofDays(3_660);

    private final Map<String, SlaConfig> slas = new HashMap<>();
    private final Map<String, BusinessCalendar> calendars = new HashMap<>();

    ServiceLevels(DeskConfig config) {
        config.slas().forEach(sla -> slas.put(sla.id(), sla));
        config.calendars().forEach(calendar -> calendars.put(calendar.id(), calendar));
    }

    /** When the first answer is due; empty where none is promised or one was given. */
    Optional<Instant> firstResponseDue(Conversation conversation) {
        SlaConfig sla = conversation.routed() == null
                ? null
                : slas.get(conversation.routed().sla());
        Optional<Entry> first = conversation.messages().stream()
                .filter(entry -> entry.direction() == Direction.INBOUND)
                .findFirst();
        boolean answered =
                conversation.entries().values().stream().anyMatch(entry -> entry.direction() == Direction.OUTBOUND);
        if (sla == null || sla.firstResponse() == null || first.isEmpty() || answered) {
            return Optional.empty();
        }
        Instant start = first.get().message().at();
        BusinessCalendar calendar = calendars.get(sla.calendar());
        return calendar == null
                ? Optional.of(start.plus(sla.firstResponse()))
                : calendar.addOpen(start, sla.firstResponse(), start.plus(HORIZON));
    }
}
