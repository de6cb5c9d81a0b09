package dev.relais.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is plainly right, quickly. Whatever is odd or wrong, it leaves to the strict parser, which finds the place and the
 * words: so all that is read here must be read there to the same tree, and nothing need be refused here.
 *
 * <p>It exists because the strict parser takes more than twice as long as a lenient one, and because that one's table of names
 * is copied whenever a body has a name that no body had before: a map by user ids costs a hundred times its bytes.
 */
final class QuickJson {
    private static final int MAX_BYTES = 16_000_000;
    private static final int MAX_DEPTH = 64;
    private static final int MAX_NAME = 256;
    private static final int MAX_DIGITS = 18;
    private static final int MAX_NUMBER = 1_000;
    private static final int MAX_EXPONENT = 4;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Signals that the strict parser has to look; never leaves this class. */
    private static final class Odd extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Odd() {
            super(null, null, false, false);
        }
    }

    private final byte[] in;
    private int at;
    private int depth;
    private @Nullable Object[] held = new @Nullable Object[16];
    private int top;

    private QuickJson(byte[] in) {
        this.in = in;
    }

    /** The value, or null where the strict parser has to look at it. */
    static @Nullable JsonNode read(byte[] utf8) {
        if (utf8.length > MAX_BYTES) {
            return null;
        }
        try {
            QuickJson reader = new QuickJson(utf8);
            JsonNode value = reader.value(reader.skip());
            while (reader.at < utf8.length) {
                if (!isBlank(utf8[reader.at++])) {
                    return null;
                }
            }
            return value;
        } catch (Odd e) {
            return null;
        }
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private int next() {
        if (at == in.length) {
            throw new Odd();
        }
        return in[at++];
    }

    /** The next character that is not blank. */
    private int skip() {
        int c = next();
        while (isBlank(c)) {
            c = next();
        }
        return c;
    }

    private JsonNode literal(String rest, JsonNode value) {
        for (int i = 0; i < rest.length(); i++) {
            if (next() != rest.charAt(i)) {
                throw new Odd();
            }
        }
        return value;
    }

    private JsonNode value(int first) {
        return switch (first) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> NODES.textNode(string());
            case 't' -> literal("rue", BooleanNode.TRUE);
            case 'f' -> literal("alse", BooleanNode.FALSE);
            case 'n' -> literal("ull", NullNode.getInstance());
            default -> number(first);
        };
    }

    private ObjectNode object() {
        deeper();
        int from = top;
        int c = skip();
        if (c != '}') {
            while (true) {
                if (c != '"') {
                    throw new Odd();
                }
                hold(name());
                if (skip() != ':') {
                    throw new Odd();
                }
                hold(value(skip()));
                c = skip();
                if (c == '}') {
                    break;
                }
                if (c != ',') {
                    throw new Odd();
                }
                c = skip();
            }
        }
        depth--;
        return new ObjectNode(NODES, members(from));
    }

    private Map<String, JsonNode> members(int from) {
        int n = (top - from) / 2;
        Map<String, JsonNode> members = new LinkedHashMap<>(n + (n + 2) / 3);
        for (int i = from; i < top; i += 2) {
            if (held[i] instanceof String name
                    && held[i + 1] instanceof JsonNode value
                    && members.put(name, value) != null) {
                throw new Odd();
            }
        }
        release(from);
        return members;
    }

    private ArrayNode array() {
        deeper();
        int from = top;
        int c = skip();
        if (c != ']') {
            hold(value(c));
            c = skip();
            while (c == ',') {
                hold(value(skip()));
                c = skip();
            }
            if (c != ']') {
                throw new Odd();
            }
        }
        depth--;
        List<JsonNode> elements = new ArrayList<>(top - from);
        for (int i = from; i < top; i++) {
            if (held[i] instanceof JsonNode element) {
                elements.add(element);
            }
        }
        release(from);
        return new ArrayNode(NODES, elements);
    }

    private void deeper() {
        if (++depth > MAX_DEPTH) {
            throw new Odd();
        }
    }

    private void hold(Object part) {
        if (top == held.length) {
            held = Arrays.copyOf(held, 2 * top);
        }
        held[top++] = part;
    }

    private void release(int from) {
        Arrays.fill(held, from, top, null);
        top = from;
    }

    /** A name of plain ASCII; others are rare. */
    private String name() {
        int from = at;
        int hash = 0;
        int c = next();
        while (c != '"') {
            if (c < ' ' || c == '\\') {
                throw new Odd();
            }
            hash = 31 * hash + c;
            c = next();
        }
        int length = at - 1 - from;
        if (length > MAX_NAME) {
            throw new Odd();
        }
        return FamiliarNames.name(in, from, length, hash);
    }

    private String string() {
        int from = at;
        boolean ascii = true;
        int c = next();
        while (c != '"') {
            if (c == '\\') {
                return escaped(from);
            }
            if (c < ' ') {
                if (c >= 0) {
                    throw new Odd();
                }
                ascii = false;
            }
            c = next();
        }
        return ascii ? new String(in, from, at - 1 - from, StandardCharsets.ISO_8859_1) : decoded(from, at - 1);
    }

    /** What is malformed is decoded to a replacement; one may also stand in the text itself, which the strict parser tells. */
    private String decoded(int from, int to) {
        String text = new String(in, from, to - from, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            throw new Odd();
        }
        return text;
    }

    /** From the first backslash on, which was just read. */
    private String escaped(int start) {
        char[] text = new char[endOfString(start) - start];
        int length = put(decoded(start, at - 1), text, 0);
        text[length++] = escape();
        int c = next();
        while (c != '"') {
            if (c == '\\') {
                text[length++] = escape();
            } else if (c >= ' ') {
                text[length++] = (char) c;
            } else if (c < 0) {
                int from = at - 1;
                while (at < in.length && in[at] < 0) {
                    at++;
                }
                length = put(decoded(from, at), text, length);
            } else {
                throw new Odd();
            }
            c = next();
        }
        return new String(text, 0, length);
    }

    /** Where a string ends. */
    private int endOfString(int start) {
        int i = start;
        while (i < in.length && in[i] != '"') {
            i += in[i] == '\\' ? 2 : 1;
        }
        return i;
    }

    private static int put(String part, char[] text, int length) {
        part.getChars(0, part.length(), text, length);
        return length + part.length();
    }

    private char escape() {
        int c = next();
        return switch (c) {
            case '"', '\\', '/' -> (char) c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) (hex() << 12 | hex() << 8 | hex() << 4 | hex());
            default -> throw new Odd();
        };
    }

    private int hex() {
        int digit = Character.digit(next(), 16);
        if (digit < 0) {
            throw new Odd();
        }
        return digit;
    }

    /** Numbers of up to 1,000 characters, their exponents of up to 4 with the sign. */
    private JsonNode number(int first) {
        int from = at - 1;
        int c = first == '-' ? next() : first;
        if (c == '0' && isDigit()) {
            throw new Odd();
        }
        long whole = digits(c);
        boolean fraction = follows('.');
        if (fraction) {
            digits(next());
        }
        boolean exponent = follows('e') || follows('E');
        if (exponent) {
            int start = at;
            c = next();
            digits(c == '-' || c == '+' ? next() : c);
            if (at - start > MAX_EXPONENT) {
                throw new Odd();
            }
        }
        end(from);
        if (fraction || exponent) {
            return DecimalNode.valueOf(new BigDecimal(ascii(from)));
        }
        if (at - from > MAX_DIGITS) {
            BigInteger n = new BigInteger(ascii(from));
            return n.bitLength() < Long.SIZE ? LongNode.valueOf(n.longValue()) : BigIntegerNode.valueOf(n);
        }
        long n = first == '-' ? -whole : whole;
        return n == (int) n ? IntNode.valueOf((int) n) : LongNode.valueOf(n);
    }

    private boolean isDigit() {
        return at < in.length && in[at] >= '0' && in[at] <= '9';
    }

    private boolean follows(char c) {
        if (at < in.length && in[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    private String ascii(int from) {
        return new String(in, from, at - from, StandardCharsets.ISO_8859_1);
    }

    /** What the digits say, as far as a long can hold it. */
    private long digits(int first) {
        if (first < '0' || first > '9') {
            throw new Odd();
        }
        long value = (long) first - '0';
        while (isDigit()) {
            value = 10 * value + in[at++] - '0';
        }
        return value;
    }

    /** A number ends where the text does, or before what separates. */
    private void end(int from) {
        if (at - from > MAX_NUMBER) {
            throw new Odd();
        }
        if (at < in.length && !isBlank(in[at]) && in[at] != ',' && in[at] != ']' && in[at] != '}') {
            throw new Odd();
        }
    }
}
