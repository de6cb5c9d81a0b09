package dev.relais.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import dev.relais.json.StrictJson;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The format's sentences once more, as plainly as they can be written: straight on JSON, nothing shared with the code. */
final class NaiveRoute {
    private NaiveRoute() {}

    static JsonNode route(JsonNode desk, JsonNode line) {
        JsonNode facts = line.get("facts");
        ObjectNode out = StrictJson.object();
        List<String> matched = new ArrayList<>();
        TreeSet<String> tags = new TreeSet<>(byCodePoint());
        Map<String, Integer> requires = new TreeMap<>();
        ObjectNode first = StrictJson.object();
        List<JsonNode> because = new ArrayList<>();
        for (int i = 0; i < desk.get("rules").size(); i++) {
            JsonNode rule = desk.get("rules").get(i);
            ObjectNode trace = StrictJson.object();
            trace.set("rule", rule.get("id"));
            because.add(trace);
            if (!holds(rule.get("when"), facts)) {
                trace.put("matched", false);
                trace.setAll(why(rule.get("when"), facts, "/rules/" + i + "/when"));
                continue;
            }
            trace.put("matched", true);
            JsonNode then = rule.get("then");
            matched.add(rule.get("id").textValue());
            then.path("tags").forEach(tag -> tags.add(tag.textValue()));
            for (Iterator<String> skills = then.path("requires").fieldNames(); skills.hasNext(); ) {
                String skill = skills.next();
                requires.merge(skill, then.get("requires").get(skill).intValue(), Math::max);
            }
            for (String name : List.of("queue", "priority", "sla", "weight", "preferAgent")) {
                if (then.has(name) && !first.has(name)) {
                    first.set(name, then.get(name));
                }
            }
            if (then.path("stop").asBoolean(false)) {
                break;
            }
        }
        out.set("id", line.get("id"));
        out.put("queue", first.path("queue").textValue());
        out.put("priority", first.path("priority").asText("normal"));
        out.put("sla", first.has("sla") ? first.get("sla").textValue() : slaOf(desk, first.path("queue")));
        out.put("weight", first.path("weight").asInt(1));
        tags.forEach(out.putArray("tags")::add);
        requires.forEach(out.putObject("requires")::put);
        out.put("preferAgent", first.path("preferAgent").textValue());
        matched.forEach(out.putArray("rules")::add);
        because.forEach(out.putArray("because")::add);
        return out;
    }

    private static @Nullable String slaOf(JsonNode desk, JsonNode queue) {
        for (JsonNode candidate : desk.get("queues")) {
            if (candidate.get("id").equals(queue)) {
                return candidate.path("sla").textValue();
            }
        }
        return null;
    }

    /** UTF-32 code units compared one by one. */
    private static Comparator<String> byCodePoint() {
        return (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }

    static boolean holds(JsonNode when, JsonNode facts) {
        for (Iterator<String> names = when.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!memberHolds(name, when.get(name), facts)) {
                return false;
            }
        }
        return true;
    }

    private static boolean memberHolds(String name, JsonNode wanted, JsonNode facts) {
        if (name.equals("not")) {
            return !holds(wanted, facts);
        }
        if (name.equals("all") || name.equals("any")) {
            int holding = 0;
            for (JsonNode branch : wanted) {
                holding += holds(branch, facts) ? 1 : 0;
            }
            return name.equals("all") ? holding == wanted.size() : holding > 0;
        }
        JsonNode operators = wanted.isObject() ? wanted : StrictJson.object().set("is", wanted);
        JsonNode value = facts.get(name);
        if (value != null && value.isArray()) {
            if (operators.has("exists") && operators.get("exists").booleanValue() == value.isEmpty()) {
                return false;
            }
            ObjectNode others = operators.deepCopy();
            others.remove("exists");
            boolean some = false;
            for (JsonNode element : value) {
                some |= allHold(others, element);
            }
            return some || others.isEmpty();
        }
        return allHold(operators, value == null || value.isNull() ? null : value);
    }

    private static boolean allHold(JsonNode operators, @Nullable JsonNode value) {
        boolean all = true;
        for (Iterator<String> names = operators.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            all &= operatorHolds(name, operators.get(name), value);
        }
        return all;
    }

