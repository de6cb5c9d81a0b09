package dev.relais.desk;

import dev.relais.calendar.BusinessCalendar;
import dev.relais.config.DeskConfig;
import dev.relais.config.EscalationStep;
import dev.relais.config.Promise;
import dev.relais.config.SlaConfig;
import dev.relais.conversation.Terms;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What service levels promise: those of the desk file, and those that the log remembers. Thread-safe. */
final class Policies {
    private final Map<String, SlaConfig> slas = new HashMap<>();
    private final Map<String, Promise> promises = new HashMap<>();
    private final Map<String, Terms> terms = new HashMap<>();
    private final Map<String, Promise> remembered = new ConcurrentHashMap<>();

    /** @param now what is promised now is remembered with the holidays of the years around it */
    Policies(DeskConfig config, Instant now) {
        Year year = Year.from(now.atOffset(ZoneOffset.UTC));
        Map<String, BusinessCalendar> calendars = new HashMap<>();
        config.calendars().forEach(calendar -> calendars.put(calendar.id(), calendar));
        for (SlaConfig sla : config.slas()) {
            Promise promise =
                    new Promise(sla, sla.calendar() == null ? null : calendars.get(sla.calendar())).around(year);
            slas.put(sla.id(), sla);
            promises.put(sla.id(), promise);
            terms.put(sla.id(), new Terms(promise.version(), promise.text()));
            remembered.put(promise.version(), promise);
        }
    }

    /** What a service level of the desk file promises; null where there is none of that name. */
    @Nullable
    Terms terms(@Nullable String sla) {
        return sla == null ? null : terms.get(sla);
    }

    /** What was chosen. */
    Optional<Promise> promise(@Nullable Choice choice) {
        if (choice == null || choice.sla() == null) {
            return Optional.empty();
        }
        Terms known = choice.terms();
        return known == null
                ? Optional.ofNullable(promises.get(choice.sla()))
                : Optional.of(remembered.computeIfAbsent(known.policy(), none -> Promise.read(known.text())));
    }

    /** What the desk file says is to be done about what was chosen. */
    List<EscalationStep> steps(@Nullable Choice choice) {
        SlaConfig sla = choice == null || choice.sla() == null ? null : slas.get(choice.sla());
        return sla == null ? List.of() : sla.escalate();
    }
}
