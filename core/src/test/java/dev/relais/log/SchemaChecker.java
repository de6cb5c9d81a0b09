package dev.relais.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** As much of JSON Schema as the event schema uses; a keyword that it does not know is a fault. */
public final class SchemaChecker {
    private static final Set<String> NOTES = Set.of("description", "title", "$schema", "$id", "$defs");

    private final JsonNode root;

    public SchemaChecker(JsonNode root) {
        this.root = root;
    }

    /** What is wrong with {@code value}, each with the place; empty where it agrees. */
    public List<String> faults(JsonNode value) {
        List<String> faults = new ArrayList<>();
        check(root, value, "", faults);
        return faults;
    }

    private void check(JsonNode schema, JsonNode value, String place, List<String> faults) {
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            JsonNode operand = keyword.getValue();
            boolean holds = switch (keyword.getKey()) {
                case "$ref" -> passed(root.at(operand.textValue().substring(1)), value, place, faults);
                case "oneOf" -> oneOf(operand, value, place, faults);
                case "type" -> isOfType(operand, value);
                case "const" -> operand.equals(value);
                case "enum" -> contains(operand, value);
                case "minimum" -> !value.isNumber() || value.decimalValue().compareTo(operand.decimalValue()) >= 0;
                case "maximum" -> !value.isNumber() || value.decimalValue().compareTo(operand.decimalValue()) <= 0;
                case "pattern" ->
                    Pattern.compile(operand.textValue()).matcher(value.asText()).find();
                case "format" -> !value.isTextual() || isOfFormat(operand.textValue(), value.textValue());
                case "required" -> hasAll(operand, value);
                case "properties" -> properties(operand, value, place, faults);
                case "additionalProperties" -> others(schema, operand, value, place, faults);
                case "items" -> items(operand, value, place, faults);
                default -> NOTES.contains(keyword.getKey());
            };
            if (!holds) {
                faults.add(place + ": " + keyword.getKey() + " " + operand + " does not hold for " + value);
            }
        }
    }

    private boolean passed(JsonNode schema, JsonNode value, String place, List<String> faults) {
        check(schema, value, place, faults);
        return !schema.isMissingNode();
    }

    private boolean oneOf(JsonNode branches, JsonNode value, String place, List<String> faults) {
        int holding = 0;
        List<String> all = new ArrayList<>();
        for (JsonNode branch : branches) {
            List<String> own = new ArrayList<>();
            check(branch, value, place, own);
            holding += own.isEmpty() ? 1 : 0;
            all.addAll(own);
        }
        if (holding != 1) {
            faults.addAll(all);
        }
        return holding == 1;
    }

    private static boolean isOfType(JsonNode types, JsonNode value) {
        String type = switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            default -> "null";
        };
        List<String> allowed = new ArrayList<>();
        if (types.isArray()) {
            types.forEach(one -> allowed.add(one.textValue()));
        } else {
            allowed.add(types.textValue());
        }
        return allowed.contains(type) || (type.equals("integer") && allowed.contains("number"));
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode one : values) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfFormat(String format, String text) {
        try {
            return switch (format) {
                case "date-time" -> Instant.parse(text).toString().equals(text);
                case "duration" -> Duration.parse(text).toString().equals(text);
                default -> false;
            };
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean hasAll(JsonNode names, JsonNode value) {
        for (JsonNode name : names) {
            if (!value.has(name.textValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean properties(JsonNode known, JsonNode value, String place, List<String> faults) {
        for (Map.Entry<String, JsonNode> one : known.properties()) {
            JsonNode member = value.get(one.getKey());
            if (member != null) {
                check(one.getValue(), member, place + "/" + one.getKey(), faults);
            }
        }
        return true;
    }

    private boolean others(JsonNode schema, JsonNode rule, JsonNode value, String place, List<String> faults) {
        boolean all = true;
        for (Map.Entry<String, JsonNode> one : value.properties()) {
            if (!schema.path("properties").has(one.getKey())) {
                all &= !rule.isBoolean() || rule.booleanValue();
                if (rule.isObject()) {
                    check(rule, one.getValue(), place + "/" + one.getKey(), faults);
                }
            }
        }
        return all;
    }

    private boolean items(JsonNode schema, JsonNode value, String place, List<String> faults) {
        for (int i = 0; i < value.size(); i++) {
            check(schema, value.get(i), place + "/" + i, faults);
        }
        return true;
    }
}
