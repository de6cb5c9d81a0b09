package dev.relais.routing;

import dev.relais.assign.Waiting;
import dev.relais.config.Agent;
import dev.relais.config.Agent.Capacity;
import dev.relais.routing.Constraint.Absent;
import dev.relais.routing.Constraint.Bound;
import dev.relais.routing.Constraint.Excluded;
import dev.relais.routing.Constraint.OtherQueue;
import dev.relais.routing.Constraint.Room;
import dev.relais.routing.Constraint.Skill;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What every agent is to a waiting conversation: said at length, from the desk file and what each has. */
final class Candidates {
    private final Item item;
    private final Need need;
    private final Need.Spec spec;
    private final Roster roster;

    private Candidates(Item item, Need need, Need.Spec spec, Roster roster) {
        this.item = item;
        this.need = need;
        this.spec = spec;
        this.roster = roster;
    }

    static List<Candidate> of(Item item, Waiting waiting, Need need, Need.Spec spec, Roster roster) {
        Candidates candidates = new Candidates(item, need, spec, roster);
        List<Candidate> all = new ArrayList<>();
        IntStream.range(0, roster.size())
                .filter(agent -> roster.can(agent, need))
                .boxed()
                .sorted(Selection.order(item, waiting, roster))
                .forEach(agent ->
                        all.add(new Candidate.Eligible(roster.agent(agent).id(), all.size() + 1)));
        for (int agent = 0; agent < roster.size(); agent++) {
            Constraint failed = candidates.failed(agent);
            if (failed != null) {
                all.add(new Candidate.Ineligible(roster.agent(agent).id(), failed));
            }
        }
        return List.copyOf(all);
    }

    /** The first constraint that an agent fails, in the order of {@link Constraint}; null where he can take it. */
    private @Nullable Constraint failed(int position) {
        Agent agent = roster.agent(position);
        Set<String> departments = spec.departments();
        if (departments != null && agent.departments().stream().noneMatch(departments::contains)) {
            return new OtherQueue(item.line().queue.id());
        }
        for (Map.Entry<String, Integer> required : new TreeMap<>(spec.requires()).entrySet()) {
            int level = agent.skills().getOrDefault(required.getKey(), 0);
            if (level < required.getValue()) {
                return new Skill(required.getKey(), required.getValue(), level);
            }
        }
        Constraint room = room(agent.capacity(), roster.used(position), roster.used(position, need.isPublic()));
        if (room != null && room(agent.capacity(), 0, 0) != null) {
            return room;
        }
        if (need.excludes(position)) {
            return new Excluded();
        }
        return roster.available(position) ? room : new Absent();
    }

    private @Nullable Constraint room(Capacity capacity, long used, long ofKind) {
        Constraint total = room(Bound.TOTAL, capacity.total(), used);
        if (total != null) {
            return total;
        }
        return need.isPublic()
                ? room(Bound.PUBLIC, capacity.ofPublic(), ofKind)
                : room(Bound.PRIVATE, capacity.ofPrivate(), ofKind);
    }

    private @Nullable Constraint room(Bound bound, @Nullable Integer limit, long used) {
        return limit == null || used + need.weight() <= limit ? null : new Room(bound, limit, used, need.weight());
    }
}
