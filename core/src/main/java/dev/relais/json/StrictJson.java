package dev.relais.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.TSFBuilder;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The one place where Relais reads and writes JSON.
 *
 * <p>Reading is strict: UTF-8 only, a byte order mark is skipped, doubled keys, {@code NaN} and trailing text are refused,
 * and so are nesting over 500 levels, names over 50,000 and strings over 20 million characters. Numbers keep every digit.
 */
public final class StrictJson {
    /** Levels of nesting that are read; one more is refused. */
    public static final int MAX_DEPTH = 500;

    /** From so many bytes on the JDK's decoder of strings is faster by more than its copies cost. */
    private static final int LONG = 64 * 1024;

    private static final char REPLACEMENT = '\uFFFD';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final String DOUBLED = "a doubled key";
    static final int MAX_NAME = 50_000;
    static final int MAX_STRING = 20_000_000;
    static final int MAX_NUMBER = 100_000;

    private static final JsonFactory FACTORY = factory().build();
    private static final JsonFactory STRICT =
            factory().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final ObjectWriter WRITER = MAPPER.writer();
    private static final ObjectWriter ASCII_WRITER = MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private StrictJson() {}

    private static TSFBuilder<?, ?> factory() {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNameLength(MAX_NAME)
                        .maxStringLength(MAX_STRING)
                        .maxNumberLength(MAX_NUMBER)
                        .build())
                .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                // Its table of names would be copied for each body with a name of its own.
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES);
    }

    /**
     * Reads one JSON value.
     *
     * @throws NotJsonException naming line and column
     */
    public static JsonNode read(byte[] utf8) {
        return read(decode(utf8));
    }

    /**
     * As {@link #read(byte[])}, for a text that was decoded already.
     *
     * @throws NotJsonException naming line and column
     */
    public static JsonNode read(String text) {
        return read(CharBuffer.wrap(text.toCharArray()));
    }

    private static JsonNode read(CharBuffer text) {
        try (JsonParser parser = FACTORY.createParser(text.array(), text.position(), text.remaining())) {
            return tree(parser);
        } catch (NotJsonException e) {
            throw e.fault().reason().equals(DOUBLED) ? doubled(text) : e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tree finds a doubled key when it has read its value; where the key itself stands says a parser that keeps all keys. */
    private static NotJsonException doubled(CharBuffer text) {
        try (JsonParser parser = STRICT.createParser(text.array(), text.position(), text.remaining())) {
            while (parser.nextToken() != null) {
                // The next token is looked at.
            }
            return new NotJsonException(Fault.at(1, 1, DOUBLED));
        } catch (JsonProcessingException e) {
            return new NotJsonException(fault(e, e.getLocation()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(JsonParser parser) throws IOException {
        try {
            JsonNode node = MAPPER.readTree(parser);
            if (node == null || node.isMissingNode()) {
                throw new NotJsonException(Fault.at(1, 1, "there is no JSON value"));
            }
            if (parser.nextToken() != null) {
                JsonLocation place = parser.currentTokenLocation();
                throw new NotJsonException(
                        Fault.at(place.getLineNr(), place.getColumnNr(), "there is more text after the JSON value"));
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new NotJsonException(fault(e, parser.currentLocation()));
        } catch (NumberFormatException e) {
            JsonLocation place = parser.currentTokenLocation();
            throw new NotJsonException(
                    Fault.at(place.getLineNr(), place.getColumnNr(), "a number whose exponent is too large"));
        }
    }

    /** A new, empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The value on one line. A lone surrogate is written as an escape, so that the line is always valid UTF-8. */
    public static String write(JsonNode value) {
        try {
            String line = WRITER.writeValueAsString(value);
            return hasLoneSurrogate(line) ? ASCII_WRITER.writeValueAsString(value) : line;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** The text with every lone surrogate replaced by U+FFFD. */
    public static String wellFormed(String text) {
        if (!hasLoneSurrogate(text)) {
            return text;
        }
        char[] out = text.toCharArray();
        for (int i = 0; i < out.length; i++) {
            if (Character.isHighSurrogate(out[i]) && i + 1 < out.length && Character.isLowSurrogate(out[i + 1])) {
                i++;
            } else if (Character.isSurrogate(out[i])) {
                out[i] = REPLACEMENT;
            }
        }
        return new String(out);
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    return true;
                }
            }
        }
        return false;
    }

    /** Strict UTF-8, without its byte order mark. */
    private static CharBuffer decode(byte[] utf8) {
        if (utf8.length >= LONG) {
            String text = new String(utf8, StandardCharsets.UTF_8);
            if (text.indexOf(REPLACEMENT) < 0) {
                return withoutMark(CharBuffer.wrap(text.toCharArray()));
            }
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(utf8.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(utf8), text, true);
        text.flip();
        if (result.isError()) {
            throw new NotJsonException(notUtf8(text));
        }
        return withoutMark(text);
    }

    private static CharBuffer withoutMark(CharBuffer text) {
        return text.hasRemaining() && text.get(0) == BYTE_ORDER_MARK ? text.position(1) : text;
    }

    private static Fault notUtf8(CharBuffer before) {
        int line = 1;
        int column = 1;
        while (before.hasRemaining()) {
            if (before.get() == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return Fault.at(line, column, "the text is not UTF-8");
    }

    /** What is too long or too deep is refused where the parser stands; it names no place of its own. */
    private static Fault fault(JsonProcessingException e, JsonLocation reached) {
        @Nullable JsonLocation named = e.getLocation();
        JsonLocation place = named == null || named.getLineNr() < 1 ? reached : named;
        return Fault.at(Math.max(1, place.getLineNr()), Math.max(1, place.getColumnNr()), reason(e));
    }

    /** Our own words: the parser's quote the text, which may be a customer's. */
    private static String reason(JsonProcessingException e) {
        String message = e.getOriginalMessage() == null ? "" : e.getOriginalMessage();
        if (e instanceof StreamConstraintsException) {
            if (message.contains("nesting depth")) {
                return "nesting over " + MAX_DEPTH + " levels";
            }
            if (message.contains("Name length")) {
                return "a name over " + MAX_NAME + " characters";
            }
            return message.contains("String")
                    ? "a string over " + MAX_STRING + " characters"
                    : "a number that is too long or too large";
        }
        if (message.startsWith("Duplicate")) {
            return DOUBLED;
        }
        if (e instanceof JsonEOFException || message.contains("end-of-input")) {
            return "the text ends inside a value";
        }
        if (message.startsWith("Unrecognized token") || message.startsWith("Non-standard token")) {
            return "not a JSON value";
        }
        if (message.contains("control char") || message.contains("CTRL-CHAR")) {
            return "a control character that is not escaped";
        }
        if (message.contains("surrogate")) {
            return "a name with a lone surrogate";
        }
        if (message.startsWith("Unexpected character")) {
            return "an unexpected character";
        }
        return "not JSON";
    }
}
