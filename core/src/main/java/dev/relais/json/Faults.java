package dev.relais.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.Fault;
import dev.relais.RefusedInputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The faults found in one document, in whatever order the readers came across them. */
public final class Faults {
    static final int MAX = 20;

    private final Map<String, List<Noted>> byPointer = new LinkedHashMap<>();

    /** A fault whose reason is put into words only if it is shown: the nearest known name costs time. */
    private record Noted(String pointer, Supplier<String> reason) {
        Fault fault() {
            return Fault.at(pointer, reason.get());
        }
    }

    void add(String pointer, String reason) {
        add(pointer, () -> reason);
    }

    void add(String pointer, Supplier<String> reason) {
        byPointer.computeIfAbsent(pointer, p -> new ArrayList<>(1)).add(new Noted(pointer, reason));
    }

    boolean isEmpty() {
        return byPointer.isEmpty();
    }

    /** Throws if there are any: the first of them in the order in which a person reads the document. */
    void refuse(String source, JsonNode document) {
        if (!isEmpty()) {
            throw new RefusedInputException(source, inReadingOrder(document));
        }
    }

    private List<Fault> inReadingOrder(JsonNode document) {
        Map<String, List<Noted>> missing = new HashMap<>();
        for (String pointer : byPointer.keySet()) {
            missing.computeIfAbsent(parent(pointer), p -> new ArrayList<>(1)).addAll(of(pointer));
        }
        List<Noted> ordered = new ArrayList<>();
        visit(document, "", missing, ordered);
        return ordered.stream().limit(MAX).map(Noted::fault).toList();
    }

    /** A value's own faults, those inside it, then those of members that it lacks. */
    private void visit(JsonNode node, String pointer, Map<String, List<Noted>> missing, List<Noted> ordered) {
        ordered.addAll(of(pointer));
        int index = 0;
        Iterator<String> names = node.fieldNames();
        while (names.hasNext() && ordered.size() < MAX) {
            String name = names.next();
            visit(node.get(name), Names.child(pointer, name), missing, ordered);
        }
        for (JsonNode element : node.isArray() ? node : List.<JsonNode>of()) {
            if (ordered.size() >= MAX) {
                return;
            }
            visit(element, Names.child(pointer, index++), missing, ordered);
        }
        for (Noted fault : missing.getOrDefault(pointer, List.of())) {
            if (!fault.pointer().isEmpty()
                    && node.at(fault.pointer().substring(pointer.length())).isMissingNode()) {
                ordered.add(fault);
            }
        }
    }

    private List<Noted> of(String pointer) {
        return byPointer.getOrDefault(pointer, List.of());
    }

    private static String parent(String pointer) {
        return pointer.isEmpty() ? "" : pointer.substring(0, pointer.lastIndexOf('/'));
    }

    /** The end of a reason that offers the nearest known name; empty where nothing is known. */
    public static String meant(String name, Collection<String> known) {
        return Names.nearest(name, known)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse("");
    }
}
