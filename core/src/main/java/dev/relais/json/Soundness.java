package dev.relais.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.relais.Fault;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a text before a tree is grown of it: of a text that ends in a refusal no tree is needed, and it would be most of
 * what the refusal costs.
 */
final class Soundness {
    /** Objects with more names are left to the parser that keeps a set of them. */
    private static final int MAX_NAMES = 64;

    private @Nullable String[] names = new @Nullable String[8];
    private int[] objects = new int[8];
    private int depth;
    private int top;

    private final String text;

    private Soundness(String text) {
        this.text = text;
    }

    /**
     * Whether a text is known to be one sound value: no doubled keys, nothing behind it. If not, a parser that minds doubled keys has
     * to look.
     *
     * @throws IOException if it is known to be no JSON
     */
    static boolean isKnown(String text, JsonParser parser) throws IOException {
        Soundness soundness = new Soundness(text);
        try {
            boolean known = soundness.walk(parser);
            if (known) {
                StrictJson.noMore(parser);
            }
            return known;
        } catch (JsonProcessingException e) {
            if (soundness.isBehindDoubled(parser)) {
                return false;
            }
            throw e;
        }
    }

    private boolean walk(JsonParser parser) throws IOException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            boolean known = switch (token) {
                case START_OBJECT, START_ARRAY -> begin();
                case END_OBJECT, END_ARRAY -> end();
                case FIELD_NAME -> isNew(parser.currentName()) || isRefused(parser);
                case VALUE_NUMBER_FLOAT -> parser.getDecimalValue() != null;
                default -> true;
            };
            if (!known || depth == 0) {
                return known;
            }
        }
        return false;
    }

    private boolean begin() {
        if (depth == objects.length) {
            objects = Arrays.copyOf(objects, 2 * depth);
        }
        objects[depth++] = top;
        return true;
    }

    private boolean end() {
        top = objects[--depth];
        return true;
    }

    private boolean isNew(String name) {
        int from = objects[depth - 1];
        for (int i = from; i < top; i++) {
            if (name.equals(names[i])) {
                return false;
            }
        }
        if (top - from >= MAX_NAMES) {
            return false;
        }
        if (top == names.length) {
            names = Arrays.copyOf(names, 2 * top);
        }
        names[top++] = name;
        return true;
    }

    /** Refuses a doubled key behind its name, where it is written without escapes; else the parser that minds them finds the place. */
    private boolean isRefused(JsonParser parser) throws IOException {
        String name = parser.currentName();
        JsonLocation start = parser.currentTokenLocation();
        int at = (int) start.getCharOffset();
        int from = objects[depth - 1];
        if (top - from < MAX_NAMES && at >= 0 && text.startsWith("\"" + name + "\"", at)) {
            throw new NotJsonException(
                    Fault.at(start.getLineNr(), start.getColumnNr() + name.length() + 2, StrictJson.DOUBLED));
        }
        return false;
    }

    /** Whether the fault stands behind a doubled key that the parser had read, but not told of yet. */
    @SuppressWarnings("ReferenceEquality") // the very name that was told of last is not another one
    private boolean isBehindDoubled(JsonParser parser) throws IOException {
        String pending = parser.getParsingContext().inObject() ? parser.currentName() : null;
        return depth > 0 && pending != null && (top == 0 || pending != names[top - 1]) && !isNew(pending);
    }
}
