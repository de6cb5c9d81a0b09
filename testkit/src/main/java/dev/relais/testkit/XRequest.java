package dev.relais.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call that a line of the table takes: its scheme, path, query and body are in order.
 *
 * @param path what stands in place of the path's variables
 * @param body the JSON; empty where the route takes none
 */
record XRequest(XRoute route, Incoming call, XCaller caller, List<String> path, ObjectNode body) {
    String id() {
        return path.get(0);
    }

    Profile user() {
        return caller.user();
    }

    @Nullable
    String query(String name) {
        return call.query().get(name);
    }

    String query(String name, String otherwise) {
        return call.query().getOrDefault(name, otherwise);
    }

    int number(String name, int otherwise) {
        return Integer.parseInt(query(name, Integer.toString(otherwise)));
    }

    @Nullable
    Instant time(String name) {
        String value = query(name);
        return value == null ? null : Instant.parse(value);
    }

    /** The values of a list, in order; empty where it was not given. */
    Set<String> list(String name) {
        String value = query(name);
        return value == null ? Set.of() : new LinkedHashSet<>(Arrays.asList(value.split(",", -1)));
    }

    /** What is the same for all pages of one list. */
    String page() {
        Map<String, String> rest = new java.util.TreeMap<>(call.query());
        rest.keySet().removeAll(Set.of("pagination_token", "next_token", "max_results"));
        return call.path() + " " + caller.pool() + " " + rest;
    }
}
