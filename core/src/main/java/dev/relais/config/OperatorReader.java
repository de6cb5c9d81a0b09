package dev.relais.config;

import dev.relais.json.Faults;
import dev.relais.json.Place;
import dev.relais.rules.Comparison;
import dev.relais.rules.FactType;
import dev.relais.rules.FactValue;
import dev.relais.rules.Operands;
import dev.relais.rules.Operator;
import dev.relais.rules.TextPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the operators of a test and checks their operands against what is known of the fact's type. */
final class OperatorReader {
    static final Set<String> NAMES = names();

    private OperatorReader() {}

    /** One operator; null, with a fault, where it is none. */
    static @Nullable Operator read(String name, Place operand, String fact, FactType type) {
        for (Comparison comparison : Comparison.values()) {
            if (comparison.text().equals(name)) {
                return bound(comparison, operand, fact, type);
            }
        }
        for (TextPart way : TextPart.values()) {
            if (way.text().equals(name)) {
                return has(way, operand, fact, type);
            }
        }
        return switch (name) {
            case "is" -> is(operand, fact, type);
            case "in" -> in(operand, fact, type);
            case "matches" -> matches(operand, fact, type);
            case "exists" -> exists(operand);
            default -> operand.fault(() -> "unknown operator" + Faults.meant(name, NAMES));
        };
    }

    /** Also the short form. */
    static @Nullable Operator is(Place operand, String fact, FactType type) {
        FactValue value = scalar(operand, fact, type);
        return value == null ? null : new Operator.Is(value);
    }

    private static @Nullable Operator in(Place operand, String fact, FactType type) {
        List<FactValue> values = elements(operand, element -> scalar(element, fact, type));
        return values == null ? null : new Operator.In(new FactValue.Items(values));
    }

    private static @Nullable Operator bound(Comparison comparison, Place operand, String fact, FactType type) {
        if (type != FactType.NUMBER && type != FactType.ANY) {
            return operand.fault(
                    "\"" + comparison.text() + "\" compares numbers, \"" + fact + "\" is " + type.description());
        }
        return operand.node().isNumber()
                ? new Operator.Bound(
                        comparison, new FactValue.Decimal(operand.node().decimalValue()))
                : operand.fault("expected a number, found " + operand.kind());
    }

    private static @Nullable Operator has(TextPart way, Place operand, String fact, FactType type) {
        if (!hasTexts(type)) {
            return notText(way.text(), operand, fact, type);
        }
        if (!way.several()) {
            FactValue part = part(way, operand);
            return part == null ? null : Operator.Has.of(way, part);
        }
        List<FactValue> parts = elements(operand, element -> part(way, element));
        return parts == null ? null : Operator.Has.of(way, new FactValue.Items(parts));
    }

    private static FactValue.@Nullable Text part(TextPart way, Place operand) {
        String text = operand.anyText();
        if (text == null) {
            return null;
        }
        FactValue.Text part = new FactValue.Text(text);
        String refusal = Operands.refusal(way, part);
        return refusal == null ? part : operand.fault(refusal);
    }

    private static @Nullable Operator matches(Place operand, String fact, FactType type) {
        if (!hasTexts(type)) {
            return notText("matches", operand, fact, type);
        }
        String expression = operand.text();
        if (expression == null) {
            return null;
        }
        try {
            return Operator.Matches.of(new FactValue.Text(expression));
        } catch (IllegalArgumentException e) {
            return operand.fault(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Operator exists(Place operand) {
        Boolean expected = operand.flag();
        return expected == null ? null : new Operator.Exists(expected);
    }

    private static boolean hasTexts(FactType type) {
        return type == FactType.TEXT || type == FactType.LIST || type == FactType.ANY;
    }

    private static @Nullable Operator notText(String operator, Place operand, String fact, FactType type) {
        return operand.fault("\"" + operator + "\" reads text, \"" + fact + "\" is " + type.description());
    }

    /** Null, with a fault, where it is no list, has no elements, or one of them is faulty. */
    private static @Nullable List<FactValue> elements(
            Place operand, java.util.function.Function<Place, @Nullable FactValue> reader) {
        if (!operand.node().isArray()) {
            return operand.fault("expected a list, found " + operand.kind());
        }
        if (operand.node().isEmpty()) {
            return operand.fault(Operands.EMPTY_LIST);
        }
        List<FactValue> values = new ArrayList<>();
        boolean faulty = false;
        for (int i = 0; i < operand.node().size(); i++) {
            FactValue value = reader.apply(operand.child(i));
            if (value == null) {
                faulty = true;
            } else {
                values.add(value);
            }
        }
        return faulty ? null : values;
    }

    private static @Nullable FactValue scalar(Place operand, String fact, FactType type) {
        boolean fits = switch (type) {
            case TEXT, LIST -> operand.node().isTextual();
            case NUMBER -> operand.node().isNumber();
            case FLAG -> operand.node().isBoolean();
            case ANY ->
                operand.node().isTextual()
                        || operand.node().isNumber()
                        || operand.node().isBoolean();
        };
        if (!fits) {
            String expected = switch (type) {
                case LIST -> "one string of the list";
                case ANY -> "a string, a number, true or false";
                case TEXT, NUMBER, FLAG -> type.description();
            };
            return operand.fault(
                    "\"" + Place.shown(fact) + "\" compares with " + expected + ", found " + operand.kind());
        }
        String refusal =
                operand.node().isTextual() ? Operands.refusal(operand.node().textValue()) : null;
        return refusal == null ? FactJson.value(operand.node()) : operand.fault(refusal);
    }

    private static Set<String> names() {
        Set<String> names = new LinkedHashSet<>(List.of("is", "in"));
        Arrays.stream(Comparison.values()).forEach(comparison -> names.add(comparison.text()));
        Arrays.stream(TextPart.values()).forEach(way -> names.add(way.text()));
        names.addAll(List.of("matches", "exists"));
        return Collections.unmodifiableSet(names);
    }
}
