package dev.relais.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.Fault;
import dev.relais.json.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a JSON object may hold. Members that are not named are faults. */
final class Shape {
    /** Looks at one value; adds what is wrong with it. */
    interface Check {
        void look(JsonNode value, String pointer, List<Fault> faults);
    }

    private final Map<String, Check> members = new HashMap<>();
    private final Set<String> required = new HashSet<>();

    Shape required(String name, Check check) {
        required.add(name);
        return optional(name, check);
    }

    Shape optional(String name, Check check) {
        members.put(name, check);
        return this;
    }

    List<Fault> faults(JsonNode value) {
        List<Fault> faults = new ArrayList<>();
        nested().look(value, "", faults);
        return faults;
    }

    Check nested() {
        return (value, pointer, faults) -> {
            if (!value.isObject()) {
                faults.add(Fault.at(pointer, "must be an object"));
                return;
            }
            required.stream()
                    .sorted()
                    .filter(name -> !value.has(name))
                    .forEach(name -> faults.add(Fault.at(Names.child(pointer, name), "is missing but it is required")));
            value.properties().forEach(member -> {
                String place = Names.child(pointer, member.getKey());
                Check check = members.get(member.getKey());
                if (check == null) {
                    faults.add(Fault.at(place, "is not a known parameter"));
                } else {
                    check.look(member.getValue(), place, faults);
                }
            });
        };
    }

    static Check text(int min, int max) {
        return (value, pointer, faults) -> {
            if (!value.isTextual()) {
                faults.add(Fault.at(pointer, "must be a string"));
                return;
            }
            int length = value.textValue().codePointCount(0, value.textValue().length());
            if (length < min || length > max) {
                faults.add(Fault.at(pointer, "must be " + min + " to " + max + " characters long"));
            }
        };
    }

    static Check matching(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return (value, pointer, faults) -> {
            if (!value.isTextual() || !pattern.matcher(value.textValue()).matches()) {
                faults.add(Fault.at(pointer, "must be a string that matches " + regex));
            }
        };
    }

    static Check oneOf(String... words) {
        List<String> allowed = List.of(words);
        return (value, pointer, faults) -> {
            if (!value.isTextual() || !allowed.contains(value.textValue())) {
                faults.add(Fault.at(pointer, "must be one of " + allowed));
            }
        };
    }

    static Check integer(long least, long most) {
        return (value, pointer, faults) -> {
            if (!value.isIntegralNumber()
                    || !value.canConvertToLong()
                    || value.longValue() < least
                    || value.longValue() > most) {
                faults.add(Fault.at(pointer, "must be a whole number between " + least + " and " + most));
            }
        };
    }

    static Check bool() {
        return (value, pointer, faults) -> {
            if (!value.isBoolean()) {
                faults.add(Fault.at(pointer, "must be true or false"));
            }
        };
    }

    static Check object() {
        return (value, pointer, faults) -> {
            if (!value.isObject()) {
                faults.add(Fault.at(pointer, "must be an object"));
            }
        };
    }

    static Check list(int min, int max, Check each) {
        return (value, pointer, faults) -> {
            if (!value.isArray()) {
                faults.add(Fault.at(pointer, "must be an array"));
                return;
            }
            if (value.size() < min || value.size() > max) {
                faults.add(Fault.at(pointer, "must have " + min + " to " + max + " elements"));
            }
            for (int i = 0; i < value.size(); i++) {
                each.look(value.get(i), Names.child(pointer, i), faults);
            }
        };
    }
}
