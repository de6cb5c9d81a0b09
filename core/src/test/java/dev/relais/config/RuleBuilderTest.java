package dev.relais.config;

import static dev.relais.rules.Conditions.all;
import static dev.relais.rules.Conditions.always;
import static dev.relais.rules.Conditions.any;
import static dev.relais.rules.Conditions.authorFollowers;
import static dev.relais.rules.Conditions.customer;
import static dev.relais.rules.Conditions.customerKnown;
import static dev.relais.rules.Conditions.hashtags;
import static dev.relais.rules.Conditions.host;
import static dev.relais.rules.Conditions.hour;
import static dev.relais.rules.Conditions.language;
import static dev.relais.rules.Conditions.not;
import static dev.relais.rules.Conditions.open;
import static dev.relais.rules.Conditions.sameElement;
import static dev.relais.rules.Conditions.sentiment;
import static dev.relais.rules.Conditions.spam;
import static dev.relais.rules.Conditions.text;
import static dev.relais.rules.Conditions.topics;
import static dev.relais.rules.Priority.HIGH;
import static dev.relais.rules.Priority.URGENT;
import static dev.relais.rules.Then.nothing;
import static dev.relais.rules.Then.nowhere;
import static dev.relais.rules.Then.preferAgent;
import static dev.relais.rules.Then.priority;
import static dev.relais.rules.Then.queue;
import static dev.relais.rules.Then.requires;
import static dev.relais.rules.Then.sla;
import static dev.relais.rules.Then.stop;
import static dev.relais.rules.Then.tags;
import static dev.relais.rules.Then.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relais.rules.Condition;
import dev.relais.rules.FactValue;
import dev.relais.rules.Facts;
import dev.relais.rules.Outcome;
import dev.relais.rules.Rule;
import dev.relais.rules.RuleSet;
import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Rules written in Java are the rules of a desk file. */
class RuleBuilderTest {
    private static final Rule FRENCH =
            Rule.when(language().is("fr").and(sentiment().below(-0.3))).then(queue("care"));

    @Test
    void a_rule_written_in_java_is_what_the_desk_file_says() {
        assertThat(FRENCH)
                .isEqualTo(RuleJson.read("{\"id\": \"" + FRENCH.id()
                        + "\", \"when\": {\"language\": \"fr\", \"sentiment\": {\"lt\": -0.3}},"
                        + " \"then\": {\"queue\": \"care\"}}"));
    }

    @Test
    void every_kind_of_fact_and_effect_has_its_json() {
        Rule rule = Rule.named("all-kinds")
                .when(all(
                        text().hasAnyWord("refund", "broken"),
                        any(
                                customer("tier").in("gold", "black"),
                                authorFollowers().atLeast(10_000)),
                        not(open("shop").isTrue()),
                        topics().contains("billing"),
                        hashtags().some().startsWith("sale"),
                        hour().between(9, 17),
                        host("score").above(new BigDecimal("0.10")),
                        customerKnown().exists()))
                .then(
                        queue("care").and(priority(URGENT)),
                        tags("vip", "angry"),
                        requires("french", 3),
                        requires("french", 2),
                        sla("quick"),
                        weight(2),
                        preferAgent("kim"),
                        stop());
        assertThat(RuleJson.write(rule)).isEqualTo("""
                {"id":"all-kinds","when":{"text":{"anyWord":["refund","broken"]},\
                "any":[{"customer.tier":{"in":["gold","black"]}},{"author.followers":{"gte":10000}}],\
                "not":{"open.shop":true},"topics":"billing","hashtags":{"startsWith":"sale"},\
                "hour":{"gte":9,"lte":17},"host.score":{"gt":0.10},"customer.known":{"exists":true}},\
                "then":{"queue":"care","priority":"urgent","sla":"quick","weight":2,"preferAgent":"kim",\
                "tags":["vip","angry"],"requires":{"french":3},"stop":true}}""");
        assertThat(RuleJson.read(RuleJson.write(rule))).isEqualTo(rule);
    }

    @Test
    void tests_of_the_same_fact_stand_in_a_list() {
        Rule rule = Rule.named("r")
                .when(text().contains("a").and(text().contains("b")))
                .then(nowhere());
        assertThat(RuleJson.write(rule))
                .isEqualTo(
                        "{\"id\":\"r\",\"when\":{\"all\":[{\"text\":{\"contains\":\"a\"}},{\"text\":{\"contains\":\"b\"}}]},"
                                + "\"then\":{\"queue\":null}}");
        Rule same = Rule.named("r")
                .when(sameElement(topics().some().contains("a"), topics().some().startsWith("b")))
                .then(nothing());
        assertThat(RuleJson.write(same))
                .isEqualTo(
                        "{\"id\":\"r\",\"when\":{\"topics\":{\"contains\":\"a\",\"startsWith\":\"b\"}},\"then\":{}}");
        assertThat(RuleJson.write(Rule.named("r").when(always()).then(nothing())))
                .isEqualTo("{\"id\":\"r\",\"when\":{},\"then\":{}}");
    }

    @Test
    void an_id_that_nobody_gave_follows_from_what_the_rule_says() {
        assertThat(FRENCH.id()).isEqualTo("rule-a2d1bf4b6424b8bd").matches("[a-z0-9-]{21}");
        assertThat(Rule.when(language().is("fr").and(sentiment().below(new BigDecimal("-0.30"))))
                        .then(queue("care")))
                .isEqualTo(FRENCH);
        assertThat(Rule.when(language().is("fr")).then(queue("care")).id()).isNotEqualTo(FRENCH.id());
        assertThat(Rule.when(language().is("fr").and(sentiment().below(-0.3)))
                        .then(nowhere())
                        .id())
                .isNotEqualTo(FRENCH.id());
    }

