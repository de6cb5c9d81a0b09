package dev.relais.customer;

import dev.relais.rules.FactValue;
import java.util.Map;
import java.util.Optional;

/**
 * The port to the host's own records of people: its CRM. What it throws is logged and the conversation proceeds without.
 *
 * <p>Must be thread-safe and should be quick: it is asked before the rules are.
 */
@FunctionalInterface
public interface CustomerDirectory {
    /** A directory that knows nobody. */
    CustomerDirectory NOBODY = identity -> Optional.empty();

    /** What the host knows of a person, as facts {@code customer.<attribute>}; empty where it knows nobody. */
    Optional<Map<String, FactValue>> find(Identity identity);
}
