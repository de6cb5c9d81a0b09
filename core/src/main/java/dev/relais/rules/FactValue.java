package dev.relais.rules;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The value of a fact, or the operand of an operator. Immutable and thread-safe.
 *
 * <p>Values are equal only within their kind: numbers as decimals ({@code 1} equals {@code 1.0}), texts exactly. No
 * {@code toString()} shows a text: it may be a customer's.
 */
public sealed interface FactValue {

    /** A text. */
    static FactValue of(String text) {
        return new Text(text);
    }

    /** A number. */
    static FactValue of(BigDecimal number) {
        return new Decimal(number);
    }

    /** A whole number. */
    static FactValue of(long number) {
        return new Decimal(BigDecimal.valueOf(number));
    }

    /** A boolean. */
    static FactValue of(boolean flag) {
        return new Flag(flag);
    }

    /** A list. */
    static FactValue of(List<FactValue> elements) {
        return new Items(elements);
    }

    /** A list of texts. */
    static FactValue texts(String... texts) {
        return new Items(Arrays.stream(texts).map(FactValue::of).toList());
    }

    /** A text, which remembers its folded form once somebody asked for it. */
    final class Text implements FactValue {
        private final String value;
        // Races are harmless: every thread computes the same value.
        private @Nullable String folded;
        private @Nullable Set<String> words;

        /** The text as it stands. */
        public Text(String value) {
            this.value = value;
        }

        /** The text as it stands. */
        public String value() {
            return value;
        }

        /** The text without case and accents. */
        public String folded() {
            String known = folded;
            if (known == null) {
                known = TextFolding.fold(value);
                folded = known;
            }
            return known;
        }

        /** The words of the folded text. */
        public Set<String> words() {
            Set<String> known = words;
            if (known == null) {
                known = TextFolding.words(folded());
                words = known;
            }
            return known;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Text text && text.value.equals(value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }

        @Override
        public String toString() {
            return "Text[" + value.length() + " characters]";
        }
    }

    /**
     * A number, exact.
     *
     * @param value with the digits it was written with
     */
    record Decimal(BigDecimal value) implements FactValue {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Decimal decimal && decimal.value.compareTo(value) == 0;
        }

        @Override
        public int hashCode() {
            return value.stripTrailingZeros().hashCode();
        }
    }

    /**
     * A boolean.
     *
     * @param value true or false
     */
    record Flag(boolean value) implements FactValue {}

    /**
     * A list. A test on it holds if it holds for some element.
     *
     * @param elements in their order
     */
    record Items(List<FactValue> elements) implements FactValue {
        /** Copies the list. */
        public Items {
            elements = List.copyOf(elements);
        }
    }

    /**
     * A value that no operator but {@code exists} understands: an object, a list in a list, a null in a list.
     *
     * @param json its JSON text, to show it again
     */
    record Opaque(String json) implements FactValue {
        @Override
        public String toString() {
            return "Opaque[" + json.length() + " characters]";
        }
    }
}
