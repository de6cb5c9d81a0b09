package dev.relais.lint;

import dev.relais.rules.FactValue;
import dev.relais.rules.Operator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values that a fact may really have, such that the operators which test it tell them apart. */
final class Samples {
    private static final Map<String, List<String>> RANGES = Map.of(
            "sentiment", List.of("-1", "1"),
            "urgency", List.of("0", "1"),
            "spam", List.of("0", "1"),
            "language.confidence", List.of("0", "1"),
            "sentiment.confidence", List.of("0", "1"),
            "topic.confidence", List.of("0", "1"),
            "hour", List.of("0", "23"));

    private static final Set<String> WHOLE = Set.of("hour", "author.followers", "conversation.messages");

    /** What the rules look for stands in one text, or in one list, where it is not more than this. */
    private static final int MOST_TOGETHER = 50;

    /** Escapes, flags and counts of an expression. */
    private static final Pattern NO_LETTERS =
            Pattern.compile("\\\\[pP]\\{[^}]*\\}|\\\\.|\\(\\?[^:)>]*[:)>]|\\{[0-9,]*\\}");

    private static final Pattern NO_LITERAL = Pattern.compile("[^\\p{L}\\p{N}\\p{M} #@_'/-]+");

    private Samples() {}

    static List<FactValue> flags() {
        return List.of(FactValue.of(false), FactValue.of(true));
    }

    /** A text that no rule expects, and those that they do. */
    static Set<FactValue> texts(List<Operator> operators, String otherwise) {
        Set<FactValue> texts = new LinkedHashSet<>(Set.of(FactValue.of(otherwise)));
        for (Operator operator : operators) {
            FactValue operand = operator.operand();
            if (operator instanceof Operator.Matches matches) {
                literals(matches.operand().value()).map(FactValue::of).forEach(texts::add);
                continue;
            }
            List<FactValue> parts = operand instanceof FactValue.Items items ? items.elements() : List.of(operand);
            parts.stream().filter(FactValue.Text.class::isInstance).forEach(texts::add);
        }
        return texts;
    }

    /** What stands in an expression as it stands in the texts that it finds, as a guess: the evaluator confirms it. */
    private static Stream<String> literals(String expression) {
        String plain = NO_LETTERS.matcher(expression).replaceAll("|");
        return NO_LITERAL.splitAsStream(plain).filter(literal -> !literal.isBlank());
    }

    /** A greeting, no letter, nothing at all (a picture), what the rules look for, and all of that in one text. */
    static Set<FactValue> words(List<Operator> operators) {
        Set<FactValue> words = new LinkedHashSet<>();
        List.of("Hello", "?", "").forEach(plain -> words.add(FactValue.of(plain)));
        Set<FactValue> expected = texts(operators, "Hello");
        words.addAll(expected);
        if (expected.size() <= MOST_TOGETHER) {
            words.add(FactValue.of(expected.stream()
                    .map(text -> ((FactValue.Text) text).value())
                    .collect(Collectors.joining(" "))));
        }
        return words;
    }

    static Set<FactValue> lists(List<Operator> operators) {
        Set<FactValue> expected = texts(operators, "another");
        Set<FactValue> lists = new LinkedHashSet<>();
        expected.forEach(text -> lists.add(FactValue.of(List.of(text))));
        if (expected.size() <= MOST_TOGETHER) {
            lists.add(FactValue.of(List.copyOf(expected)));
        }
        return lists;
    }

    /** Of each kind that the rules tell apart one, within the range that the fact has. */
    static Set<FactValue> numbers(String fact, List<Operator> operators) {
        List<String> range = RANGES.getOrDefault(fact, List.of());
        Stream<Operator> ends = range.stream().map(end -> new Operator.Is(FactValue.of(new BigDecimal(end))));
        List<FactValue> all = Values.numbers(Stream.concat(operators.stream(), ends));
        Set<FactValue> numbers = new LinkedHashSet<>();
        for (FactValue value : all == null ? List.<FactValue>of() : all) {
            BigDecimal number = ((FactValue.Decimal) value).value();
            (WHOLE.contains(fact) ? wholes(number) : Stream.of(number))
                    .filter(real ->
                            range.isEmpty() ? !WHOLE.contains(fact) || real.signum() >= 0 : between(real, range))
                    .forEach(real -> numbers.add(FactValue.of(real)));
        }
        return numbers;
    }

    /** Certain that no number which the fact really has passes all operators. */
    static boolean isOutOfRange(String fact, List<Operator> operators) {
        Set<FactValue> numbers = numbers(fact, operators);
        return Values.numbers(operators.stream()) != null
                && numbers.stream().noneMatch(value -> operators.stream().allMatch(operator -> operator.holds(value)));
    }

    /** The numbers that a fact may be, in words. */
    static String range(String fact) {
        List<String> range = RANGES.getOrDefault(fact, List.of());
        String numbers = WHOLE.contains(fact) ? "a whole number " : "a number ";
        return numbers + (range.isEmpty() ? "from 0 on" : "from " + range.get(0) + " to " + range.get(1));
    }

    /** The whole numbers around a number: one where it is whole itself. */
    private static Stream<BigDecimal> wholes(BigDecimal number) {
        return Stream.of(RoundingMode.FLOOR, RoundingMode.CEILING).map(way -> number.setScale(0, way));
    }

    private static boolean between(BigDecimal number, List<String> range) {
        return number.compareTo(new BigDecimal(range.get(0))) >= 0
                && number.compareTo(new BigDecimal(range.get(1))) <= 0;
    }
}
