package dev.relais.rules;

import dev.relais.rules.FactValue.Text;
import org.jspecify.annotations.Nullable;

/** What operands must be, in the words in which desk files and {@link Conditions} refuse others. */
public final class Operands {
    /** Where a list of operands has no elements. */
    public static final String EMPTY_LIST = "the list must not be empty";

    private Operands() {}

    /** Why a text cannot be compared with; null where it can. */
    public static @Nullable String refusal(String text) {
        return text.isEmpty() ? "must not be empty; {\"exists\": false} asks for an absent fact" : null;
    }

    /** Why a text cannot be looked for in another one; null where it can. */
    public static @Nullable String refusal(TextPart way, Text part) {
        if (part.value().isEmpty()) {
            return "must not be empty";
        }
        if (part.folded().isEmpty()) {
            return "nothing is left of it without case and accents";
        }
        return way.wholeWords() && !TextFolding.isOneWord(part.folded())
                ? "expected a single word of letters and digits"
                : null;
    }

    /** Why a number cannot be a weight or a level; null where it can. */
    public static @Nullable String refusal(int whole) {
        return whole < 1 || whole > 1_000_000_000 ? "expected a whole number from 1 to 1000000000" : null;
    }

    /** Why a text cannot be an id; null where it can. */
    public static @Nullable String refusalOfId(String id) {
        boolean fits = !id.isEmpty() && id.length() <= 64 && id.chars().allMatch(Operands::isIdPart);
        return fits ? null : "an id has 1 to 64 ASCII letters, digits, \"-\", \"_\" or \".\"";
    }

    private static boolean isIdPart(int c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
    }

    /** @throws IllegalArgumentException naming the place, if there is a reason */
    static void check(String place, @Nullable String refusal) {
        if (refusal != null) {
            throw new IllegalArgumentException(place + ": " + refusal);
        }
    }
}