    private static boolean operatorHolds(String name, JsonNode operand, @Nullable JsonNode value) {
        if (name.equals("exists")) {
            return operand.booleanValue() == (value != null);
        }
        if (value == null) {
            return false;
        }
        return switch (name) {
            case "is" -> same(operand, value);
            case "in" -> any(operand, element -> same(element, value));
            case "lt" -> value.isNumber() && value.decimalValue().compareTo(operand.decimalValue()) < 0;
            case "lte" -> value.isNumber() && value.decimalValue().compareTo(operand.decimalValue()) <= 0;
            case "gt" -> value.isNumber() && value.decimalValue().compareTo(operand.decimalValue()) > 0;
            case "gte" -> value.isNumber() && value.decimalValue().compareTo(operand.decimalValue()) >= 0;
            case "contains" -> value.isTextual() && fold(value).contains(fold(operand));
            case "containsAny" ->
                value.isTextual() && any(operand, part -> fold(value).contains(fold(part)));
            case "startsWith" -> value.isTextual() && fold(value).startsWith(fold(operand));
            case "word" -> value.isTextual() && words(value).contains(fold(operand));
            case "anyWord" ->
                value.isTextual() && any(operand, word -> words(value).contains(fold(word)));
            case "matches" ->
                value.isTextual()
                        && Pattern.compile(operand.textValue())
                                .matcher(value.textValue())
                                .find();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static boolean any(JsonNode list, java.util.function.Predicate<JsonNode> test) {
        for (JsonNode element : list) {
            if (test.test(element)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue()) == 0;
        }
        return a.isValueNode()
                && a.getNodeType() == b.getNodeType()
                && a.asText().equals(b.asText());
    }

    private static String fold(JsonNode text) {
        String decomposed = Normalizer.normalize(text.textValue(), Normalizer.Form.NFKD);
        return decomposed.replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT).replace('ς', 'σ');
    }

    private static List<String> words(JsonNode text) {
        return List.of(fold(text).split("[^\\p{L}\\p{Nd}]+", -1));
    }

    private static ObjectNode why(JsonNode when, JsonNode facts, String pointer) {
        for (Iterator<String> names = when.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            JsonNode wanted = when.get(name);
            if (memberHolds(name, wanted, facts)) {
                continue;
            }
            String place = pointer + "/" + name;
            if (name.equals("not") || (name.equals("any") && wanted.isEmpty())) {
                return group(name, place);
            }
            if (name.equals("any")) {
                return why(wanted.get(0), facts, place + "/0");
            }
            if (name.equals("all")) {
                int i = 0;
                while (holds(wanted.get(i), facts)) {
                    i++;
                }
                return why(wanted.get(i), facts, place + "/" + i);
            }
            return whyTest(name, wanted, facts.get(name), place);
        }
        throw new IllegalStateException("it holds");
    }

    private static ObjectNode whyTest(String fact, JsonNode wanted, @Nullable JsonNode actual, String place) {
        if (!wanted.isObject()) {
            return test(fact, "is", wanted, actual);
        }
        boolean list = actual != null && actual.isArray();
        if (list && wanted.size() > 1) {
            return group("list", place);
        }
        JsonNode value = actual == null || actual.isNull() ? null : actual;
        for (Iterator<String> names = wanted.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (list || !operatorHolds(name, wanted.get(name), value)) {
                return test(fact, name, wanted.get(name), actual);
            }
        }
        throw new IllegalStateException("it holds");
    }

    private static ObjectNode test(String fact, String operator, JsonNode expected, @Nullable JsonNode actual) {
        ObjectNode node = StrictJson.object();
        node.put("fact", fact).put("operator", operator).set("expected", expected);
        node.set("actual", actual);
        return node;
    }

    private static ObjectNode group(String operator, String place) {
        ObjectNode node = StrictJson.object();
        return node.putNull("fact").put("operator", operator).put("pointer", place);
    }

    static boolean sameJson(JsonNode a, JsonNode b) {
        return a.equals(
                (x, y) -> x.isNumber() && y.isNumber()
                        ? x.decimalValue().compareTo(y.decimalValue())
                        : (x.equals(y) ? 0 : 1),
                b);
    }
}
