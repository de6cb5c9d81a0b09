package dev.relais.routing;

import dev.relais.assign.Assigner;
import dev.relais.assign.Proposal;
import dev.relais.assign.Waiting;
import dev.relais.config.DeskConfig;
import dev.relais.config.QueueConfig;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the person by the queues and agents of a desk file.
 *
 * <p>Within a queue the one to go first follows its order, and who gets it its way of selecting; between queues each agent takes
 * from his in turn, except that whoever has waited for his queue's bound may go before every other time. A conversation that nobody
 * can take holds up nobody behind it. What all who are entitled to it have declined is held out to them again, lest it wait for
 * ever.
 *
 * <p>A function of what it was told, in its order: the same calls give the same proposals on every machine. Not thread-safe.
 * Agents of the desk are unavailable until told otherwise; others may be given conversations by hand but are never asked.
 */
public final class RoutingEngine implements Assigner {
    private final Map<String, QueueConfig> queues;
    private final Staff staff;
    private final Backlog backlog = new Backlog();
    private final Rotation rotation;
    private final Turns turns = new Turns();

    /** An engine in which nothing waits and nobody is available. */
    public RoutingEngine(DeskConfig desk) {
        Map<String, QueueConfig> byId = new LinkedHashMap<>();
        desk.queues().forEach(queue -> byId.put(queue.id(), queue));
        queues = Collections.unmodifiableMap(byId);
        staff = new Staff(desk.agents());
        rotation = new Rotation(desk.agents().size());
    }

    /**
     * A conversation waits. Told again, the newer word counts; whoever had it has it no longer, and his idle time is as before.
     *
     * @throws IllegalArgumentException if the desk has no such queue; nothing has changed then
     */
    @Override
    public void waiting(Waiting waiting) {
        if (!queues.containsKey(waiting.queue())) {
            throw new IllegalArgumentException("conversation " + waiting.conversation() + " cannot wait in queue "
                    + waiting.queue() + ": the desk has no such queue");
        }
        staff.freed(waiting.conversation(), null);
        backlog.put(waiting);
    }

    @Override
    public void gone(ConversationId conversation) {
        backlog.remove(conversation);
    }

    /**
     * {@inheritDoc}
     *
     * <p>By hand he may get more than his capacity. Told again of the same agent, only weight and visibility count: he got nothing
     * new. Told of another, it changes hands.
     *
     * @throws IllegalArgumentException if the weight is below 1; nothing has changed then
     */
    @Override
    public void occupied(ConversationId conversation, String agent, int weight, Visibility visibility, Instant at) {
        if (weight < 1) {
            throw new IllegalArgumentException("weight must be at least 1, not " + weight);
        }
        backlog.remove(conversation);
        staff.occupied(conversation, agent, weight, visibility, at);
    }

    @Override
    public void freed(ConversationId conversation, Instant at) {
        staff.freed(conversation, at);
    }

    /** An agent takes new conversations from now on, or no more; what he has he keeps. Said twice, nothing happens. */
    @Override
    public void available(String agent, boolean available, Instant at) {
        staff.available(agent, available, at);
    }

    @Override
    public List<Proposal> propose(Instant now) {
        Map<String, Line> lines = lines(now);
        List<Proposal> proposals = new ArrayList<>();
        for (Match match = first(lines.values()); match != null; match = first(lines.values())) {
            Objects.requireNonNull(lines.get(match.queue().id())).pass();
            take(match, now);
            proposals.add(match.proposal());
        }
        return List.copyOf(proposals);
    }

    /**
     * {@inheritDoc}
     *
     * <p>The next rung that gives a waiting conversation more than it has; while several wait, also the instant at which one comes
     * to its queue's bound or, in a queue ordered by slack, is late.
     */
    @Override
    public Optional<Instant> nextChange(Instant now) {
        boolean several = backlog.ids().size() > 1;
        return backlog.all().stream()
                .flatMap(waiting -> {
                    QueueConfig queue = queue(waiting);
                    Stream<Instant> rung = Changes.rung(now, waiting, queue).stream();
                    return several ? Stream.concat(rung, Changes.order(now, waiting, queue).stream()) : rung;
                })
                .min(Instant::compareTo);
    }

    /**
     * What every agent of the desk is to a conversation: those who could take it by their place, then the others in the order of the
     * desk file with the first constraint that each fails. Empty where it does not wait. Changes nothing.
     *
     * <p>If none but it waits, whoever has place 1 is proposed at that instant.
     */
    public List<Candidate> explain(ConversationId conversation, Instant now) {
        Waiting waiting = backlog.get(conversation);
        if (waiting == null) {
            return List.of();
        }
        QueueConfig queue = queue(waiting);
        Eligibility eligibility = Eligibility.of(Demand.at(now, waiting, queue, queues), staff.agents());
        List<AgentState> able =
                staff.agents().stream().filter(eligibility::holds).toList();
        List<Candidate> candidates = new ArrayList<>();
        for (AgentState state : Selection.ranking(queue.select(), waiting, able, rotation)) {
            candidates.add(new Candidate.Eligible(state.id(), candidates.size() + 1));
        }
        for (AgentState state : staff.agents()) {
            Constraint failed = eligibility.firstFailed(state);
            if (failed != null) {
                candidates.add(new Candidate.Ineligible(state.id(), failed));
            }
        }
        return List.copyOf(candidates);
    }

    /** What waits. */
    Set<ConversationId> waiting() {
        return Set.copyOf(backlog.ids());
    }

    /** What somebody has, be it only held out to him. */
    Set<ConversationId> occupied() {
        return Set.copyOf(staff.held());
    }

    private Map<String, Line> lines(Instant now) {
        Map<String, Line> lines = new LinkedHashMap<>();
        if (staff.agents().stream().anyMatch(AgentState::available)) {
            queues.forEach((id, queue) -> lines.put(id, new Line(now, queue, queues, backlog.in(id))));
        }
        return lines;
    }

    private @Nullable Match first(Collection<Line> lines) {
        Match first = null;
        for (Line line : lines) {
            Match match = line.match(staff.agents(), rotation);
            if (match != null && (first == null || turns.order().compare(match, first) < 0)) {
                first = match;
            }
        }
        return first;
    }

    private void take(Match match, Instant now) {
        Waiting waiting = match.waiting();
        turns.taken(match);
        if (!Selection.preferred(match.agent(), waiting)) {
            rotation.chosen(waiting.queue(), match.agent());
        }
        occupied(waiting.conversation(), match.agent().id(), waiting.weight(), waiting.visibility(), now);
    }

    private QueueConfig queue(Waiting waiting) {
        return Objects.requireNonNull(queues.get(waiting.queue()));
    }
}
