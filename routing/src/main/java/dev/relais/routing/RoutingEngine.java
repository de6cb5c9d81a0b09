package dev.relais.routing;

import dev.relais.assign.Assigner;
import dev.relais.assign.Proposal;
import dev.relais.assign.Waiting;
import dev.relais.config.DeskConfig;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the person by the queues and agents of a desk file.
 *
 * <p>Queues that order alike stand in one order, those with a bound each in its own; who goes first in it follows that order, and who
 * gets it the queue's way of selecting. Between orders each agent takes in turn, except that whoever has waited for his queue's
 * bound may go before every other time. A conversation that nobody can take holds up nobody behind it. What all who are entitled to
 * it have declined is held out to them again, lest it wait for ever.
 *
 * <p>Work follows what changed, not what waits: conversations that ask the same wait together, and where nobody can take them they
 * are not looked at until somebody has room. Agents with the same departments, skills and capacity stand in one list.
 *
 * <p>A function of what it was told, in its order: the same calls give the same proposals on every machine. Not thread-safe.
 * Agents of the desk are unavailable until told otherwise; others may be given conversations by hand but are never asked.
 */
public final class RoutingEngine implements Assigner {
    private final DeskConfig desk;
    private final Roster roster;
    private final Backlog backlog;
    private final Holdings holdings;
    private final Turns turns;
    private final HandlingTimes times;
    private final Map<ConversationId, Item> items = new HashMap<>();
    private @Nullable String policy;
    private @Nullable Consumer<Decision> watcher;
    private boolean jointly;
    private long latest = -Nanos.NEVER;

    /** An engine in which nothing waits, nobody is available, and nothing is known of handling times. */
    public RoutingEngine(DeskConfig desk) {
        this(desk, new HandlingTimes());
    }

    /**
     * An engine in which nothing waits and nobody is available.
     *
     * @param times what is known of handling times; the engine goes on learning in it
     */
    public RoutingEngine(DeskConfig desk, HandlingTimes times) {
        this.times = times;
        this.desk = desk;
        roster = new Roster(desk.agents());
        backlog = new Backlog(desk, roster);
        holdings = new Holdings(roster, backlog);
        turns = new Turns(roster.size(), backlog.groups().size());
    }

    /**
     * A conversation waits. Told again, the newer word counts; whoever had it has it no longer, and his idle time is as before.
     *
     * @throws IllegalArgumentException if the desk has no such queue; nothing has changed then
     */
    @Override
    public void waiting(Waiting waiting) {
        Line line = backlog.line(waiting.queue());
        if (line == null) {
            throw new IllegalArgumentException("conversation " + waiting.conversation() + " cannot wait in queue "
                    + waiting.queue() + ": the desk has no such queue");
        }
        Item item = items.get(waiting.conversation());
        if (item == null) {
            item = new Item(waiting.conversation());
            items.put(item.id, item);
        } else {
            holdings.release(item, false);
            if (item.waiting != null) {
                backlog.remove(item);
            }
        }
        item.line = line;
        item.kind = waiting.kind() == null ? waiting.queue() : waiting.kind();
        long forecast = waiting.forecast() == null ? times.nanos(item.kind) : Nanos.of(waiting.forecast());
        backlog.add(item, waiting, forecast, latest);
    }

