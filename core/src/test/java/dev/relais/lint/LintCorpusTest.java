package dev.relais.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import dev.relais.config.RouteLine;
import dev.relais.json.StrictJson;
import dev.relais.rules.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Clean desk files give no alarm; each fault that is put into one is found where it was put. */
class LintCorpusTest {
    private static final int CLEAN = 400;
    private static final int EACH = 25;

    /**
     * A fault in a desk.
     *
     * @param pointer where it must be found
     * @param message part of what must be said
     * @param shown what an example must do; null where no message can show the fault
     */
    private record Fault(
            String pointer, String message, @Nullable Predicate<Outcome> shown) {}

    @Test
    void clean_desks_give_no_alarm() {
        for (int seed = 0; seed < CLEAN; seed++) {
            ObjectNode desk = CleanDesks.desk(seed);
            assertThat(Lint.of("desk", utf8(desk)).findings())
                    .as("seed %d: %s", seed, desk)
                    .isEmpty();
        }
    }

    /** Puts the fault into {@value #EACH} clean desks, each of them another one. */
    private static void found(Function<ObjectNode, Fault> mutation) {
        for (int seed = 0; seed < EACH; seed++) {
            ObjectNode json = CleanDesks.desk(1_000 + seed);
            Fault fault = mutation.apply(json);
            DeskConfig desk = DeskFile.read("desk", utf8(json));
            List<Finding> findings = Lint.of(desk).warnings();
            assertThat(findings).as("seed %d: %s at %s", seed, json, fault).anySatisfy(finding -> {
                assertThat(finding.pointer()).isEqualTo(fault.pointer());
                assertThat(finding.message()).contains(fault.message());
                if (fault.shown() == null) {
                    assertThat(finding.example()).isNull();
                } else {
                    assertThat(fault.shown()).accepts(outcome(desk, finding));
                }
            });
        }
    }

    private static Outcome outcome(DeskConfig desk, Finding finding) {
        byte[] example = String.valueOf(finding.example()).getBytes(StandardCharsets.UTF_8);
        return desk.ruleSet()
                .evaluate(new RouteLine(desk).read("example", example).facts());
    }

    private static byte[] utf8(JsonNode desk) {
        return StrictJson.write(desk).getBytes(StandardCharsets.UTF_8);
    }

    private static ArrayNode rules(ObjectNode desk) {
        return (ArrayNode) desk.get("rules");
    }

    /** The place of the first rule that sends to a queue and does not stop. */
    private static int first(ObjectNode desk) {
        int index = 0;
        while (!rules(desk).get(index).get("id").textValue().startsWith("to-")) {
            index++;
        }
        return index;
    }

    private static ObjectNode rule(ObjectNode desk, int index) {
        return (ObjectNode) rules(desk).get(index);
    }

    private static ObjectNode insert(ObjectNode desk, int index, JsonNode when, String then) {
        ObjectNode rule = rules(desk).insertObject(index).put("id", "planted");
        rule.set("when", when.deepCopy());
        rule.set("then", read(then));
        return rule;
    }

    private static JsonNode read(String json) {
        return StrictJson.read(json.replace('\'', '"'));
    }

    private static boolean matches(Outcome outcome) {
        return outcome.rules().contains("planted");
    }

    private static ObjectNode narrower(JsonNode when) {
        ObjectNode both = StrictJson.object();
        both.putArray("all")
                .add(when.deepCopy())
                .addObject()
                .putObject("author.followers")
                .put("gte", 7);
        return both;
    }

    @Test
    void a_rule_that_says_only_what_was_said_before() {
        found(desk -> {
            int at = first(desk) + 1;
            insert(desk, at, narrower(rule(desk, at - 1).get("when")), "{'queue': 'care'}");
            return new Fault("/rules/" + at, "never changes anything", LintCorpusTest::matches);
        });
    }

