package dev.relais.log;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.Fault;
import dev.relais.RefusedInputException;
import dev.relais.json.Names;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A value in a line of the log, and where it stands. Whatever is not as it should be is refused with its place. */
final class LogNode {
    private static final int MOST_DIGITS = 1_000;

    private final String source;
    private final String pointer;
    private final JsonNode node;

    LogNode(String source, String pointer, JsonNode node) {
        this.source = source;
        this.pointer = pointer;
        this.node = node;
    }

    RefusedInputException fault(String reason) {
        return new RefusedInputException(source, List.of(Fault.at(pointer, reason)));
    }

    /** The member, which must be there; it may be null. */
    LogNode member(String name) {
        JsonNode value = node.get(name);
        LogNode child = new LogNode(source, Names.child(pointer, name), value == null ? node : value);
        if (value == null) {
            throw child.fault("missing");
        }
        return child;
    }

    /** Whether the member is there, and null. */
    boolean isNull(String name) {
        JsonNode value = node.get(name);
        return value != null && value.isNull();
    }

    /** The member where it is there and not null. */
    <T> @Nullable T optional(String name, Function<LogNode, T> read) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : read.apply(member(name));
    }

    String text() {
        if (!node.isTextual()) {
            throw fault("must be a string");
        }
        return node.textValue();
    }

    String text(String name) {
        return member(name).text();
    }

    @Nullable
    String optionalText(String name) {
        return optional(name, LogNode::text);
    }

    long number(String name) {
        LogNode value = member(name);
        if (!value.node.isIntegralNumber() || !value.node.canConvertToLong()) {
            throw value.fault("must be a whole number");
        }
        return value.node.longValue();
    }

    /** A whole number from 1 on. */
    long positive(String name) {
        long value = number(name);
        if (value < 1) {
            throw member(name).fault("must be 1 or more");
        }
        return value;
    }

    int integer(String name) {
        long value = number(name);
        if (value != (int) value) {
            throw member(name).fault("is too great");
        }
        return (int) value;
    }

    double decimal(String name) {
        LogNode value = member(name);
        if (!value.node.isNumber()) {
            throw value.fault("must be a number");
        }
        double number = value.node.doubleValue();
        if (Double.isInfinite(number)) {
            throw value.fault("is too great");
        }
        return number;
    }

    /** A number exactly as it stands, without zeros at its end. */
    BigDecimal exact(String name) {
        LogNode value = member(name);
        if (!value.node.isNumber()) {
            throw value.fault("must be a number");
        }
        BigDecimal exact = value.node.decimalValue();
        if (exact.precision() > MOST_DIGITS) {
            throw value.fault("has over " + MOST_DIGITS + " digits");
        }
        return exact.stripTrailingZeros();
    }

    @Nullable
    Double optionalDecimal(String name) {
        return optional(name, value -> decimal(name));
    }

    boolean flag(String name) {
        LogNode value = member(name);
        if (!value.node.isBoolean()) {
            throw value.fault("must be true or false");
        }
        return value.node.booleanValue();
    }

    Instant instant(String name) {
        LogNode value = member(name);
        try {
            return Instant.parse(value.text());
        } catch (DateTimeException e) {
            throw value.fault("must be an instant such as 2026-11-22T09:00:00Z");
        }
    }

    Duration duration(String name) {
        LogNode value = member(name);
        try {
            return Duration.parse(value.text());
        } catch (DateTimeException e) {
            throw value.fault("must be a duration such as PT45S");
        }
    }

    /** A word that stands for a constant: lower case, {@code -} for {@code _}. */
    <E extends Enum<E>> E word(String name, E[] constants) {
        LogNode value = member(name);
        return Arrays.stream(constants)
                .filter(constant -> word(constant).equals(value.text()))
                .findFirst()
                .orElseThrow(() -> value.fault("must be one of "
                        + Arrays.stream(constants).map(LogNode::word).toList()));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    <T> List<T> list(String name, Function<LogNode, T> read) {
        LogNode value = member(name);
        if (!value.node.isArray()) {
            throw value.fault("must be a list");
        }
        List<T> all = new ArrayList<>();
        for (int i = 0; i < value.node.size(); i++) {
            all.add(read.apply(new LogNode(source, Names.child(value.pointer, i), value.node.get(i))));
        }
        return all;
    }

    Map<String, Integer> levels(String name) {
        LogNode value = member(name);
        if (!value.node.isObject()) {
            throw value.fault("must be an object");
        }
        Map<String, Integer> all = new TreeMap<>();
        value.node.fieldNames().forEachRemaining(skill -> all.put(skill, value.integer(skill)));
        return all;
    }
}
