package dev.relais.rules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.relais.rules.FactValue.Decimal;
import dev.relais.rules.FactValue.Flag;
import dev.relais.rules.FactValue.Items;
import dev.relais.rules.FactValue.Text;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of a fact with an operand. On a value of another type it is false.
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface Operator {

    /** The name in a desk file, such as {@code lt}. */
    String name();

    /** The operand as it was written. */
    FactValue operand();

    /** Whether it holds for one value: a fact that is no list, or one element of a list. */
    boolean holds(FactValue value);

    /**
     * The value equals the operand.
     *
     * @param operand a text, a number or a boolean
     */
    record Is(FactValue operand) implements Operator {
        @Override
        public String name() {
            return "is";
        }

        @Override
        public boolean holds(FactValue value) {
            return operand.equals(value);
        }
    }

    /**
     * The value equals one of the operands.
     *
     * @param operand texts, numbers and booleans
     */
    record In(Items operand) implements Operator {
        @Override
        public String name() {
            return "in";
        }

        @Override
        public boolean holds(FactValue value) {
            return operand.elements().contains(value);
        }
    }

    /**
     * The value is a number on one side of the operand.
     *
     * @param comparison which side
     * @param operand the bound
     */
    record Bound(Comparison comparison, Decimal operand) implements Operator {
        @Override
        public String name() {
            return comparison.text();
        }

        @Override
        public boolean holds(FactValue value) {
            return value instanceof Decimal number
                    && comparison.accepts(number.value().compareTo(operand.value()));
        }
    }

    /**
     * The value is a text that has one of some parts, compared without case and accents.
     *
     * @param way how the part must stand in the text
     * @param operand as it was written: a text or a list of texts
     * @param needles the folded parts
     */
    record Has(TextPart way, FactValue operand, List<String> needles) implements Operator {
        /** Folds nothing: see {@link #of(TextPart, FactValue)}. */
        public Has {
            needles = List.copyOf(needles);
        }

        /** The operator over an operand as it was written: a text, or a list of texts. */
        public static Has of(TextPart way, FactValue operand) {
            List<FactValue> parts = operand instanceof Items items ? items.elements() : List.of(operand);
            return new Has(
                    way,
                    operand,
                    parts.stream().map(part -> ((Text) part).folded()).toList());
        }

        @Override
        public String name() {
            return way.text();
        }

        @Override
        public boolean holds(FactValue value) {
            return value instanceof Text text && needles.stream().anyMatch(needle -> way.stands(needle, text));
        }
    }

    /** The value is a text in which a regular expression (RE2 syntax) is found; exact, on the unfolded text. */
    final class Matches implements Operator {
        private final Text operand;
        private final Predicate<String> found;

        private Matches(Text operand, Pattern pattern) {
            this.operand = operand;
            this.found = text -> pattern.matcher(text).find();
        }

        /**
         * Compiles the expression.
         *
         * @throws IllegalArgumentException if it is no RE2 expression, or one that would grow too large
         */
        public static Matches of(Text operand) {
            PatternSize.check(operand.value());
            PatternFolding.check(operand.value());
            try {
                return new Matches(operand, Pattern.compile(operand.value()));
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException("not an RE2 expression: " + e.getDescription(), e);
            } catch (StackOverflowError e) {
                throw new IllegalArgumentException("the expression is nested too deeply", e);
            }
        }

        @Override
        public String name() {
            return "matches";
        }

        @Override
        public Text operand() {
            return operand;
        }

        @Override
        public boolean holds(FactValue value) {
            return value instanceof Text text && found.test(text.value());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Matches matches && matches.operand.equals(operand);
        }

        @Override
        public int hashCode() {
            return operand.hashCode();
        }
    }

    /**
     * The fact is there (a list: with at least one element), or is not.
     *
     * @param expected true if it must be there
     */
    record Exists(boolean expected) implements Operator {
        @Override
        public String name() {
            return "exists";
        }

        @Override
        public FactValue operand() {
            return new Flag(expected);
        }

        @Override
        public boolean holds(FactValue value) {
            return expected;
        }
    }
}
