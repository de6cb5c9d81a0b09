package dev.relais.metrics;

import dev.relais.calendar.BusinessCalendar;
import dev.relais.config.Agent;
import dev.relais.config.DeskConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much of the time that people were there they were busy. Utilisation is ∫ load ÷ ∫ capacity over staffed time, so that somebody
 * with one of six places taken is not fully used; occupancy is the other usual figure, by which he is.
 */
final class Staffing {
    private final Map<String, Agent> agents = new HashMap<>();
    private final Map<String, BusinessCalendar> calendars = new HashMap<>();
    private final Instant from;
    private final Instant until;

    Staffing(DeskConfig desk, Instant from, Instant until) {
        desk.agents().forEach(agent -> agents.put(agent.id(), agent));
        desk.calendars().forEach(calendar -> calendars.put(calendar.id(), calendar));
        this.from = from;
        this.until = until;
    }

    static Measures.Load unstaffed(Work work) {
        return new Measures.Load(work.conversations, work.replies, work.load, null, null);
    }

    Measures.Load load(String id, Work work) {
        Agent agent = agents.get(id);
        BusinessCalendar shift = agent == null || agent.shift() == null ? null : calendars.get(agent.shift());
        Duration staffed = shift == null ? Duration.ZERO : shift.open(from, until);
        if (shift == null || agent == null || staffed.isZero()) {
            return unstaffed(work);
        }
        long[] busy = {0};
        work.busy.each((start, end) -> busy[0] += shift.open(Instant.ofEpochMilli(start), Instant.ofEpochMilli(end))
                .toMillis());
        Integer room = agent.capacity().total();
        return new Measures.Load(
                work.conversations,
                work.replies,
                work.load,
                room == null || room == 0
                        ? null
                        : share(work.staffedLoad.toMillis(), (double) staffed.toMillis() * room),
                share(busy[0], (double) staffed.toMillis()));
    }

    private static @Nullable Double share(long part, double all) {
        return all == 0 ? null : part / all;
    }
}
