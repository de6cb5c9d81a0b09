package dev.relais.lint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.json.StrictJson;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong or suspicious in a desk file.
 *
 * @param level whether the desk is refused for it
 * @param pointer where, as a JSON pointer
 * @param message what, in one sentence
 * @param example a line of {@code relais route} that shows it; null where none can
 */
public record Finding(
        Level level,
        String pointer,
        String message,
        @Nullable String example) {
    /** How bad it is. */
    public enum Level {
        /** The desk is refused. */
        ERROR("error"),
        /** The desk works, but hardly as it was meant. */
        WARNING("warning");

        private final String text;

        Level(String text) {
            this.text = text;
        }

        /** The name in files. */
        public String text() {
            return text;
        }
    }

    static Finding warning(String pointer, String message) {
        return new Finding(Level.WARNING, pointer, message, null);
    }

    /** The finding as {@code relais lint} writes it, one JSON object on one line. */
    public String line() {
        ObjectNode line = StrictJson.object()
                .put("level", level.text())
                .put("pointer", pointer)
                .put("message", message);
        if (example != null) {
            line.set("example", StrictJson.read(example));
        }
        return StrictJson.write(line);
    }
}
