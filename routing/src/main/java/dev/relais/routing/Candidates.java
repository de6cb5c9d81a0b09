package dev.relais.routing;

import dev.relais.config.QueueConfig.Select;
import dev.relais.routing.Candidate.Eligible;
import dev.relais.routing.Candidate.Ineligible;
import dev.relais.routing.Decision.Alternative;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All agents of a desk towards one waiting conversation. */
final class Candidates {
    private final Standing.Demand demand;
    private final List<Standing> all;
    private final List<Standing> able;

    /** In the order of the desk file. */
    Candidates(Standing.Demand demand, List<Standing> all) {
        this.demand = demand;
        this.all = all;
        able = all.stream()
                .filter(one -> one.failed() == null)
                .sorted(Standing.order(demand.queue().select()))
                .toList();
    }

    /** Who is asked; null: nobody can take it. */
    @Nullable
    String chosen() {
        return able.isEmpty() ? null : able.get(0).agent().id();
    }

    List<Candidate> explained() {
        List<Standing> byIdle =
                able.stream().sorted(Comparator.comparingLong(Standing::idle)).toList();
        List<Candidate> explained = new ArrayList<>();
        for (Standing one : able) {
            explained.add(new Eligible(one.agent().id(), explained.size() + 1, one.score(byIdle.indexOf(one) + 1)));
        }
        for (Standing one : all) {
            Constraint failed = one.failed();
            if (failed != null) {
                explained.add(new Ineligible(one.agent().id(), failed));
            }
        }
        return explained;
    }

    /** The smallest change that leads to another decision; of equal ones the first in the order of the desk file. */
    @Nullable
    Alternative alternative() {
        Alternative smallest = null;
        for (Standing one : all) {
            Constraint failed = one.failed();
            Change change = failed == null ? null : cure(one, failed);
            if (change != null
                    && (smallest == null || change.size() < smallest.change().size())
                    && first(one.with(change))) {
                smallest = new Alternative(change, Optional.of(one.agent().id()));
            }
        }
        if (smallest != null || able.isEmpty()) {
            return smallest;
        }
        Optional<String> next = able.size() == 1
                ? Optional.empty()
                : Optional.of(able.get(1).agent().id());
        return new Alternative(new Change.Away(able.get(0).agent().id()), next);
    }

    /** Whether he, so changed, would be asked. */
    private boolean first(Standing changed) {
        return changed.failed() == null
                && (able.isEmpty() || Standing.order(demand.queue().select()).compare(changed, able.get(0)) < 0);
    }

    private @Nullable Change cure(Standing one, Constraint failed) {
        String agent = one.agent().id();
        if (failed instanceof Constraint.Skill skill) {
            return new Change.Level(agent, skill.skill(), skill.required(), skill.required() - skill.level());
        }
        if (failed instanceof Constraint.Room room) {
            // A new greatest total would change what everybody without a total counts for.
            return demand.queue().select() == Select.LEAST_LOADED && room.used() + room.weight() > demand.greatest()
                    ? null
                    : new Change.Room(agent, room.bound(), (int) (room.used() + room.weight() - room.limit()));
        }
        if (failed instanceof Constraint.OtherQueue) {
            Set<String> departments = demand.departments();
            String own = demand.queue().department();
            return departments == null || own == null ? null : new Change.Member(agent, own);
        }
        if (failed instanceof Constraint.Kept) {
            return null;
        }
        return failed instanceof Constraint.Absent ? new Change.Present(agent) : new Change.Willing(agent);
    }
}
