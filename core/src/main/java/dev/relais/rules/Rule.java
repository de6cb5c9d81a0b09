package dev.relais.rules;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A condition and what follows where it holds.
 *
 * <p>Rules stand in a desk file, or are built by hand with static imports of {@link Conditions} and {@link Then}:
 *
 * <pre>{@code
 * Rule.named("angry-french")
 *         .when(language().is("fr").and(sentiment().below(-0.3)))
 *         .then(queue("care"), priority(URGENT), requires("french", 3));
 * }</pre>
 *
 * @param id unique in its desk
 * @param when the condition
 * @param then the effects
 */
public record Rule(String id, Condition when, Effects then) {

    /**
     * A rule that is to have an id.
     *
     * @throws IllegalArgumentException if a desk file would refuse the id
     */
    public static Named named(String id) {
        Operands.check("/id", Operands.refusalOfId(id));
        return new Named(id);
    }

    /** A rule whose id follows from what it says: rules that are equal otherwise have the same. */
    public static When when(Condition condition) {
        return new When(null, condition);
    }

    /** The same rule as it would stand in a document at a pointer, such as {@code /rules/3}. */
    public Rule at(String pointer) {
        return new Rule(id, when.at(pointer + "/when"), then);
    }

    /**
     * An id that waits for its rule.
     *
     * @param id of the rule
     */
    public record Named(String id) {
        /** When the rule applies. */
        public When when(Condition condition) {
            return new When(id, condition);
        }
    }

    /**
     * A condition that waits for its effects.
     *
     * @param id of the rule; null: it follows from what the rule says
     * @param condition of the rule
     */
    public record When(@Nullable String id, Condition condition) {
        /**
         * The rule. Its parts have pointers as if it stood alone in a document, until it is put into a list.
         *
         * @throws IllegalArgumentException if two of the effects set the same
         */
        public Rule then(Effects effects, Effects... more) {
            Effects all = Arrays.stream(more).reduce(effects, Effects::and);
            Condition placed = condition.at("/when");
            return new Rule(id == null ? Fingerprint.of(placed, all) : id, placed, all);
        }
    }
}
