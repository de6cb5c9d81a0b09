package dev.relais.routing.index;

import dev.relais.rules.Condition.Test;
import dev.relais.rules.FactCatalogue;
import dev.relais.rules.FactType;
import dev.relais.rules.FactValue;
import dev.relais.rules.FactValue.Decimal;
import dev.relais.rules.FactValue.Items;
import dev.relais.rules.FactValue.Opaque;
import dev.relais.rules.Operator;
import dev.relais.rules.Operator.Bound;
import dev.relais.rules.Operator.Exists;
import dev.relais.rules.Operator.Has;
import dev.relais.rules.Operator.In;
import dev.relais.rules.Operator.Is;
import dev.relais.rules.TextPart;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that the rules ask of one fact, with the signal of each question. Filled while the index is built. */
final class Terms {
    /** Longer parts of texts are looked for by their beginning only, and then checked. */
    static final int LONGEST_PART = 64;

    final String fact;
    final boolean list;
    final Map<FactValue, Integer> equal = new LinkedHashMap<>();
    final List<BigDecimal> bounds = new ArrayList<>();
    final Map<String, Integer> words = new HashMap<>();
    final Map<String, Integer> parts = new HashMap<>();
    final Map<String, Integer> starts = new HashMap<>();
    private final Ints uses;
    private int exists = -1;
    private boolean classed;

    /** @param uses how many tests use a signal, by signal */
    Terms(String fact, Ints uses) {
        this.fact = fact;
        this.uses = uses;
        list = FactCatalogue.fixed().get(fact) == FactType.LIST;
    }

    void read(Test test) {
        classed |= !list && test.operators().size() > 1;
        test.operators().forEach(this::read);
    }

    private void read(Operator operator) {
        Set<FactValue> values = equalTo(operator);
        if (values != null) {
            classed |= !list;
            values.forEach(value -> use(equal, value));
        } else if (operator instanceof Bound bound && !list) {
            classed = true;
            bounds.add(bound.operand().value());
        } else if (operator instanceof Exists) {
            classed |= !list;
            if (list && exists < 0) {
                exists = uses.size();
                uses.add(0);
            }
            if (list) {
                uses.set(exists, uses.get(exists) + 1);
            }
        } else if (operator instanceof Has has && isIndexed(has)) {
            has.needles().stream().distinct().forEach(needle -> use(of(has.way()), key(has.way(), needle)));
        }
    }

    /** The values of which the fact must equal one, or null where it is another operator, or not about plain values. */
    static @Nullable Set<FactValue> equalTo(Operator operator) {
        Set<FactValue> values = new LinkedHashSet<>();
        if (operator instanceof Is is) {
            values.add(is.operand());
        } else if (operator instanceof In in) {
            values.addAll(in.operand().elements());
        } else {
            return null;
        }
        return values.stream().anyMatch(value -> value instanceof Items || value instanceof Opaque) ? null : values;
    }

    /** Whether its parts can be looked for: the empty text stands everywhere. */
    static boolean isIndexed(Has has) {
        return has.way().wholeWords() || has.needles().stream().noneMatch(String::isEmpty);
    }

    Map<String, Integer> of(TextPart way) {
        return switch (way) {
            case CONTAINS, CONTAINS_ANY -> parts;
            case WORD, ANY_WORD -> words;
            case STARTS_WITH -> starts;
        };
    }

    static String key(TextPart way, String needle) {
        return way.wholeWords() || needle.length() <= LONGEST_PART ? needle : needle.substring(0, LONGEST_PART);
    }

    private <K> void use(Map<K, Integer> signals, K key) {
        Integer known = signals.get(key);
        if (known == null) {
            signals.put(key, uses.size());
            uses.add(1);
        } else {
            uses.set(known, uses.get(known) + 1);
        }
    }

    /** The signal that a list fact has elements, or -1 if no rule asks. */
    int exists() {
        return exists;
    }

    /** Whether a value is told by its class, which a list has none of. */
    boolean classed() {
        return classed;
    }

    /** The numbers that the fact is compared with, each once, ascending. */
    BigDecimal[] numbers() {
        List<BigDecimal> numbers = new ArrayList<>(bounds);
        for (FactValue value : equal.keySet()) {
            if (value instanceof Decimal decimal) {
                numbers.add(decimal.value());
            }
        }
        numbers.sort(null);
        List<BigDecimal> distinct = new ArrayList<>();
        for (BigDecimal number : numbers) {
            if (distinct.isEmpty() || distinct.get(distinct.size() - 1).compareTo(number) != 0) {
                distinct.add(number);
            }
        }
        return distinct.toArray(new BigDecimal[0]);
    }
}