    @Test
    void pointers_are_those_of_the_desk_file() {
        Condition when = not(language().is("fr")).and(any(text().hasWord("x"), text().hasWord("y")));
        RuleSet rules = RuleSet.of(FRENCH, Rule.named("second").when(when).then(queue("care")));
        String desk = Desks.withRules(
                RuleJson.write(rules.rules()).replaceAll("^\\[|\\]$", "").replace("care", "counter"));
        List<Condition> read = Desks.read(desk).rules().stream().map(Rule::when).toList();
        assertThat(rules.rules()).extracting(Rule::when).isEqualTo(read);
        assertThat(rules.rules().get(1).when().pointer()).isEqualTo("/rules/1/when");
        DeskConfig plain = Desks.read(Desks.withRules(""));
        DeskConfig built = new DeskConfig(
                plain.desk(),
                plain.zone(),
                plain.accounts(),
                plain.departments(),
                plain.skills(),
                plain.calendars(),
                plain.slas(),
                plain.agents(),
                plain.queues(),
                List.of(FRENCH, Rule.named("second").when(when).then(queue("care"))));
        assertThat(built.rules()).isEqualTo(rules.rules());
        assertThat(FRENCH.when().pointer()).isEqualTo("/when");
    }

    @Test
    void rules_written_in_java_decide() {
        RuleSet rules = RuleSet.of(
                Rule.named("spam").when(spam().atLeast(0.95)).then(nowhere(), stop()),
                Rule.named("gold").when(customer("tier").is("gold")).then(priority(HIGH)),
                Rule.named("otherwise").when(always()).then(queue("care")));
        Facts gold = Facts.none().with("customer.tier", FactValue.of("gold"));
        Outcome outcome = rules.evaluate(gold);
        assertThat(outcome.queue()).isEqualTo("care");
        assertThat(outcome.priority()).isEqualTo(HIGH);
        assertThat(rules.evaluate(gold.with("spam", FactValue.of(1))).queue()).isNull();
        assertThatThrownBy(() -> RuleSet.of(FRENCH, FRENCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two rules have the id \"" + FRENCH.id() + "\"");
    }

    @Test
    void bad_operands_are_refused_in_the_words_of_the_desk_file() {
        refused(() -> language().is(""), "{'language': ''}");
        refused(() -> language().in("fr", ""), "{'language': {'in': ['fr', '']}}");
        refused(() -> language().in(), "{'language': {'in': []}}");
        refused(() -> sentiment().in(), "{'sentiment': {'in': []}}");
        refused(() -> text().contains(""), "{'text': {'contains': ''}}");
        refused(() -> text().contains("\u0301"), "{'text': {'contains': '\u0301'}}");
        refused(() -> text().containsAny("a", ""), "{'text': {'containsAny': ['a', '']}}");
        refused(() -> text().containsAny(), "{'text': {'containsAny': []}}");
        refused(() -> text().hasWord("two words"), "{'text': {'word': 'two words'}}");
        refused(() -> text().hasAnyWord("a", "b", "-"), "{'text': {'anyWord': ['a', 'b', '-']}}");
        refused(() -> text().startsWith(""), "{'text': {'startsWith': ''}}");
        refused(() -> text().matches(""), "{'text': {'matches': ''}}");
        refused(() -> text().matches("("), "{'text': {'matches': '('}}");
        refused(() -> text().matches("a{1000}{1000}"), "{'text': {'matches': 'a{1000}{1000}'}}");
        refused(() -> topics().contains(""), "{'topics': ''}");
        refused(() -> topics().containsAny("a", ""), "{'topics': {'in': ['a', '']}}");
        refused(() -> host("a/b").is(""), "{'host.a/b': ''}");
    }

    private static void refused(ThrowingCallable built, String condition) {
        List<String> faults = Desks.faults(Desks.when(condition));
        assertThat(faults).hasSize(1);
        String fault = faults.get(0).substring("/rules/0/when".length());
        assertThatThrownBy(built).isInstanceOf(IllegalArgumentException.class).hasMessage(fault);
    }

    @Test
    void what_else_no_desk_file_says_is_refused() {
        says(() -> weight(0), "/then/weight: expected a whole number from 1 to 1000000000");
        assertThat(Desks.faults(Desks.withRules("{'id': 'r', 'when': {}, 'then': {'weight': 0}}")))
                .containsExactly("/rules/0/then/weight: expected a whole number from 1 to 1000000000");
        says(() -> requires("a/b", 0), "/then/requires/a~1b: expected a whole number from 1 to 1000000000");
        says(() -> queue("a").and(queue("b")), "/then/queue: set twice");
        says(() -> Rule.when(always()).then(priority(HIGH), priority(URGENT)), "/then/priority: set twice");
        says(() -> sentiment().below(Double.NaN), "/sentiment/lt: expected a number, found NaN");
        says(() -> customer(""), "/customer.: unknown fact");
        says(() -> Rule.named("a b"), "/id: an id has 1 to 64 ASCII letters, digits, \"-\", \"_\" or \".\"");
        says(
                () -> sameElement(topics().contains("a"), hashtags().contains("b")),
                "only tests of one fact can be about the same element");
        says(() -> sameElement(topics().contains("a"), topics().contains("b")), "/topics/is: given twice");
    }

    private static void says(ThrowingCallable built, String message) {
        assertThatThrownBy(built).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
