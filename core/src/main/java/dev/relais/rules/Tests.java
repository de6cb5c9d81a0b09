package dev.relais.rules;

import dev.relais.rules.FactValue.Items;
import dev.relais.rules.FactValue.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Makes tests of one fact; what a desk file would refuse is refused in its words, with the operand's place in the test. */
final class Tests {
    private Tests() {}

    static Condition of(String fact, Operator... operators) {
        return new Condition.Test(place(fact), fact, List.of(operators));
    }

    static Condition is(String fact, String text) {
        Operands.check(place(fact), Operands.refusal(text));
        return of(fact, new Operator.Is(FactValue.of(text)));
    }

    static Condition is(String fact, Number number) {
        return of(fact, new Operator.Is(FactValue.of(decimal(place(fact), number))));
    }

    static Condition is(String fact, boolean flag) {
        return of(fact, new Operator.Is(FactValue.of(flag)));
    }

    static Condition in(String fact, Collection<?> values) {
        String place = place(fact) + "/in";
        Operands.check(place, values.isEmpty() ? Operands.EMPTY_LIST : null);
        List<FactValue> operands = new ArrayList<>();
        for (Object value : values) {
            operands.add(operand(place + "/" + operands.size(), value));
        }
        return of(fact, new Operator.In(new Items(operands)));
    }

    private static FactValue operand(String place, Object value) {
        if (value instanceof String text) {
            Operands.check(place, Operands.refusal(text));
            return FactValue.of(text);
        }
        if (value instanceof Boolean flag) {
            return FactValue.of(flag.booleanValue());
        }
        Operands.check(place, value instanceof Number ? null : "expected a string, a number, true or false");
        return FactValue.of(decimal(place, (Number) value));
    }

    static Operator bound(String fact, Comparison comparison, Number number) {
        String place = place(fact) + "/" + comparison.text();
        return new Operator.Bound(comparison, new FactValue.Decimal(decimal(place, number)));
    }

    static Condition has(String fact, TextPart way, String... parts) {
        String place = place(fact) + "/" + way.text();
        Operands.check(place, parts.length == 0 ? Operands.EMPTY_LIST : null);
        List<FactValue> texts = new ArrayList<>();
        for (String part : parts) {
            Text text = new Text(part);
            Operands.check(way.several() ? place + "/" + texts.size() : place, Operands.refusal(way, text));
            texts.add(text);
        }
        return of(fact, Operator.Has.of(way, way.several() ? new Items(texts) : texts.get(0)));
    }

    static Condition matches(String fact, String expression) {
        String place = place(fact) + "/matches";
        Operands.check(place, expression.isEmpty() ? "must not be empty" : null);
        try {
            return of(fact, Operator.Matches.of(new Text(expression)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
        }
    }

    static Condition exists(String fact, boolean expected) {
        return of(fact, new Operator.Exists(expected));
    }

    static String place(String fact) {
        return "/" + fact.replace("~", "~0").replace("/", "~1");
    }

    private static BigDecimal decimal(String place, Number number) {
        try {
            return new BigDecimal(number.toString());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(place + ": expected a number, found " + number, e);
        }
    }
}
