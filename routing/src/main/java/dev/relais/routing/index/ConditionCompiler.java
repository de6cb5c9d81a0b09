package dev.relais.routing.index;

import dev.relais.rules.Condition;
import dev.relais.rules.Condition.All;
import dev.relais.rules.Condition.Any;
import dev.relais.rules.Condition.Not;
import dev.relais.rules.Condition.Test;
import dev.relais.rules.FactValue;
import dev.relais.rules.Operator;
import dev.relais.rules.Operator.Bound;
import dev.relais.rules.Operator.Exists;
import dev.relais.rules.Operator.Has;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns conditions into clauses. */
final class ConditionCompiler {
    private static final long TELLS_LITTLE = 1L << 40;

    private final Vocabulary vocabulary;
    private final Map<String, FactSlot> slots = new LinkedHashMap<>();
    private final Map<Question, Integer> lazies = new HashMap<>();
    private final List<Test> lazyTests = new ArrayList<>();

    /** What makes two tests the same, wherever they stand. */
    private record Question(String fact, List<Operator> operators) {}

    ConditionCompiler(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        vocabulary.terms().forEach((fact, terms) -> slots.put(fact, new FactSlot(slots.size(), terms)));
    }

    /** The facts in their order. */
    List<FactSlot> slots() {
        return List.copyOf(slots.values());
    }

    /** The tests that are asked of the facts themselves, by number. */
    List<Test> lazyTests() {
        return lazyTests;
    }

    /** Clauses that hold together where, and only where, a condition holds. */
    List<Clause> conjuncts(Condition condition) {
        List<Clause> clauses = new ArrayList<>();
        add(condition, clauses);
        return clauses;
    }

    private void add(Condition condition, List<Clause> clauses) {
        if (condition instanceof All all) {
            all.conditions().forEach(part -> add(part, clauses));
        } else if (condition instanceof Any any) {
            clauses.add(any(any.conditions().stream().map(this::whole).toList()));
        } else if (condition instanceof Not not) {
            clauses.add(Clause.open(not(whole(not.condition()).check())));
        } else if (condition instanceof Test test) {
            test(test, clauses);
        }
    }

    private Clause whole(Condition condition) {
        List<Clause> parts = conjuncts(condition);
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return new Clause(all(parts.stream().map(Clause::check).toList()), bestAccess(parts), false);
    }

    /** Which part is found by the rarest signals, or -1: how often rules ask stands for how seldom one of them is on. */
    int best(List<Clause> parts) {
        int best = -1;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < parts.size(); i++) {
            int[] access = parts.get(i).access();
            if (access == null) {
                continue;
            }
            long cost = vocabulary.uses(access) + (parts.get(i).tellsLittle() ? TELLS_LITTLE : 0);
            if (cost < least) {
                best = i;
                least = cost;
            }
        }
        return best;
    }

    /** The signals of that part, or null. */
    private int @Nullable [] bestAccess(List<Clause> parts) {
        int best = best(parts);
        return best < 0 ? null : parts.get(best).access();
    }

    private static Clause any(List<Clause> parts) {
        Check check = anyCheck(parts);
        boolean exact = true;
        IntStream access = IntStream.empty();
        for (Clause part : parts) {
            int[] signals = part.access();
            if (signals == null) {
                return Clause.open(check);
            }
            exact &= part.exact();
            access = IntStream.concat(access, IntStream.of(signals));
        }
        return new Clause(check, access.distinct().toArray(), exact);
    }

    private static Check anyCheck(List<Clause> parts) {
        List<Check> checks = parts.stream().map(Clause::check).toList();
        FactSlot slot = onlySlot(checks);
        if (slot == null) {
            return new Check.Any(checks);
        }
        long mask = 0;
        for (Check check : checks) {
            mask |= ((Check.Mask) check).mask();
        }
        return new Check.Mask(slot, mask);
    }

    private static Check all(List<Check> checks) {
        FactSlot slot = onlySlot(checks);
        if (slot == null) {
            return new Check.All(checks);
        }
        long mask = -1;
        for (Check check : checks) {
            mask &= ((Check.Mask) check).mask();
        }
        return new Check.Mask(slot, mask);
    }

    private static Check not(Check check) {
        return check instanceof Check.Mask mask ? new Check.Mask(mask.slot(), ~mask.mask()) : new Check.Not(check);
    }

    /** The slot of which all checks are masks, or null. */
    private static @Nullable FactSlot onlySlot(List<Check> checks) {
        FactSlot slot = null;
        for (Check check : checks) {
            if (!(check instanceof Check.Mask mask) || (slot != null && slot != mask.slot())) {
                return null;
            }
            slot = mask.slot();
        }
        return slot;
    }

    private void test(Test test, List<Clause> clauses) {
        FactSlot slot = slots.get(test.fact());
        Terms terms = vocabulary.terms().get(test.fact());
        if (slot == null || terms == null) {
            throw new IllegalStateException("a fact that was not read: " + test.fact());
        }
        List<Clause> parts = new ArrayList<>();
        for (Operator operator : test.operators()) {
            Test alone = new Test(test.pointer(), test.fact(), List.of(operator));
            parts.add(single(slot, terms, alone, operator));
        }
        if (parts.size() > 1 && terms.list) {
            clauses.add(new Clause(lazy(test), bestAccess(parts), false));
        } else {
            clauses.addAll(parts);
        }
    }

    private Clause single(FactSlot slot, Terms terms, Test test, Operator operator) {
        Set<FactValue> values = Terms.equalTo(operator);
        if (values != null) {
            int[] signals =
                    values.stream().mapToInt(value -> known(terms.equal, value)).toArray();
            boolean masked = slot.isSmall() && !terms.list;
            return new Clause(masked ? slot.equalTo(values) : anyOf(signals), signals, true);
        }
        if (operator instanceof Bound bound && !terms.list) {
            return Clause.open(slot.bound(bound));
        }
        if (operator instanceof Exists exists) {
            return exists(slot, terms, exists.expected());
        }
        if (operator instanceof Has has && Terms.isIndexed(has)) {
            return has(terms, test, has);
        }
        return Clause.open(lazy(test));
    }

    private static Clause exists(FactSlot slot, Terms terms, boolean expected) {
        if (!terms.list) {
            return Clause.open(slot.present(expected));
        }
        Check signal = new Check.Signal(terms.exists());
        return expected ? new Clause(signal, new int[] {terms.exists()}, true) : Clause.open(new Check.Not(signal));
    }

    private Clause has(Terms terms, Test test, Has has) {
        boolean whole = true;
        for (String needle : has.needles()) {
            whole &= Terms.key(has.way(), needle).length() == needle.length();
        }
        int[] signals = has.needles().stream()
                .mapToInt(needle -> known(terms.of(has.way()), Terms.key(has.way(), needle)))
                .distinct()
                .toArray();
        return new Clause(whole ? anyOf(signals) : lazy(test), signals, whole);
    }

    private static <K> int known(Map<K, Integer> signals, K key) {
        Integer signal = signals.get(key);
        if (signal == null) {
            throw new IllegalStateException("a question that was not read");
        }
        return signal;
    }

    private static Check anyOf(int[] signals) {
        return signals.length == 1
                ? new Check.Signal(signals[0])
                : new Check.Any(
                        IntStream.of(signals).<Check>mapToObj(Check.Signal::new).toList());
    }

    private Check lazy(Test test) {
        return new Check.Lazy(lazies.computeIfAbsent(new Question(test.fact(), test.operators()), question -> {
            lazyTests.add(test);
            return lazyTests.size() - 1;
        }));
    }
}