    @Test
    void a_rule_that_says_only_what_several_have_said_before() {
        found(desk -> {
            int last = rules(desk).size() - 1;
            insert(desk, last, read("{'not': {'author.verified': true}}"), "{'queue': 'care'}")
                    .put("id", "p1");
            insert(desk, last + 1, read("{'author.verified': true}"), "{'queue': 'press'}")
                    .put("id", "p2");
            insert(desk, last + 2, read("{'language': 'fr'}"), "{'queue': 'press'}");
            return new Fault("/rules/" + (last + 2), "never changes anything", LintCorpusTest::matches);
        });
    }

    @Test
    void a_queue_that_is_always_chosen_before() {
        found(desk -> {
            int at = first(desk) + 1;
            insert(desk, at, narrower(rule(desk, at - 1).get("when")), "{'queue': 'care', 'tags': ['many']}");
            return new Fault("/rules/" + at + "/then/queue", "in vain", LintCorpusTest::matches);
        });
    }

    @Test
    void a_rule_behind_one_that_stops() {
        found(desk -> {
            int at = first(desk);
            JsonNode when = rule(desk, at).get("when");
            insert(desk, at, when, "{'queue': 'press', 'stop': true}");
            insert(desk, at + 1, narrower(when), "{'tags': ['late']}").put("id", "late");
            return new Fault("/rules/" + (at + 1), "can never match: rule \"planted\"", null);
        });
    }

    @Test
    void a_rule_behind_several_that_stop() {
        found(desk -> {
            insert(desk, 0, read("{'sentiment': {'lt': 0}}"), "{'queue': 'care', 'stop': true}")
                    .put("id", "p1");
            insert(desk, 1, read("{'sentiment': {'gte': -0.5}}"), "{'queue': 'press', 'stop': true}")
                    .put("id", "p2");
            insert(desk, 2, read("{'sentiment': {'gt': -0.9}}"), "{'tags': ['late']}");
            return new Fault("/rules/2", "can never match: whenever it would", null);
        });
    }

    @Test
    void a_condition_that_excludes_itself() {
        List<String> conditions = List.of(
                "{'all': [{'language': 'fr'}, {'language': 'de'}]}",
                "{'hour': {'lt': 5, 'gt': 9}}",
                "{'customer.known': true, 'not': {'customer.known': true}}",
                "{'text': {'contains': 'refund'}, 'not': {'text': {'contains': 'fund'}}}",
                "{'any': []}");
        int[] next = {0};
        found(desk -> {
            insert(desk, 0, read(conditions.get(next[0]++ % conditions.size())), "{'tags': ['never']}");
            return new Fault("/rules/0/when", "exclude each other", null);
        });
    }

    @Test
    void a_rule_that_stands_twice() {
        found(desk -> {
            int at = first(desk);
            insert(
                    desk,
                    at + 1,
                    rule(desk, at).get("when"),
                    StrictJson.write(rule(desk, at).get("then")));
            return new Fault("/rules/" + (at + 1), "never changes anything", LintCorpusTest::matches);
        });
    }

    @Test
    void a_rule_without_effect() {
        found(desk -> {
            insert(desk, 0, read("{'language': 'fr'}"), "{}");
            return new Fault("/rules/0/then", "has no effect", LintCorpusTest::matches);
        });
    }

    @Test
    void values_that_a_fact_never_has() {
        List<String> tests = List.of(
                "'sentiment': {'lt': -2}",
                "'sentiment': {'lt': -1}",
                "'sentiment': 1.5",
                "'spam': {'gt': 1}",
                "'urgency': {'in': [2, 3]}",
                "'topic.confidence': {'lt': 0}",
                "'hour': 25",
                "'hour': {'gt': 23}",
                "'hour': {'gt': 9, 'lt': 10}",
                "'author.followers': {'lt': 0}",
                "'author.followers': {'gt': 3, 'lt': 4}",
                "'conversation.messages': -1",
                "'weekday': 'monday'",
                "'weekday': {'startsWith': 'x'}",
                "'surface': {'in': ['story', 'reel']}",
                "'visibility': 'hidden'",
                "'account': 'nobody'");
        int[] next = {0};
        found(desk -> {
            String test = tests.get(next[0]++ % tests.size());
            insert(desk, 0, read("{'language': 'fr', 'not': {" + test + "}}"), "{'tags': ['seldom']}");
            String fact = test.substring(1, test.indexOf('\'', 1));
            return new Fault("/rules/0/when/not/" + fact, "has no such value", null);
        });
    }

