package dev.relais.rules;

import dev.relais.rules.Condition.All;
import dev.relais.rules.Condition.Any;
import dev.relais.rules.Condition.Not;
import dev.relais.rules.Condition.Test;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gives conditions the shape and the pointers that they have in a desk file: every condition is an object there, that is a
 * conjunction of members of different names.
 */
final class Placing {
    private Placing() {}

    /** The condition as the object at a pointer. Placing what a desk file was read into changes nothing but the pointers. */
    static All object(Condition condition, String pointer) {
        if (!(condition instanceof All all)) {
            return new All(pointer, List.of(member(condition, pointer)));
        }
        Set<String> names = new HashSet<>();
        if (all.conditions().stream().allMatch(part -> names.add(name(part)))) {
            return new All(
                    pointer,
                    all.conditions().stream().map(part -> member(part, pointer)).toList());
        }
        return new All(pointer, List.of(new All(pointer + "/all", objects(all.conditions(), pointer + "/all"))));
    }

    private static Condition member(Condition condition, String object) {
        String pointer = object + "/" + name(condition).replace("~", "~0").replace("/", "~1");
        if (condition instanceof Test test) {
            return new Test(pointer, test.fact(), test.operators());
        }
        if (condition instanceof Not not) {
            return new Not(pointer, object(not.condition(), pointer));
        }
        return condition instanceof Any any
                ? new Any(pointer, objects(any.conditions(), pointer))
                : new All(pointer, objects(((All) condition).conditions(), pointer));
    }

    private static List<Condition> objects(List<Condition> conditions, String list) {
        List<Condition> objects = new ArrayList<>();
        for (Condition condition : conditions) {
            objects.add(object(condition, list + "/" + objects.size()));
        }
        return objects;
    }

    private static String name(Condition member) {
        if (member instanceof Test test) {
            return test.fact();
        }
        if (member instanceof Not) {
            return "not";
        }
        return member instanceof Any ? "any" : "all";
    }
}
