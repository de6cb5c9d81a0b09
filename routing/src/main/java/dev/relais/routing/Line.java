package dev.relais.routing;

import dev.relais.assign.Waiting;
import dev.relais.config.QueueConfig;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A queue in its order at one instant, looked through from the front.
 *
 * <p>While proposals are made at one instant agents only get busier: whom nobody can take now nobody can take later, and is not
 * looked at again.
 */
final class Line {
    private final Instant now;
    private final QueueConfig queue;
    private final Map<String, QueueConfig> queues;
    private final List<Waiting> order;
    private int next;
    private @Nullable Eligibility head;

    Line(Instant now, QueueConfig queue, Map<String, QueueConfig> queues, List<Waiting> waiting) {
        this.now = now;
        this.queue = queue;
        this.queues = queues;
        this.order = waiting.stream().sorted(QueueOrder.at(now, queue)).toList();
    }

    /** The first that somebody can take, and who should; null where nobody can take any. */
    @Nullable
    Match match(Collection<AgentState> agents, Rotation rotation) {
        for (; next < order.size(); pass()) {
            Waiting waiting = order.get(next);
            Eligibility eligibility = head(waiting, agents);
            List<AgentState> able = agents.stream().filter(eligibility::holds).toList();
            if (!able.isEmpty()) {
                AgentState first = Selection.ranking(queue.select(), waiting, able, rotation)
                        .get(0);
                return new Match(queue, waiting, first, Waits.overdue(queue, waiting, now));
            }
        }
        return null;
    }

    /** The one at the front is taken, or nobody can take it. */
    void pass() {
        next++;
        head = null;
    }

    private Eligibility head(Waiting waiting, Collection<AgentState> agents) {
        Eligibility known = head;
        if (known == null) {
            known = Eligibility.of(Demand.at(now, waiting, queue, queues), agents);
            head = known;
        }
        return known;
    }
}