    @Override
    public void gone(ConversationId conversation) {
        Item item = items.get(conversation);
        if (item != null && item.waiting != null) {
            backlog.remove(item);
            items.remove(conversation);
        }
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
        pass(at);
        Item item = items.get(conversation);
        if (item == null) {
            item = new Item(conversation);
            items.put(conversation, item);
        } else if (item.waiting != null) {
            backlog.remove(item);
        }
        holdings.take(item, agent, roster.position(agent), weight, visibility == Visibility.PUBLIC, latest);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Told again with fewer agents, the others have it no longer. Whom the desk does not know, nothing is counted for.
     */
    @Override
    public void offered(
            ConversationId conversation, List<String> agents, int weight, Visibility visibility, Instant at) {
        Item known = items.get(conversation);
        Set<Integer> before = known == null ? Set.of() : Holdings.asked(known);
        occupied(conversation, agents.get(0), weight, visibility, at);
        Item item = Objects.requireNonNull(items.get(conversation));
        int[] others = agents.stream()
                .skip(1)
                .mapToInt(roster::position)
                .filter(agent -> agent >= 0)
                .toArray();
        holdings.ask(item, others, before);
    }

    @Override
    public void freed(ConversationId conversation, Instant at) {
        pass(at);
        Item item = items.get(conversation);
        if (item != null && item.agent != null) {
            holdings.release(item, true);
            items.remove(conversation);
            if (item.kind != null) {
                times.learn(item.kind, Nanos.minus(latest, item.heldSince));
            }
        }
    }

    /** An agent takes new conversations from now on, or no more; what he has he keeps. Said twice, nothing happens. */
    @Override
    public void available(String agent, boolean available, Instant at) {
        pass(at);
        int position = roster.position(agent);
        if (position >= 0) {
            roster.available(position, available);
            if (available) {
                backlog.unblock(position);
            } else {
                backlog.away(position);
            }
        }
    }

    @Override
    public void limit(String agent, int units, Instant at) {
        pass(at);
        int position = roster.position(agent);
        if (position >= 0) {
            roster.limit(position, units);
            backlog.unblock(position);
        }
    }

    @Override
    public List<Proposal> propose(Instant now) {
        pass(now);
        backlog.advance(latest);
        List<Proposal> proposals = new ArrayList<>();
        if (jointly) {
            for (Group group : backlog.groups()) {
                for (Match match : Front.match(group, roster, latest, backlog)) {
                    propose(match, now, proposals);
                }
            }
        }
        for (Match match = first(); match != null; match = first()) {
            propose(match, now, proposals);
        }
        return List.copyOf(proposals);
    }

    /**
     * {@inheritDoc}
     *
     * <p>The next rung that gives a waiting conversation more than it has. That the order among those that wait changes gives nobody
     * room.
     */
    @Override
    public Optional<Instant> nextChange(Instant now) {
        pass(now);
        backlog.advance(latest);
        long next = backlog.nextRung();
        return next == Nanos.NEVER ? Optional.empty() : Optional.of(Nanos.instant(next));
    }

    /**
     * Why a waiting conversation would go to whom it would, or to nobody, if none but it waited at that instant. Empty where it does
     * not wait. Decides nothing, and costs nothing where it is not asked.
     */
    public Optional<Decision> explain(ConversationId conversation, Instant now) {
        pass(now);
        backlog.advance(latest);
        Item item = items.get(conversation);
        return item == null || item.waiting == null ? Optional.empty() : Optional.of(decision(item, item.waiting, now));
    }

    /**
     * Tells of every decision as it is made, before {@link #propose} returns: the same value as {@link #explain} would have given at
     * that moment. Takes time for every agent of the desk, so nobody is told by default.
     *
     * @param watcher must not call the engine; null: nobody is told
     */
    public void watch(@Nullable Consumer<Decision> watcher) {
        this.watcher = watcher;
    }

    /**
     * Whether several that wait, where several agents have room, are matched all at once rather than one by one: so that as many as
     * possible find somebody, the earlier ones first, each with whom its queue prefers. Looks at the first
     * {@value Front#MOST} of a queue's order; the others follow one by one. Off by default: it makes a difference only where several
     * begin to wait, or several get room, at the same instant.
     */
    public void matchJointly(boolean jointly) {
        this.jointly = jointly;
    }

    private Decision decision(Item item, Waiting waiting, Instant now) {
        Standing.Demand demand = Standing.Demand.of(item, waiting, backlog.spec(item), roster);
        Need need = backlog.need(item);
        List<Standing> all = IntStream.range(0, roster.size())
                .mapToObj(agent -> Standing.of(demand, agent, need, roster))
                .toList();
        Candidates candidates = new Candidates(demand, all);
        return new Decision(
                waiting, now, policy(), candidates.chosen(), candidates.explained(), candidates.alternative());
    }

    private String policy() {
        String known = policy;
        if (known == null) {
            known = desk.policyVersion();
            policy = known;
        }
        return known;
    }

    /** What waits. */
    Set<ConversationId> waiting() {
        return ids(item -> item.waiting != null);
    }

    /** What somebody has, be it only held out to him. */
    Set<ConversationId> occupied() {
        return ids(item -> item.agent != null);
    }

    private Set<ConversationId> ids(Predicate<Item> some) {
        return items.values().stream().filter(some).map(item -> item.id).collect(Collectors.toUnmodifiableSet());
    }

    /** Time never goes back. */
    private void pass(Instant at) {
        latest = Math.max(latest, Nanos.of(at));
    }

    private void propose(Match match, Instant now, List<Proposal> proposals) {
        if (watcher != null && match.item().waiting != null) {
            watcher.accept(decision(match.item(), match.item().waiting, now));
        }
        take(match);
        proposals.add(proposal(match));
    }

    private @Nullable Match first() {
        Match first = null;
        for (Group group : backlog.groups()) {
            Match match = group.match(roster, latest);
            if (match != null && (first == null || turns.before(match, first))) {
                first = match;
            }
        }
        return first;
    }

    private void take(Match match) {
        Item item = match.item();
        Waiting waiting = item.waiting;
        if (waiting == null) {
            throw new IllegalStateException(item.id + " was chosen and does not wait");
        }
        turns.taken(match);
        item.line().group.taken(item, match.overdue());
        if (match.agent() != Selection.preferred(item, roster)) {
            item.line().last = match.agent();
        }
        Need need = backlog.need(item);
        backlog.remove(item);
        holdings.take(
                item,
                roster.agent(match.agent()).id(),
                match.agent(),
                waiting.weight(),
                waiting.visibility() == Visibility.PUBLIC,
                latest);
        if (item.line().queue.offerTo() > 1) {
            holdings.ask(item, others(item, need), Set.of());
        }
    }

    /** Who else is asked, the next best first. */
    private int[] others(Item item, Need need) {
        Set<Integer> asked = new LinkedHashSet<>(Set.of(item.position));
        while (asked.size() < item.line().queue.offerTo()) {
            int next = Selection.choose(item, need.without(asked), roster);
            if (next == IdleLists.NOBODY) {
                break;
            }
            asked.add(next);
        }
        return asked.stream().skip(1).mapToInt(Integer::intValue).toArray();
    }

    private Proposal proposal(Match match) {
        Item item = match.item();
        return new Proposal(
                item.id,
                roster.agent(match.agent()).id(),
                Arrays.stream(item.also)
                        .mapToObj(agent -> roster.agent(agent).id())
                        .toList(),
                item.line().queue.offer());
    }
}
