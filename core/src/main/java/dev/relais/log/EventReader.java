package dev.relais.log;

import dev.relais.Fault;
import dev.relais.RefusedInputException;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.LoggedEvent.Source;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines that {@link EventJson} writes.
 *
 * <p>A type that this version does not know is refused: a history with a hole would fold to a lie. A writer of a later version
 * marks what an older one may leave out by {@code "ignorable": true}.
 */
public final class EventReader {
    private EventReader() {}

    /**
     * As {@link #read}, of a log that holds also what belongs to no conversation: null for that too, of a known type with a time.
     *
     * @throws RefusedInputException naming the place
     */
    public static @Nullable LoggedEvent readAttached(String source, byte[] utf8) {
        LogNode line = line(source, utf8);
        String type = line.text("type");
        if (type.equals("NotUnderstood")) {
            line.text("reason");
            return null;
        }
        if (type.equals("Mentioned")) {
            line.instant("at");
            return null;
        }
        if (line.isNull("conversation")) {
            if (known(source, line) != null) {
                line.instant("at");
            }
            return null;
        }
        return read(source, line);
    }

    private static LogNode line(String source, byte[] utf8) {
        try {
            return new LogNode(source, "", StrictJson.read(utf8));
        } catch (NotJsonException e) {
            throw new RefusedInputException(source, List.of(e.fault()));
        }
    }

    /**
     * The event of one line; null for one that may be left out.
     *
     * @param source the name by which the reader knows the input
     * @throws RefusedInputException naming the place
     */
    public static @Nullable LoggedEvent read(String source, byte[] utf8) {
        return read(source, line(source, utf8));
    }

    private static @Nullable LoggedEvent read(String source, LogNode line) {
        EventType<?> known = known(source, line);
        if (known == null) {
            return null;
        }
        Source item = line.optional("delivery", node -> new Source(line.number("delivery"), line.text("pointer")));
        ConversationId id = new ConversationId(line.text("conversation"));
        return new LoggedEvent(
                id,
                line.positive("seq"),
                line.instant("at"),
                item,
                known.reader().apply(line));
    }

    /** Null for one that may be left out. */
    private static @Nullable EventType<?> known(String source, LogNode line) {
        String type = line.text("type");
        EventType<?> known = EventTypes.named(type);
        if (known == null) {
            if (Boolean.TRUE.equals(line.optional("ignorable", node -> line.flag("ignorable")))) {
                return null;
            }
            throw new RefusedInputException(
                    source, List.of(Fault.at("/type", "this version does not know the event " + type)));
        }
        return known;
    }
}
