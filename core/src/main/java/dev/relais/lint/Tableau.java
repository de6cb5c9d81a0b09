package dev.relais.lint;

import dev.relais.calendar.BusinessCalendar;
import dev.relais.config.DeskConfig;
import dev.relais.rules.Condition;
import dev.relais.rules.Condition.All;
import dev.relais.rules.Condition.Any;
import dev.relais.rules.Condition.Not;
import dev.relais.rules.Condition.Test;
import dev.relais.rules.FactCatalogue;
import dev.relais.rules.FactType;
import dev.relais.rules.Operator;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether conditions can hold, and others fail, for the same facts: an analytic tableau. Each branch collects tests, and is
 * closed where no value of some fact passes them. All branches closed is a proof; giving up counts as "perhaps".
 */
final class Tableau {
    /** For one question. */
    private static final int MOST_STEPS = 5_000;
    /** For all questions about one desk, so that thousands of rules are looked at in seconds. */
    private static final long MOST_STEPS_IN_ALL = 8_000_000;
    /** Each waits on the stack. */
    private static final int MOST_CHOICES = 1_000;

    private record Signed(Condition condition, boolean holds) {}

    private final Set<String> calendars;
    private final IdentityHashMap<Test, Literal> asserted = new IdentityHashMap<>();
    private int steps;
    private long stepsInAll;

    /** @param calendars the desk's calendars: each gives a fact */
    Tableau(Set<String> calendars) {
        this.calendars = calendars;
    }

    /** The ids of a desk's calendars. */
    static Set<String> calendars(DeskConfig desk) {
        return desk.calendars().stream().map(BusinessCalendar::id).collect(Collectors.toUnmodifiableSet());
    }

    /** Certain that no facts let all of {@code hold} hold and all of {@code fail} fail. */
    boolean impossible(List<Condition> hold, List<Condition> fail) {
        steps = 0;
        List<Signed> todo = new ArrayList<>();
        hold.forEach(condition -> todo.add(new Signed(condition, true)));
        fail.forEach(condition -> todo.add(new Signed(condition, false)));
        return !open(todo, new ArrayList<>(), List.of());
    }

    /**
     * Whether a branch perhaps stays open.
     *
     * @param todo not yet looked at; used up
     * @param choices of each, one alternative must be true; used up
     * @param found the tests of this branch
     */
    private boolean open(List<Signed> todo, List<List<Signed>> choices, List<Literal> found) {
        List<Literal> literals = new ArrayList<>(found);
        while (!todo.isEmpty()) {
            if (++steps > MOST_STEPS || ++stepsInAll > MOST_STEPS_IN_ALL) {
                return true;
            }
            Signed next = todo.remove(todo.size() - 1);
            if (next.condition() instanceof Not not) {
                todo.add(new Signed(not.condition(), !next.holds()));
            } else if (next.condition() instanceof Test test) {
                if (closes(test, next.holds(), literals)) {
                    return false;
                }
            } else {
                List<Signed> parts = parts(next);
                boolean together = (next.condition() instanceof All) == next.holds();
                if (together || parts.size() == 1) {
                    todo.addAll(parts);
                } else {
                    choices.add(parts);
                }
            }
        }
        if (choices.isEmpty() || choices.size() > MOST_CHOICES) {
            return true;
        }
        List<Signed> alternatives = choices.remove(choices.size() - 1);
        for (Signed alternative : alternatives) {
            if (open(new ArrayList<>(List.of(alternative)), new ArrayList<>(choices), literals)) {
                return true;
            }
        }
        return false;
    }

    private static List<Signed> parts(Signed group) {
        List<Condition> conditions =
                group.condition() instanceof All all ? all.conditions() : ((Any) group.condition()).conditions();
        return conditions.stream()
                .map(condition -> new Signed(condition, group.holds()))
                .toList();
    }

    /** Adds a test to the branch; true where no facts can pass it together with the others. */
    private boolean closes(Test test, boolean holds, List<Literal> literals) {
        if (Literal.never(test)) {
            return holds;
        }
        Literal positive = asserted.computeIfAbsent(test, t -> Literal.of(t, true));
        Literal added = holds ? positive : positive.denied();
        literals.add(added);
        List<List<Operator>> must = new ArrayList<>();
        List<List<Operator>> mustNot = new ArrayList<>();
        for (Literal literal : literals) {
            if (literal.fact().equals(added.fact())) {
                (literal.holds() ? must : mustNot).add(literal.operators());
            }
        }
        return !must.isEmpty() && excluded(added.fact(), must, mustNot);
    }

    private boolean excluded(String fact, List<List<Operator>> must, List<List<Operator>> mustNot) {
        FactType type = FactCatalogue.typeOf(fact, calendars).orElse(FactType.ANY);
        if (type == FactType.LIST || type == FactType.ANY) {
            return must.stream().anyMatch(operators -> Values.none(type, operators, mustNot));
        }
        return Values.none(type, must.stream().flatMap(List::stream).toList(), mustNot);
    }
}
