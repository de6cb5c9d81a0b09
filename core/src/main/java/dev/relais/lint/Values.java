package dev.relais.lint;

import dev.relais.rules.FactType;
import dev.relais.rules.FactValue;
import dev.relais.rules.FactValue.Decimal;
import dev.relais.rules.Operator;
import dev.relais.rules.Operator.Bound;
import dev.relais.rules.Operator.Has;
import dev.relais.rules.Operator.In;
import dev.relais.rules.Operator.Is;
import dev.relais.rules.TextPart;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether any single value can pass some operators and fail others. Says "no" only where that is certain. */
final class Values {
    private static final int MOST_DIGITS = 1_000;

    private Values() {}

    /**
     * Certain that no value passes all of {@code must} and, of each list in {@code mustNot}, fails at least one.
     *
     * @param type of the value; LIST stands for the texts in it
     */
    static boolean none(FactType type, List<Operator> must, List<List<Operator>> mustNot) {
        if (mustNot.stream().anyMatch(List::isEmpty)) {
            return true;
        }
        List<FactValue> candidates = candidates(type, must, mustNot);
        if (candidates != null) {
            return candidates.stream().noneMatch(value -> passes(value, must, mustNot));
        }
        return mustNot.stream()
                .anyMatch(forbidden -> forbidden.stream()
                        .allMatch(operator -> must.stream().anyMatch(given -> implies(given, operator))));
    }

    private static boolean passes(FactValue value, List<Operator> must, List<List<Operator>> mustNot) {
        return must.stream().allMatch(operator -> operator.holds(value))
                && mustNot.stream()
                        .noneMatch(forbidden -> forbidden.stream().allMatch(operator -> operator.holds(value)));
    }

    /** Values of which one passes if any value does; null where no such list is known. */
    private static @Nullable List<FactValue> candidates(
            FactType type, List<Operator> must, List<List<Operator>> mustNot) {
        for (Operator operator : must) {
            if (operator instanceof Is is) {
                return List.of(is.operand());
            }
            if (operator instanceof In in) {
                return in.operand().elements();
            }
        }
        if (type == FactType.FLAG) {
            return List.of(FactValue.of(true), FactValue.of(false));
        }
        if (type == FactType.NUMBER || must.stream().anyMatch(Bound.class::isInstance)) {
            return numbers(Stream.concat(must.stream(), mustNot.stream().flatMap(List::stream)));
        }
        return null;
    }

    /** Between two neighbouring operands all numbers behave alike: each operand, one between each two, one on each side. */
    static @Nullable List<FactValue> numbers(Stream<Operator> operators) {
        Set<BigDecimal> operands = new TreeSet<>();
        operators
                .flatMap(operator ->
                        operator instanceof In in ? in.operand().elements().stream() : Stream.of(operator.operand()))
                .filter(Decimal.class::isInstance)
                .forEach(operand -> operands.add(((Decimal) operand).value()));
        if (operands.stream().anyMatch(Values::isHuge)) {
            return null;
        }
        List<FactValue> numbers = new ArrayList<>();
        BigDecimal before = null;
        for (BigDecimal operand : operands) {
            BigDecimal between = before == null
                    ? operand.subtract(BigDecimal.ONE)
                    : before.add(operand).multiply(new BigDecimal("0.5"));
            numbers.add(FactValue.of(between));
            numbers.add(FactValue.of(operand));
            before = operand;
        }
        numbers.add(FactValue.of(before == null ? BigDecimal.ZERO : before.add(BigDecimal.ONE)));
        return numbers;
    }

    /** Arithmetic on such numbers could take the whole memory. */
    private static boolean isHuge(BigDecimal number) {
        return number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS;
    }

    /** Certain that every text that passes {@code given} passes {@code asked}. */
    private static boolean implies(Operator given, Operator asked) {
        if (given.equals(asked)) {
            return true;
        }
        if (!(given instanceof Has known) || !(asked instanceof Has wanted)) {
            return false;
        }
        return known.needles().stream()
                .allMatch(needle ->
                        wanted.needles().stream().anyMatch(part -> implies(known.way(), needle, wanted.way(), part)));
    }

    private static boolean implies(TextPart given, String needle, TextPart asked, String part) {
        return switch (asked) {
            case CONTAINS, CONTAINS_ANY -> needle.contains(part);
            case WORD, ANY_WORD -> given.wholeWords() && needle.equals(part);
            case STARTS_WITH -> given == TextPart.STARTS_WITH && needle.startsWith(part);
        };
    }
}