    @Test
    void one_value_of_several_that_a_fact_never_has() {
        found(desk -> {
            insert(desk, 0, read("{'weekday': {'in': ['MO', 'Tu', 'WE']}}"), "{'tags': ['some-days']}");
            return new Fault("/rules/0/when/weekday/in/1", "has no such value", null);
        });
    }

    @Test
    void networks_that_are_spelled_otherwise() {
        List<String> names = List.of("X", "twitter", "Twitter", "Facebook", "INSTAGRAM", " x");
        int[] next = {0};
        found(desk -> {
            insert(desk, 0, read("{'network': '" + names.get(next[0]++ % names.size()) + "'}"), "{'tags': ['there']}");
            return new Fault("/rules/0/when/network", "did you mean", null);
        });
    }

    @Test
    void skills_that_nobody_has() {
        int[] next = {0};
        found(desk -> {
            boolean level = next[0]++ % 2 == 0;
            ((ArrayNode) desk.get("skills")).add("thai");
            String skill = level ? "french" : "thai";
            insert(desk, 0, read("{'language': 'th'}"), "{'requires': {'" + skill + "': 6}}");
            return new Fault(
                    "/rules/0/then/requires/" + skill,
                    level ? "the best has 5" : "nobody has skill",
                    outcome -> outcome.requires().getOrDefault(skill, 0) == 6);
        });
    }

    @Test
    void skills_that_nobody_has_together() {
        int[] next = {0};
        found(desk -> {
            ((ArrayNode) desk.get("skills")).add("thai").add("tea");
            ((ObjectNode) desk.at("/agents/0/skills")).put("thai", 4);
            ((ObjectNode) desk.at("/agents/" + (desk.get("agents").size() - 1) + "/skills")).put("tea", 4);
            String queue = next[0]++ % 2 == 0 ? "" : "'queue': 'care', ";
            insert(desk, 0, read("{'language': 'th'}"), "{" + queue + "'requires': {'thai': 1, 'tea': 2}}");
            return new Fault(
                    "/rules/0/then/requires",
                    "has all these skills",
                    outcome -> outcome.requires().getOrDefault("tea", 0) == 2
                            && outcome.requires().getOrDefault("thai", 0) == 1);
        });
    }

    @Test
    void weights_for_which_nobody_has_capacity() {
        int[] next = {0};
        found(desk -> {
            String queue = next[0]++ % 2 == 0 ? "" : "'queue': 'care', ";
            insert(desk, 0, read("{'language': 'th'}"), "{" + queue + "'weight': 10}");
            return new Fault("/rules/0/then/weight", "capacity for a weight of 10", outcome -> outcome.weight() == 10);
        });
    }

    @Test
    void queues_that_nobody_serves() {
        found(desk -> {
            ((ArrayNode) desk.get("departments")).add("empty");
            ArrayNode queues = (ArrayNode) desk.get("queues");
            queues.addObject().put("id", "lonely").put("department", "empty");
            insert(desk, 0, read("{'language': 'th', 'topic': 'tea'}"), "{'queue': 'lonely'}");
            return new Fault(
                    "/queues/" + (queues.size() - 1), "nobody serves", outcome -> "lonely".equals(outcome.queue()));
        });
    }

    @Test
    void queues_that_no_rule_reaches() {
        int[] next = {0};
        found(desk -> {
            ArrayNode queues = (ArrayNode) desk.get("queues");
            queues.addObject().put("id", "idle").put("department", "care");
            if (next[0]++ % 2 == 0) {
                insert(desk, rules(desk).size(), read("{'language': 'th'}"), "{'queue': 'idle', 'tags': ['too-late']}");
            }
            return new Fault("/queues/" + (queues.size() - 1), "no rule sends anything", null);
        });
    }

