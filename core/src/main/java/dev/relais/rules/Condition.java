package dev.relais.rules;

import dev.relais.rules.FactValue.Items;
import dev.relais.rules.Operator.Exists;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must hold for a rule to match: a pure function of the facts.
 *
 * <p>Every part knows its JSON pointer in the desk file, so that explanations and findings can name it.
 */
public sealed interface Condition {

    /** Where it stands in the desk file. */
    String pointer();

    /** Whether it holds for these facts. */
    boolean holds(Facts facts);

    /** Both hold. */
    default Condition and(Condition other) {
        return Conditions.all(this, other);
    }

    /** One of them holds, or both. */
    default Condition or(Condition other) {
        return Conditions.any(this, other);
    }

    /** It does not hold; so also where a fact is absent. */
    default Condition not() {
        return Conditions.not(this);
    }

    /**
     * The same condition as it would stand in a desk file at a pointer, that is as an object: tests of different facts become
     * members of it, everything else goes into {@code all}, {@code any} and {@code not}. Every part gets its own pointer.
     */
    default Condition at(String place) {
        return Placing.object(this, place);
    }

    /**
     * All of them hold; none at all holds too.
     *
     * @param pointer where it stands
     * @param conditions in reading order
     */
    record All(String pointer, List<Condition> conditions) implements Condition {
        /** Copies the list. */
        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holds(Facts facts) {
            for (Condition condition : conditions) {
                if (!condition.holds(facts)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * One of them holds; none at all does not.
     *
     * @param pointer where it stands
     * @param conditions in reading order
     */
    record Any(String pointer, List<Condition> conditions) implements Condition {
        /** Copies the list. */
        public Any {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holds(Facts facts) {
            for (Condition condition : conditions) {
                if (condition.holds(facts)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Plain negation: it holds also where a fact is absent.
     *
     * @param pointer where it stands
     * @param condition what must not hold
     */
    record Not(String pointer, Condition condition) implements Condition {
        @Override
        public boolean holds(Facts facts) {
            return !condition.holds(facts);
        }
    }

    /**
     * One fact passes all operators; on a list one element passes all of them.
     *
     * @param pointer where it stands
     * @param fact the fact's name
     * @param operators in reading order; at least one
     */
    record Test(String pointer, String fact, List<Operator> operators) implements Condition {
        /** Copies the list. */
        public Test {
            operators = List.copyOf(operators);
            if (operators.isEmpty()) {
                throw new IllegalArgumentException("a test needs an operator, found none at " + pointer);
            }
        }

        @Override
        public boolean holds(Facts facts) {
            FactValue value = facts.get(fact);
            if (value instanceof Items items) {
                return holdsForList(items.elements());
            }
            for (Operator operator : operators) {
                if (!holdsAlone(operator, value)) {
                    return false;
                }
            }
            return true;
        }

        /** One operator on a value that is no list; null where the fact is absent. */
        static boolean holdsAlone(Operator operator, @Nullable FactValue value) {
            if (value == null) {
                return operator instanceof Exists exists && !exists.expected();
            }
            return operator.holds(value);
        }

        /** {@code exists} is about the list, all the others about one same element. */
        private boolean holdsForList(List<FactValue> elements) {
            boolean onElements = false;
            for (Operator operator : operators) {
                if (operator instanceof Exists exists) {
                    if (exists.expected() == elements.isEmpty()) {
                        return false;
                    }
                } else {
                    onElements = true;
                }
            }
            return !onElements || elements.stream().anyMatch(this::elementPasses);
        }

        private boolean elementPasses(FactValue element) {
            for (Operator operator : operators) {
                if (!(operator instanceof Exists) && !operator.holds(element)) {
                    return false;
                }
            }
            return true;
        }
    }
}
