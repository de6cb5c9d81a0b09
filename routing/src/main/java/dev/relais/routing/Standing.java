package dev.relais.routing;

import dev.relais.assign.Waiting;
import dev.relais.config.Agent;
import dev.relais.config.Agent.Capacity;
import dev.relais.config.QueueConfig;
import dev.relais.conversation.Visibility;
import dev.relais.routing.Constraint.Absent;
import dev.relais.routing.Constraint.Bound;
import dev.relais.routing.Constraint.Excluded;
import dev.relais.routing.Constraint.Kept;
import dev.relais.routing.Constraint.OtherQueue;
import dev.relais.routing.Constraint.Room;
import dev.relais.routing.Constraint.Skill;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where an agent stands towards a waiting conversation, as he is or as he might be: eligibility and preference said plainly, agent by
 * agent, to explain what the lists of the {@link Roster} decide at once.
 *
 * @param demand what the conversation asks by now
 * @param position in the desk file
 * @param used units of the conversation's visibility
 * @param other units of the other visibility
 * @param idle grows: the least has been idle longest
 * @param limit units of all that he takes at once at present; {@link Integer#MAX_VALUE} where not bounded
 * @param welcome whether it does not wait for another one alone
 * @param willing whether he may be asked although he declined, or has not declined
 */
record Standing(
        Demand demand,
        int position,
        Agent agent,
        boolean available,
        long used,
        long other,
        long idle,
        int limit,
        boolean welcome,
        boolean willing) {

    /**
     * What a waiting conversation asks by now.
     *
     * @param departments whose people may take it; null: everybody's
     * @param requires skill → level that is enough
     * @param last who was chosen last in its queue
     * @param agents of the desk
     * @param greatest total of an agent of the desk
     */
    record Demand(
            Waiting waiting,
            QueueConfig queue,
            @Nullable Set<String> departments,
            Map<String, Integer> requires,
            int last,
            int agents,
            int greatest) {

        static Demand of(Item item, Waiting waiting, Need.Spec spec, Roster roster) {
            return new Demand(
                    waiting,
                    item.line().queue,
                    spec.departments(),
                    spec.requires(),
                    item.line().last,
                    roster.size(),
                    roster.greatest());
        }

        boolean isPublic() {
            return waiting.visibility() == Visibility.PUBLIC;
        }
    }

    /** Where an agent stands as he is. */
    static Standing of(Demand demand, int agent, Need need, Roster roster) {
        Agent him = roster.agent(agent);
        return new Standing(
                demand,
                agent,
                him,
                roster.available(agent),
                roster.used(agent, need.isPublic()),
                roster.used(agent, !need.isPublic()),
                roster.idle(agent),
                roster.allowed(agent),
                need.only() == IdleLists.NOBODY || need.only() == agent,
                !need.others() || !demand.waiting().excluded().contains(him.id()));
    }

    /** The first constraint that he fails, in the order of {@link Constraint}; null where he can take it. */
    @Nullable
    Constraint failed() {
        Set<String> departments = demand.departments();
        if (departments != null && agent.departments().stream().noneMatch(departments::contains)) {
            return new OtherQueue(demand.queue().id());
        }
        for (Map.Entry<String, Integer> required : new TreeMap<>(demand.requires()).entrySet()) {
            int level = agent.skills().getOrDefault(required.getKey(), 0);
            if (level < required.getValue()) {
                return new Skill(required.getKey(), required.getValue(), level);
            }
        }
        Constraint room = room(used + other, used, limit);
        if (room != null && room(0, 0, total(agent)) != null) {
            return room;
        }
        if (!willing) {
            return new Excluded();
        }
        if (!welcome) {
            return new Kept(String.valueOf(demand.waiting().preferAgent()));
        }
        return available ? room : new Absent();
    }

    private static int total(Agent agent) {
        Integer total = agent.capacity().total();
        return total == null ? Integer.MAX_VALUE : total;
    }

    /** What he, with more or less of a total, would take at present. */
    private int raised(Agent him) {
        return limit == total(agent)
                ? total(him)
                : (int) Math.min(Integer.MAX_VALUE, (long) limit + total(him) - total(agent));
    }

    private @Nullable Constraint room(long total, long ofKind, int most) {
        Capacity capacity = agent.capacity();
        Constraint ofAll = room(Bound.TOTAL, most == Integer.MAX_VALUE ? null : most, total);
        if (ofAll != null) {
            return ofAll;
        }
        return demand.isPublic()
                ? room(Bound.PUBLIC, capacity.ofPublic(), ofKind)
                : room(Bound.PRIVATE, capacity.ofPrivate(), ofKind);
    }

    private @Nullable Constraint room(Bound bound, @Nullable Integer limit, long inUse) {
        int weight = demand.waiting().weight();
        return limit == null || inUse + weight <= limit ? null : new Room(bound, limit, inUse, weight);
    }

    /** What speaks for him. */
    Score score(int idlePlace) {
        return new Score(preferred(), levels(), used + other, agent.capacity().total(), idlePlace);
    }

    private boolean preferred() {
        return agent.id().equals(demand.waiting().preferAgent());
    }

    /** Over the skills that it asked for at first: one that a rung dropped is still worth having. */
    private long levels() {
        return demand.waiting().requires().keySet().stream()
                .mapToLong(skill -> agent.skills().getOrDefault(skill, 0))
                .sum();
    }

    private long capacity() {
        Integer total = agent.capacity().total();
        return total == null ? demand.greatest() : total;
    }

    private static int byShare(Standing a, Standing b) {
        return Long.compare((a.used + a.other) * b.capacity(), (b.used + b.other) * a.capacity());
    }

    private int turn() {
        return Math.floorMod(position - demand.last() - 1, demand.agents());
    }

    /** Who is asked first among those who can take it. */
    static Comparator<Standing> order(QueueConfig.Select select) {
        Comparator<Standing> longestIdle = Comparator.comparingLong(Standing::idle);
        Comparator<Standing> order = switch (select) {
            case LONGEST_IDLE -> longestIdle;
            case LEAST_LOADED -> ((Comparator<Standing>) Standing::byShare).thenComparing(longestIdle);
            case MOST_SKILLED ->
                Comparator.<Standing>comparingLong(one -> -one.levels()).thenComparing(longestIdle);
            case ROUND_ROBIN -> Comparator.comparingInt(Standing::turn);
        };
        return Comparator.<Standing, Boolean>comparing(one -> !one.preferred()).thenComparing(order);
    }

    /** He, with that change; himself where it is not about him. Had he just become available, nobody would be idle for less long. */
    Standing with(Change change) {
        if (!change.agent().equals(agent.id())) {
            return this;
        }
        if (change instanceof Change.Present) {
            return new Standing(demand, position, agent, true, used, other, Long.MAX_VALUE, limit, welcome, willing);
        }
        if (change instanceof Change.Away) {
            return with(agent, false, willing);
        }
        if (change instanceof Change.Willing) {
            return with(agent, available, true);
        }
        return with(change.apply(agent), available, willing);
    }

    private Standing with(Agent him, boolean there, boolean wants) {
        return new Standing(demand, position, him, there, used, other, idle, raised(him), welcome, wants);
    }

    static Map<String, Integer> raised(Map<String, Integer> skills, String skill, int level) {
        Map<String, Integer> more = new HashMap<>(skills);
        more.merge(skill, level, Math::max);
        return more;
    }

    static List<String> joined(List<String> departments, String department) {
        List<String> more = new ArrayList<>(departments);
        more.add(department);
        return more;
    }
}
