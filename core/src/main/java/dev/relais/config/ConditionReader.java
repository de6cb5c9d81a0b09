package dev.relais.config;

import dev.relais.json.Faults;
import dev.relais.json.KnownIds;
import dev.relais.json.Place;
import dev.relais.rules.Condition;
import dev.relais.rules.FactCatalogue;
import dev.relais.rules.FactType;
import dev.relais.rules.Operator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads conditions. */
final class ConditionReader {
    private final KnownIds calendars;
    private final Set<String> known;

    /** @param calendars each gives a fact {@code open.<id>} */
    ConditionReader(KnownIds calendars) {
        this.calendars = calendars;
        Set<String> names = new LinkedHashSet<>(List.of("all", "any", "not"));
        names.addAll(FactCatalogue.fixed().keySet());
        calendars.ids().forEach(id -> names.add(FactCatalogue.OPEN + id));
        this.known = names;
    }

    /** A condition; null, with faults, where it is none. */
    @Nullable
    Condition read(Place place) {
        if (!place.node().isObject()) {
            return place.fault("a condition is an object, found " + place.kind());
        }
        List<Condition> parts = new ArrayList<>();
        for (String name : place.names()) {
            Condition part = member(name, place.child(name));
            if (part != null) {
                parts.add(part);
            }
        }
        return new Condition.All(place.pointer(), parts);
    }

    private @Nullable Condition member(String name, Place place) {
        return switch (name) {
            case "all" -> new Condition.All(place.pointer(), place.list(this::read));
            case "any" -> new Condition.Any(place.pointer(), place.list(this::read));
            case "not" -> {
                Condition inner = read(place);
                yield inner == null ? null : new Condition.Not(place.pointer(), inner);
            }
            default -> {
                FactType type = FactCatalogue.typeOf(name, calendars.ids()).orElse(null);
                yield type == null ? unknown(name, place) : test(name, place, type);
            }
        };
    }

    private @Nullable Condition unknown(String name, Place place) {
        if (name.startsWith(FactCatalogue.OPEN)) {
            String id = name.substring(FactCatalogue.OPEN.length());
            return calendars.has(id)
                    ? test(name, place, FactType.FLAG)
                    : place.fault(() ->
                            "there is no calendar \"" + Place.shown(id) + "\"" + Faults.meant(id, calendars.ids()));
        }
        return place.fault(() -> "unknown fact" + Faults.meant(name, known));
    }

    private @Nullable Condition test(String fact, Place place, FactType type) {
        if (place.node().isNull()) {
            return place.fault("null compares with nothing; {\"exists\": false} asks for an absent fact");
        }
        if (place.node().isArray()) {
            return place.fault("a list compares with nothing; {\"in\": […]} asks for one of several values");
        }
        if (!place.node().isObject()) {
            Operator is = OperatorReader.is(place, fact, type);
            return is == null ? null : new Condition.Test(place.pointer(), fact, List.of(is));
        }
        if (place.node().isEmpty()) {
            return place.fault("a test needs an operator");
        }
        List<Operator> operators = new ArrayList<>();
        for (String name : place.names()) {
            Operator operator = OperatorReader.read(name, place.child(name), fact, type);
            if (operator != null) {
                operators.add(operator);
            }
        }
        return operators.isEmpty() ? null : new Condition.Test(place.pointer(), fact, operators);
    }
}
