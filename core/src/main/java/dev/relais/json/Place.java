package dev.relais.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.RefusedInputException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value in a document and where it stands. The reading methods note a fault and give null where the value is not what
 * they read; the document is refused at the end.
 */
public record Place(JsonNode node, String pointer, Faults faults) {
    public static final int MOST = 1_000_000_000;

    /**
     * Reads one document.
     *
     * @param source the name by which the reader knows the input
     * @param reader gives null only where it noted a fault
     * @throws RefusedInputException with every fault, in reading order, at most 20
     */
    public static <T> T read(String source, byte[] utf8, Function<Place, @Nullable T> reader) {
        JsonNode document;
        try {
            document = StrictJson.read(utf8);
        } catch (NotJsonException e) {
            throw new RefusedInputException(source, List.of(e.fault()));
        }
        Faults faults = new Faults();
        T read = reader.apply(new Place(document, "", faults));
        faults.refuse(source, document);
        if (read == null) {
            throw new IllegalStateException("what could not be read has faults");
        }
        return read;
    }

    /** Notes a fault; null, so that readers can return it. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // always null, which is of every type
    public <T> @Nullable T fault(String reason) {
        return fault(() -> reason);
    }

    /** As {@link #fault(String)}, for a reason that takes time to find. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T> @Nullable T fault(Supplier<String> reason) {
        faults.add(pointer, reason);
        return null;
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    private <T> @Nullable T expected(String what) {
        return fault("expected " + what + ", found " + kind());
    }

    /** What stands here, in words. */
    public String kind() {
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
    public @Nullable Members members(Shape shape) {
        return node.isObject() ? Members.of(this, shape) : expected("an object");
    }

    /** A string with at least one character. */
    public @Nullable String text() {
        if (!node.isTextual()) {
            return expected("a string");
        }
        return node.textValue().isEmpty() ? fault("must not be empty") : node.textValue();
    }

    /** Any string. */
    public @Nullable String anyText() {
        return node.isTextual() ? node.textValue() : expected("a string");
    }

    /** An id: 1 to 64 ASCII letters, digits, {@code - _ .}. */
    public @Nullable String id() {
        if (!node.isTextual()) {
            return expected("a string");
        }
        String id = node.textValue();
        return KnownIds.isId(id) ? id : fault("an id has 1 to 64 ASCII letters, digits, \"-\", \"_\" or \".\"");
    }

    public @Nullable Boolean flag() {
        return node.isBoolean() ? Boolean.valueOf(node.booleanValue()) : expected("true or false");
    }

    public @Nullable BigDecimal number() {
        return node.isNumber() ? node.decimalValue() : expected("a number");
    }

    /** A whole number from {@code least} to a thousand million; {@code 2.0} is whole too. */
    public @Nullable Integer whole(int least) {
        return whole(least, MOST);
    }

    /** A whole number from {@code least} to {@code most}; {@code 2.0} is whole too. */
    public @Nullable Integer whole(int least, int most) {
        BigDecimal number = number();
        if (number == null) {
            return null;
        }
        boolean inRange =
                number.compareTo(BigDecimal.valueOf(least)) >= 0 && number.compareTo(BigDecimal.valueOf(most)) <= 0;
        if (!inRange || number.stripTrailingZeros().scale() > 0) {
            return fault("expected a whole number from " + least + " to " + most);
        }
        return number.intValueExact();
    }

    /** One of a few words. */
    public <T> @Nullable T oneOf(List<T> values, Function<T, String> name) {
        List<String> names = values.stream().map(name).toList();
        if (!node.isTextual()) {
            return expected("one of " + String.join(", ", names));
        }
        int index = names.indexOf(node.textValue());
        return index >= 0
                ? values.get(index)
                : fault(() -> "expected one of " + String.join(", ", names) + Faults.meant(node.textValue(), names));
    }

    /** A date-time with an offset, in the years 1 to 9999. */
    public @Nullable Instant instant() {
        return parsed("an instant such as \"2026-11-22T09:00:00Z\"", text -> {
            OffsetDateTime at = OffsetDateTime.parse(text);
            if (at.getYear() < 1 || at.getYear() > 9999) {
                throw new DateTimeException("the year is out of range");
            }
            return at.toInstant();
        });
    }

    /** A string that a parser of java.time understands. */
    public <T> @Nullable T parsed(String what, Function<String, T> parser) {
        if (!node.isTextual()) {
            return expected(what);
        }
        try {
            return parser.apply(node.textValue());
        } catch (DateTimeException | ArithmeticException e) {
            return fault("expected " + what);
        }
    }

    /** The id of something that the desk lists. */
    public @Nullable String reference(String what, KnownIds known) {
        if (!node.isTextual()) {
            return expected("the id of a" + (what.startsWith("a") || what.startsWith("S") ? "n " : " ") + what);
        }
        String id = node.textValue();
        return known.has(id)
                ? id
                : fault(() -> "there is no " + what + " \"" + shown(id) + "\"" + Faults.meant(id, known.ids()));
    }

    /** The elements of a list that could be read. */
    public <T> List<T> list(Function<Place, @Nullable T> reader) {
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
    public List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    public Place child(int index) {
        return new Place(node.get(index), Names.child(pointer, index), faults);
    }

    public Place child(String name) {
        return new Place(node.get(name), Names.child(pointer, name), faults);
    }

    /** A text of the document, short enough for a message. */
    public static String shown(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