    @Test
    void messages_that_find_no_queue() {
        found(desk -> {
            rules(desk).remove(rules(desk).size() - 1);
            return new Fault("/rules", "may find no queue", outcome -> !outcome.decided());
        });
    }

    @Test
    void messages_that_a_stop_keeps_from_their_queue() {
        found(desk -> {
            insert(desk, 0, read("{'language': 'th', 'topics': 'tea'}"), "{'tags': ['tea'], 'stop': true}");
            return new Fault("/rules", "may find no queue", outcome -> !outcome.decided());
        });
    }

    @Test
    void rungs_that_never_change_anything() {
        List<String> rungs = List.of(
                "{'after': 'PT1H'}|",
                "{'after': 'PT1H', 'relax': ['unused']}|/relax/0",
                "{'after': 'PT1H', 'lower': {'unused': 1}}|/lower/unused",
                "{'after': 'PT1H', 'lower': {'wanted': 3}}|/lower/wanted",
                "{'after': 'PT1H', 'also': ['care']}|/also/0",
                "{'after': 'PT1H', 'also': ['twin']}|/also/0",
                "{'after': 'PT5H', 'relax': ['wanted']}|/after");
        int[] next = {0};
        found(desk -> {
            ((ArrayNode) desk.get("skills")).add("unused").add("wanted");
            desk.get("agents").forEach(agent -> ((ObjectNode) agent.get("skills")).put("wanted", 3));
            insert(desk, 0, read("{'language': 'th'}"), "{'queue': 'twin', 'requires': {'wanted': 3}}");
            ((ArrayNode) desk.get("queues")).addObject().put("id", "twin").put("department", "care");
            ObjectNode care = (ObjectNode) desk.at("/queues/0");
            care.put("bound", "PT4H");
            ArrayNode ladder = care.has("ladder") ? (ArrayNode) care.get("ladder") : care.putArray("ladder");
            String[] rung = rungs.get(next[0]++ % rungs.size()).split("\\|", -1);
            ladder.add(read(rung[0]));
            return new Fault("/queues/0/ladder/" + (ladder.size() - 1) + rung[1], "", null);
        });
    }

    @Test
    void rungs_that_repeat_an_earlier_one() {
        List<String> rungs = List.of(
                "'relax': ['wanted']|/relax/0", "'lower': {'wanted': 1}|/lower/wanted", "'also': ['press']|/also/0");
        int[] next = {0};
        found(desk -> {
            ((ArrayNode) desk.get("skills")).add("wanted");
            desk.get("agents").forEach(agent -> ((ObjectNode) agent.get("skills")).put("wanted", 3));
            insert(desk, 0, read("{'language': 'th'}"), "{'requires': {'wanted': 3}}");
            String[] rung = rungs.get(next[0]++ % rungs.size()).split("\\|", -1);
            ArrayNode ladder = ((ObjectNode) desk.at("/queues/0")).putArray("ladder");
            ladder.add(read("{'after': 'PT1M', " + rung[0] + "}"));
            ladder.add(read("{'after': 'PT2M', " + rung[0] + "}"));
            return new Fault("/queues/0/ladder/1" + rung[1], "", null);
        });
    }

    @Test
    void a_report_reads_well_in_an_assertion() {
        ObjectNode json = CleanDesks.desk(1);
        assertThat(Lint.of("desk", utf8(json)).isClean()).isTrue();
        assertThat(Lint.of("desk", utf8(json))).hasToString("clean");
        insert(json, 0, read("{}"), "{}");
        LintReport report = Lint.of("desk", utf8(json));
        assertThat(report.errors()).isEmpty();
        assertThat(report.warnings()).hasSize(1);
        assertThat(report.toString()).startsWith("{\"level\":\"warning\",\"pointer\":\"/rules/0/then\"");
        json.remove("queues");
        assertThat(Lint.of("desk", utf8(json)).errors()).isNotEmpty();
        assertThat(Lint.of("desk", utf8(json)).warnings()).isEmpty();
    }
}
