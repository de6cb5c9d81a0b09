package dev.relais.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.json.Names;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value in a document and where it stands. The reading methods note a fault and give null where the value is not what
 * they read; the document is refused at the end.
 */
record Place(JsonNode node, String pointer, Faults faults) {
    static final int MOST = 1_000_000_000;

    /** Notes a fault; null, so that readers can return it. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // always null, which is of every type
    <T> @Nullable T fault(String reason) {
        return fault(() -> reason);
    }

    /** As {@link #fault(String)}, for a reason that takes time to find. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    <T> @Nullable T fault(Supplier<String> reason) {
        faults.add(pointer, reason);
        return null;
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    private <T> @Nullable T expected(String what) {
        return fault("expected " + what + ", found " + kind());
    }

    /** What stands here, in words. */
    String kind() {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT, POJO -> "an object";
            case BOOLEAN -> node.asText();
            case NULL -> "null";
            case NUMBER -> "a number";
            case STRING, BINARY -> "a string";
            case MISSING -> "nothing";
        };
    }

    /** The object with the members of a shape, or null. */
    @Nullable
    Members members(Shape shape) {
        return node.isObject() ? Members.of(this, shape) : expected("an object");
    }

    /** A string with at least one character. */
    @Nullable
    String text() {
        if (!node.isTextual()) {
            return expected("a string");
        }
        return node.textValue().isEmpty() ? fault("must not be empty") : node.textValue();
    }

    /** Any string. */
    @Nullable
    String anyText() {
        return node.isTextual() ? node.textValue() : expected("a string");
    }

    /** An id: 1 to 64 ASCII letters, digits, {@code - _ .}. */
    @Nullable
    String id() {
        if (!node.isTextual()) {
            return expected("a string");
        }
        String id = node.textValue();
        return Ids.isId(id) ? id : fault("an id has 1 to 64 ASCII letters, digits, \"-\", \"_\" or \".\"");
    }

    @Nullable
    Boolean flag() {
        return node.isBoolean() ? Boolean.valueOf(node.booleanValue()) : expected("true or false");
    }

    @Nullable
    BigDecimal number() {
        return node.isNumber() ? node.decimalValue() : expected("a number");
    }

    /** A whole number from {@code least} to a thousand million; {@code 2.0} is whole too. */
    @Nullable
    Integer whole(int least) {
        BigDecimal number = number();
        if (number == null) {
            return null;
        }
        boolean inRange =
                number.compareTo(BigDecimal.valueOf(least)) >= 0 && number.compareTo(BigDecimal.valueOf(MOST)) <= 0;
        if (!inRange || number.stripTrailingZeros().scale() > 0) {
            return fault("expected a whole number from " + least + " to " + MOST);
        }
        return number.intValueExact();
    }

    /** One of a few words. */
    <T> @Nullable T oneOf(List<T> values, Function<T, String> name) {
        List<String> names = values.stream().map(name).toList();
        if (!node.isTextual()) {
            return expected("one of " + String.join(", ", names));
        }
        int index = names.indexOf(node.textValue());
        return index >= 0
                ? values.get(index)
                : fault(() -> "expected one of " + String.join(", ", names) + Faults.meant(node.textValue(), names));
    }

    /** A string that a parser of java.time understands. */
    <T> @Nullable T parsed(String what, Function<String, T> parser) {
        if (!node.isTextual()) {
            return expected(what);
        }
        try {
            return parser.apply(node.textValue());
        } catch (java.time.DateTimeException | ArithmeticException e) {
            return fault("expected " + what);
        }
    }

    /** The id of something that the desk lists. */
    @Nullable
    String reference(String what, Ids.Listed known) {
        if (!node.isTextual()) {
            return expected("the id of a" + (what.startsWith("a") ? "n " : " ") + what);
        }
        String id = node.textValue();
        return known.has(id)
                ? id
                : fault(() -> "there is no " + what + " \"" + shown(id) + "\"" + Faults.meant(id, known.ids()));
    }

    /** The elements of a list that could be read. */
    <T> List<T> list(Function<Place, @Nullable T> reader) {
        if (!node.isArray()) {
            expected("a list");
            return List.of();
        }
        List<T> read = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            T element = reader.apply(child(i));
            if (element != null) {
                read.add(element);
            }
        }
        return read;
    }

    /** The names of an object's members, in reading order. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    Place child(int index) {
        return new Place(node.get(index), Names.child(pointer, index), faults);
    }

    Place child(String name) {
        return new Place(node.get(name), Names.child(pointer, name), faults);
    }

    /** A text of the document, short enough for a message. */
    static String shown(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
