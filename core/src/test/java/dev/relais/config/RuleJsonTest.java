package dev.relais.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.relais.json.StrictJson;
import dev.relais.rules.AnyFact;
import dev.relais.rules.Condition;
import dev.relais.rules.Conditions;
import dev.relais.rules.Effects;
import dev.relais.rules.Facts;
import dev.relais.rules.Outcome;
import dev.relais.rules.Priority;
import dev.relais.rules.Rule;
import dev.relais.rules.RuleSet;
import dev.relais.rules.Then;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Random rules, from JSON to values and back, and from Java to JSON and back. */
class RuleJsonTest {
    private static final long SEED = 20_261_123;
    private static final int RULES = Integer.getInteger("relais.rules.count", 20_000);
    private static final int FROM_FILES = RULES * 3 / 10;
    private static final int FROM_JAVA = RULES - FROM_FILES;
    private static final int MESSAGES = 400;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final RandomDesks desks = new RandomDesks(random);
    private final List<Facts> messages = messages();

    private List<Facts> messages() {
        RouteLine lines = new RouteLine(Desks.read(Desks.withRules("")));
        List<Facts> facts = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            facts.add(lines.read("in", Desks.utf8(desks.line())).facts());
        }
        return facts;
    }

    @Test
    void what_a_desk_file_says_is_said_in_java_and_written_again() {
        int matched = 0;
        for (int i = 0; i < FROM_FILES; ) {
            for (JsonNode json : StrictJson.read("[" + desks.rules() + "]")) {
                i++;
                Rule read = RuleJson.read(StrictJson.write(json));
                Rule built = Rule.named(json.get("id").textValue())
                        .when(built(json.get("when")))
                        .then(effects(json.get("then")));
                String written = RuleJson.write(read);
                if (!built.equals(read)
                        || !RuleJson.read(written).equals(read)
                        || !RuleJson.write(built).equals(written)) {
                    fail("seed %d, rule %d: %s%nwritten %s%nbuilt %s", SEED, i, json, written, built);
                }
                matched += sameOutcome(read, built, i);
            }
        }
        assertThat((double) matched / FROM_FILES)
                .as("share of rules that match")
                .isBetween(0.1, 0.9);
    }

    @Test
    void what_is_said_in_java_is_read_from_its_json() {
        int matched = 0;
        for (int i = 0; i < FROM_JAVA; i++) {
            Condition loose = condition(2);
            Rule built =
                    Rule.when(loose).then(effects(StrictJson.read(random.nextBoolean() ? "{}" : "{\"weight\": 2}")));
            String written = RuleJson.write(built);
            Rule read = RuleJson.read(written);
            Facts facts = message();
            if (!read.equals(built) || loose.holds(facts) != read.when().holds(facts)) {
                fail("seed %d, rule %d: %s%nread %s%nbuilt %s", SEED, i, written, read, built);
            }
            matched += sameOutcome(read, built, i);
        }
        assertThat((double) matched / FROM_JAVA).as("share of rules that match").isBetween(0.1, 0.9);
    }

    private Facts message() {
        return messages.get(random.nextInt(messages.size()));
    }

    private int sameOutcome(Rule one, Rule other, int number) {
        Facts facts = message();
        Outcome outcome = RuleSet.of(one).evaluate(facts);
        if (!RuleSet.of(other).evaluate(facts).equals(outcome)) {
            fail("seed %d, rule %d: another outcome", SEED, number);
        }
        return outcome.rules().size();
    }

    /** By the methods of the builder, node by node. */
    private static Condition built(JsonNode object) {
        Condition built = Conditions.always();
        List<Condition> parts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            JsonNode value = member.getValue();
            parts.add(
                    switch (member.getKey()) {
                        case "not" -> Conditions.not(built(value));
                        case "any" -> new Condition.Any("", list(value));
                        case "all" -> new Condition.All("", list(value));
                        default -> test(new AnyFact(member.getKey()), value);
                    });
        }
        return parts.isEmpty() ? built : new Condition.All("", parts);
    }

    private static List<Condition> list(JsonNode conditions) {
        List<Condition> list = new ArrayList<>();
        conditions.forEach(condition -> list.add(built(condition)));
        return list;
    }

    private static Condition test(AnyFact fact, JsonNode value) {
        if (!value.isObject()) {
            return is(fact, value);
        }
        List<Condition> tests = new ArrayList<>();
        value.properties().forEach(operator -> tests.add(operator(fact, operator.getKey(), operator.getValue())));
        return Conditions.sameElement(
                tests.get(0), tests.subList(1, tests.size()).toArray(new Condition[0]));
    }

    private static Condition is(AnyFact fact, JsonNode value) {
        if (value.isTextual()) {
            return fact.is(value.textValue());
        }
        if (value.isNumber()) {
            return fact.is(value.decimalValue());
        }
        return value.booleanValue() ? fact.isTrue() : fact.isFalse();
    }

    private static Condition operator(AnyFact fact, String name, JsonNode value) {
        return switch (name) {
            case "is" -> is(fact, value);
            case "in" -> in(fact, value);
            case "lt" -> fact.below(value.decimalValue());
            case "lte" -> fact.atMost(value.decimalValue());
            case "gt" -> fact.above(value.decimalValue());
            case "gte" -> fact.atLeast(value.decimalValue());
            case "contains" -> fact.contains(value.textValue());
            case "containsAny" -> fact.containsAny(texts(value));
            case "word" -> fact.hasWord(value.textValue());
            case "anyWord" -> fact.hasAnyWord(texts(value));
            case "startsWith" -> fact.startsWith(value.textValue());
            case "matches" -> fact.matches(value.textValue());
            case "exists" -> value.booleanValue() ? fact.exists() : fact.isAbsent();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Condition in(AnyFact fact, JsonNode values) {
        List<Object> operands = new ArrayList<>();
        values.forEach(value -> operands.add(
                value.isTextual()
                        ? value.textValue()
                        : value.isNumber() ? value.decimalValue() : value.booleanValue()));
        return fact.in(operands);
    }

    private static String[] texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.textValue()));
        return texts.toArray(new String[0]);
    }

    private static Effects effects(JsonNode then) {
        Effects effects = Then.nothing();
        if (then.has("queue")) {
            effects = effects.and(
                    then.get("queue").isNull()
                            ? Then.nowhere()
                            : Then.queue(then.get("queue").textValue()));
        }
        for (Priority priority : Priority.values()) {
            if (priority.text().equals(then.path("priority").textValue())) {
                effects = effects.and(Then.priority(priority));
            }
        }
        if (then.has("weight")) {
            effects = effects.and(Then.weight(then.get("weight").intValue()));
        }
        if (then.has("sla")) {
            effects = effects.and(Then.sla(then.get("sla").textValue()));
        }
        if (then.has("preferAgent")) {
            effects = effects.and(Then.preferAgent(then.get("preferAgent").textValue()));
        }
        if (then.get("tags") instanceof ArrayNode tags) {
            effects = effects.and(Then.tags(texts(tags)));
        }
        for (Iterator<String> skills = then.path("requires").fieldNames(); skills.hasNext(); ) {
            String skill = skills.next();
            effects = effects.and(
                    Then.requires(skill, then.get("requires").get(skill).intValue()));
        }
        return then.path("stop").booleanValue() ? effects.and(Then.stop()) : effects;
    }

    private Condition condition(int depth) {
        RandomGenerator die = random;
        return switch (depth == 0 ? 9 : die.nextInt(10)) {
            case 0, 1 -> condition(depth - 1).and(condition(depth - 1));
            case 2, 3 -> condition(depth - 1).or(condition(depth - 1));
            case 4 -> condition(depth - 1).not();
            case 5 -> Conditions.all(condition(depth - 1), condition(depth - 1), condition(depth - 1));
            case 6 -> Conditions.any(condition(depth - 1), condition(depth - 1), condition(depth - 1));
            case 7 -> die.nextInt(10) == 0 ? Conditions.always() : Conditions.not(condition(depth - 1));
            default -> leaf(die);
        };
    }

    private Condition leaf(RandomGenerator die) {
        return switch (die.nextInt(16)) {
            case 0 -> Conditions.text().contains(desks.one(List.of("Crème", "fine", "a")));
            case 1 -> Conditions.text().containsAny("ete", "日本", "a");
            case 2 -> Conditions.text().hasWord(desks.one(List.of("fine", "12", "K")));
            case 3 -> Conditions.text().hasAnyWord("istanbul", "ΣΊΓΜΑΣ");
            case 4 -> Conditions.language().in("a", "creme");
            case 5 -> Conditions.topic().startsWith("a");
            case 6 -> Conditions.authorHandle().matches("[0-9]{2,}|^a");
            case 7 -> Conditions.sentiment().between(-0.5, 0.2);
            case 8 -> Conditions.authorFollowers().atLeast(die.nextInt(200));
            case 9 -> Conditions.hour().in(0, 1, 100);
            case 10 -> Conditions.topics().contains("a");
            case 11 -> Conditions.tags().containsAny("fine", "K", "x2");
            case 12 -> Conditions.media().some().contains("a");
            case 13 -> Conditions.open("shop").isTrue();
            case 14 -> Conditions.customer("tier").exists();
            default -> Conditions.host("a/b~c").isFalse();
        };
    }
}
