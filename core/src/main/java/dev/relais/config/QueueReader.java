package dev.relais.config;

import dev.relais.config.QueueConfig.Order;
import dev.relais.config.QueueConfig.Rung;
import dev.relais.config.QueueConfig.Select;
import dev.relais.json.KnownIds;
import dev.relais.json.Members;
import dev.relais.json.Place;
import dev.relais.rules.Priority;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads queues as they stand in a desk file; for Relais' own modules, whose files have queues too.
 *
 * <p>Immutable and thread-safe.
 */
public final class QueueReader {
    private final KnownIds departments;
    private final KnownIds skills;
    private final KnownIds slas;
    private final KnownIds queues;

    /**
     * A reader for one document.
     *
     * @param departments that a queue may name
     * @param skills that its ladder may name
     * @param slas that a queue may name
     * @param queues that its ladder may name
     */
    public QueueReader(KnownIds departments, KnownIds skills, KnownIds slas, KnownIds queues) {
        this.departments = departments;
        this.skills = skills;
        this.slas = slas;
        this.queues = queues;
    }

    QueueReader(Ids ids) {
        this(ids.departments(), ids.skills(), ids.slas(), ids.queues());
    }

    /** A queue; null, with faults, where it has no id. */
    public @Nullable QueueConfig read(Place place) {
        Members queue = place.members(Shapes.QUEUE);
        if (queue == null) {
            return null;
        }
        String id = queue.required("id", Place::id);
        QueueConfig read = new QueueConfig(
                id == null ? "" : id,
                queue.optional("department", member -> member.reference("department", departments)),
                queue.optional("sla", member -> member.reference("SLA", slas)),
                queue.optional("order", order -> order.oneOf(List.of(Order.values()), Order::text), Order.SLACK),
                queue.optional(
                        "select", select -> select.oneOf(List.of(Select.values()), Select::text), Select.LONGEST_IDLE),
                queue.optional("offer", Times::positive),
                queue.optional("offerTo", agents -> agents.whole(1, QueueConfig.MOST_OFFERS), 1),
                queue.optional("ladder", this::ladder, List.of()),
                ageing(queue),
                queue.optional("slopes", QueueReader::slopes, Map.of()),
                queue.optional("bound", Times::duration),
                queue.optional("tail", DeskReader::share, QueueConfig.DEFAULT_TAIL),
                queue.optional("stickyWait", Times::duration, Duration.ZERO),
                queue.optional("sticky", Times::duration));
        return id == null ? null : read;
    }

    /** The one place beside a rule's queue where null means something: strict priority. */
    private static @Nullable Duration ageing(Members queue) {
        Place ageing = queue.get("ageing");
        if (ageing == null) {
            return QueueConfig.DEFAULT_AGEING;
        }
        return ageing.node().isNull() ? null : Times.duration(ageing);
    }

    private static @Nullable Map<Priority, BigDecimal> slopes(Place place) {
        Members slopes = place.members(Shapes.SLOPES);
        if (slopes == null) {
            return null;
        }
        Map<Priority, BigDecimal> read = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            BigDecimal slope = slopes.optional(priority.text(), QueueReader::slope);
            if (slope != null) {
                read.put(priority, slope);
            }
        }
        return read;
    }

    private static @Nullable BigDecimal slope(Place place) {
        BigDecimal slope = place.number();
        return slope != null && slope.signum() <= 0 ? place.fault("expected a number above 0") : slope;
    }

    private List<Rung> ladder(Place place) {
        List<Rung> rungs = place.list(this::rung);
        Duration before = Duration.ZERO;
        for (int i = 0; i < rungs.size() && rungs.size() == place.node().size(); i++) {
            Duration after = rungs.get(i).after();
            if (after.compareTo(before) < 0) {
                place.child(i).child("after").fault("rungs stand in time order; the one before comes after " + before);
            }
            before = after;
        }
        return rungs;
    }

    private @Nullable Rung rung(Place place) {
        Members rung = place.members(Shapes.RUNG);
        if (rung == null) {
            return null;
        }
        return new Rung(
                rung.optional("after", Times::duration, Duration.ZERO),
                rung.list("relax", skill -> skill.reference("skill", skills)),
                rung.map("lower", "skill", skills, level -> level.whole(1)),
                rung.list("also", queue -> queue.reference("queue", queues)));
    }
}
