package dev.relais.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a message when the rules read it: fact name → value. A fact that is not here is absent.
 *
 * <p>Immutable and thread-safe. {@code toString()} shows names only.
 */
public final class Facts {
    private static final Facts NONE = new Facts(Map.of());

    private final Map<String, FactValue> values;

    private Facts(Map<String, FactValue> values) {
        this.values = Map.copyOf(values);
    }

    /** Nothing is known. */
    public static Facts none() {
        return NONE;
    }

    /** These facts and no others. */
    public static Facts of(Map<String, FactValue> values) {
        return new Facts(values);
    }

    /** These facts and one more, which takes the place of one of the same name. */
    public Facts with(String name, FactValue value) {
        Map<String, FactValue> more = new HashMap<>(values);
        more.put(name, value);
        return new Facts(more);
    }

    /** These facts without one of them. */
    public Facts without(String name) {
        Map<String, FactValue> fewer = new HashMap<>(values);
        fewer.remove(name);
        return new Facts(fewer);
    }

    /** The value of a fact, or null where it is absent. */
    public @Nullable FactValue get(String name) {
        return values.get(name);
    }

    /** The names of the facts that are present, in no order. */
    public Set<String> names() {
        return values.keySet();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Facts facts && facts.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "Facts" + new java.util.TreeSet<>(values.keySet());
    }
}
