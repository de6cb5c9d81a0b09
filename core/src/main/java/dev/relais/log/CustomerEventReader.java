package dev.relais.log;

import dev.relais.Fault;
import dev.relais.RefusedInputException;
import dev.relais.customer.Basis;
import dev.relais.customer.CustomerEvent;
import dev.relais.customer.CustomerEvent.CustomersMerged;
import dev.relais.customer.CustomerEvent.IdentityLinked;
import dev.relais.customer.CustomerEvent.LinkUndone;
import dev.relais.customer.CustomerEvent.MergeUndone;
import dev.relais.customer.CustomerEvent.NotesErased;
import dev.relais.customer.CustomerId;
import dev.relais.customer.Evidence;
import dev.relais.customer.IdentityKey;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines that {@link CustomerEventJson} writes.
 *
 * <p>A type that this version does not know is refused, unless its line says {@code "ignorable": true}.
 */
public final class CustomerEventReader {
    private static final Map<String, Function<LogNode, CustomerEvent>> TYPES = Map.of(
            "IdentityLinked",
            line -> new IdentityLinked(identity(line), customer(line, "customer"), evidence(line)),
            "LinkUndone",
            line -> new LinkUndone(identity(line), customer(line, "customer"), evidence(line)),
            "CustomersMerged",
            line -> new CustomersMerged(customer(line, "merged"), customer(line, "into"), evidence(line)),
            "MergeUndone",
            line -> new MergeUndone(customer(line, "merged"), customer(line, "into"), evidence(line)),
            "NotesErased",
            line -> new NotesErased(line.list("customers", CustomerEventReader::customer), evidence(line)));

    private CustomerEventReader() {}

    /**
     * The event of one line; null for one that may be left out.
     *
     * @param source the name by which the reader knows the input
     * @throws RefusedInputException naming the place
     */
    public static @Nullable CustomerEvent read(String source, byte[] utf8) {
        LogNode line;
        try {
            line = new LogNode(source, "", StrictJson.read(utf8));
        } catch (NotJsonException e) {
            throw new RefusedInputException(source, List.of(e.fault()));
        }
        String type = line.text("type");
        Function<LogNode, CustomerEvent> read = TYPES.get(type);
        if (read != null) {
            return read.apply(line);
        }
        if (Boolean.TRUE.equals(line.optional("ignorable", node -> line.flag("ignorable")))) {
            return null;
        }
        throw new RefusedInputException(
                source, List.of(Fault.at("/type", "this version does not know the event " + type)));
    }

    private static Evidence evidence(LogNode line) {
        Basis basis = value(line.member("basis"), node -> new Basis(node.text()));
        Instant at = line.instant("at");
        return value(line.member("by"), by -> new Evidence(by.text(), basis, at, line.optionalText("note")));
    }

    private static IdentityKey identity(LogNode line) {
        LogNode identity = line.member("identity");
        return value(identity.member("network"), network -> new IdentityKey(network.text(), identity.text("id")));
    }

    private static CustomerId customer(LogNode line, String name) {
        return customer(line.member(name));
    }

    private static CustomerId customer(LogNode node) {
        return value(node, text -> new CustomerId(text.text()));
    }

    private static <T> T value(LogNode node, Function<LogNode, T> read) {
        try {
            return read.apply(node);
        } catch (IllegalArgumentException e) {
            throw node.fault(String.valueOf(e.getMessage()));
        }
    }
}
