package dev.relais.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.RefusedInputException;
import dev.relais.json.Place;
import dev.relais.json.StrictJson;
import dev.relais.rules.Condition;
import dev.relais.rules.Condition.All;
import dev.relais.rules.Condition.Any;
import dev.relais.rules.Condition.Not;
import dev.relais.rules.Condition.Test;
import dev.relais.rules.Effects;
import dev.relais.rules.Operator;
import dev.relais.rules.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;

/**
 * Rules as JSON, in the form of desk files, both ways. What was written is read into an equal rule; equal rules are written
 * alike.
 *
 * <p>Example: {@code {"id":"care","when":{"language":"fr"},"then":{"queue":"care"}}}.
 */
public final class RuleJson {
    private static final RuleReader READER = new RuleReader(Ids.unknown());

    private RuleJson() {}

    /**
     * The rule on one line: short forms where there are any, no member that says nothing.
     *
     * @throws IllegalArgumentException if a test, not made by {@link dev.relais.rules.Conditions}, has an operator twice
     */
    public static String write(Rule rule) {
        return StrictJson.write(node(rule));
    }

    /**
     * The rules as the list {@code rules} of a desk file, on one line.
     *
     * @throws IllegalArgumentException as {@link #write(Rule)}
     */
    public static String write(List<Rule> rules) {
        ArrayNode list = StrictJson.object().putArray("rules");
        rules.forEach(rule -> list.add(node(rule)));
        return StrictJson.write(list);
    }

    /**
     * One rule, by the reader of desk files. Whether what it refers to exists is not asked: no desk is known here.
     *
     * @throws RefusedInputException with every fault, in reading order, at most 20
     */
    public static Rule read(String json) {
        byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
        return Place.read("rule", utf8, READER::read);
    }

    private static ObjectNode node(Rule rule) {
        ObjectNode node = StrictJson.object().put("id", rule.id());
        node.set("when", object(rule.when().at("")));
        node.set("then", effects(rule.then()));
        return node;
    }

    private static ObjectNode object(Condition placed) {
        ObjectNode object = StrictJson.object();
        for (Condition member : ((All) placed).conditions()) {
            if (member instanceof Test test) {
                object.set(test.fact(), operators(test.operators()));
            } else if (member instanceof Not not) {
                object.set("not", object(not.condition()));
            } else {
                boolean any = member instanceof Any;
                List<Condition> parts = any ? ((Any) member).conditions() : ((All) member).conditions();
                ArrayNode list = object.putArray(any ? "any" : "all");
                parts.forEach(part -> list.add(object(part)));
            }
        }
        return object;
    }

    private static JsonNode operators(List<Operator> operators) {
        if (operators.size() == 1 && operators.get(0) instanceof Operator.Is is) {
            return FactJson.node(is.operand());
        }
        ObjectNode node = StrictJson.object();
        for (Operator operator : operators) {
            if (node.has(operator.name())) {
                throw new IllegalArgumentException("a test has the operator \"" + operator.name() + "\" twice");
            }
            node.set(operator.name(), FactJson.node(operator.operand()));
        }
        return node;
    }

    private static ObjectNode effects(Effects effects) {
        ObjectNode node = StrictJson.object();
        if (effects.queue() != null) {
            node.put("queue", effects.queue().queue());
        }
        if (effects.priority() != null) {
            node.put("priority", effects.priority().text());
        }
        if (effects.sla() != null) {
            node.put("sla", effects.sla());
        }
        if (effects.weight() != null) {
            node.put("weight", effects.weight());
        }
        if (effects.preferAgent() != null) {
            node.put("preferAgent", effects.preferAgent());
        }
        if (!effects.tags().isEmpty()) {
            effects.tags().forEach(node.putArray("tags")::add);
        }
        if (!effects.requires().isEmpty()) {
            new TreeMap<>(effects.requires()).forEach(node.putObject("requires")::put);
        }
        if (effects.stop()) {
            node.put("stop", true);
        }
        return node;
    }
}
