package dev.relais.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.json.StrictJson;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each sentence of the format about conditions. */
class ConditionTest {

    private static boolean holds(String when, String facts) {
        DeskConfig desk = Desks.read(Desks.when(when));
        String line = "{'id': 'm', 'facts': " + facts + "}";
        MessageFacts message = new RouteLine(desk).read("in", Desks.utf8(line.replace('\'', '"')));
        return desk.ruleSet().evaluate(message.facts()).decided();
    }

    private static void assertRefused(String when, String pointer) {
        assertThat(Desks.faults(Desks.when(when)))
                .as(when)
                .singleElement()
                .asString()
                .startsWith("/rules/0/when" + pointer + ": ");
    }

    @Test
    void an_empty_condition_and_an_empty_all_hold_and_an_empty_any_does_not() {
        assertThat(holds("{}", "{}")).isTrue();
        assertThat(holds("{'all': []}", "{}")).isTrue();
        assertThat(holds("{'any': []}", "{}")).isFalse();
        assertThat(holds("{'not': {}}", "{}")).isFalse();
    }

    @Test
    void all_members_must_hold() {
        String when = "{'language': 'fr', 'any': [{'spam': 0}, {'spam': 1}], 'not': {'topic': 'x'}}";
        assertThat(holds(when, "{'language': 'fr', 'spam': 1}")).isTrue();
        assertThat(holds(when, "{'language': 'fr', 'spam': 0.5}")).isFalse();
        assertThat(holds(when, "{'language': 'fr', 'spam': 0, 'topic': 'x'}")).isFalse();
    }

    @Test
    void negation_holds_where_the_fact_is_absent() {
        assertThat(holds("{'not': {'language': 'fr'}}", "{}")).isTrue();
        assertThat(holds("{'language': {'exists': false}}", "{'language': null}"))
                .isTrue();
        assertThat(holds("{'language': {'exists': false, 'is': 'fr'}}", "{}")).isFalse();
    }

    @Test
    void equality_is_exact() {
        assertThat(holds("{'language': 'fr'}", "{'language': 'FR'}")).isFalse();
        assertThat(holds("{'text': {'in': ['é']}}", "{'text': 'e\\u0301'}")).isFalse();
    }

    @Test
    void numbers_compare_as_decimals() {
        assertThat(holds("{'author.followers': 1}", "{'author.followers': 1.0}"))
                .isTrue();
        assertThat(holds("{'author.followers': 9007199254740993}", "{'author.followers': 9007199254740992}"))
                .isFalse();
        assertThat(holds("{'sentiment': {'lt': 0.3}}", "{'sentiment': 0.29999999999999999999}"))
                .isTrue();
        assertThat(holds("{'sentiment': {'gte': 0.1}}", "{'sentiment': 1e-1}")).isTrue();
        assertThat(holds("{'customer.x': {'lt': 1e999999}}", "{'customer.x': 1e999998}"))
                .isTrue();
    }

    @Test
    void values_compare_only_within_their_type() {
        assertThat(holds("{'customer.x': '1'}", "{'customer.x': 1}")).isFalse();
        assertThat(holds("{'customer.x': true}", "{'customer.x': 'true'}")).isFalse();
        assertThat(holds("{'customer.x': {'lt': 5}}", "{'customer.x': '1'}")).isFalse();
        assertThat(holds("{'customer.x': {'contains': '1'}}", "{'customer.x': 1}"))
                .isFalse();
        assertThat(holds("{'customer.x': {'exists': true}}", "{'customer.x': {'a': 1}}"))
                .isTrue();
    }

    @Test
    void parts_of_texts_ignore_case_and_accents() {
        assertThat(holds("{'text': {'contains': 'CREME'}}", "{'text': 'une crème'}"))
                .isTrue();
        assertThat(holds("{'text': {'contains': 'ὈΔΥΣΣΕΎΣ'}}", "{'text': 'Οδυσσευς'}"))
                .isTrue();
        assertThat(holds("{'text': {'startsWith': 'fi'}}", "{'text': 'ﬁn'}")).isTrue();
        assertThat(holds("{'text': {'containsAny': ['x', 'istanbul']}}", "{'text': 'İSTANBUL'}"))
                .isTrue();
        assertThat(holds("{'text': {'contains': 'strasse'}}", "{'text': 'Straße'}"))
                .isFalse();
    }

    @Test
    void a_word_is_a_maximal_run_of_letters_and_decimal_digits() {
        assertThat(holds("{'text': {'word': 'ete'}}", "{'text': 'l\\u0027été!'}"))
                .isTrue();
        assertThat(holds("{'text': {'word': 'ete'}}", "{'text': 'etes'}")).isFalse();
        assertThat(holds("{'text': {'word': 'a'}}", "{'text': 'a_b'}")).isTrue();
        assertThat(holds("{'text': {'word': '2'}}", "{'text': 'x２'}")).isFalse();
        assertThat(holds("{'text': {'anyWord': ['b', 'x2']}}", "{'text': 'x²'}"))
                .isTrue();
        assertThat(holds("{'text': {'word': 'ab'}}", "{'text': 'aⅫb'}")).isFalse();
    }

    @Test
    void expressions_are_found_anywhere_in_the_unfolded_text() {
        assertThat(holds("{'text': {'matches': 'r[eé]m'}}", "{'text': 'crème'}"))
                .isFalse();
        assertThat(holds("{'text': {'matches': 'r[eè]m'}}", "{'text': 'crème'}"))
                .isTrue();
        assertThat(holds("{'text': {'matches': '^c.*e$'}}", "{'text': 'crème'}"))
                .isTrue();
    }

    @Test
    void a_test_on_a_list_holds_for_some_element() {
        assertThat(holds("{'topics': 'b'}", "{'topics': ['a', 'b']}")).isTrue();
        assertThat(holds("{'not': {'topics': 'a'}}", "{'topics': ['a', 'b']}")).isFalse();
        assertThat(holds("{'topics': {'exists': true}}", "{'topics': []}")).isFalse();
        assertThat(holds("{'topics': {'exists': false}}", "{'topics': []}")).isTrue();
        assertThat(holds("{'customer.x': {'gt': 3}}", "{'customer.x': ['9', 2, [5], null, 4]}"))
                .isTrue();
    }

    @Test
    void several_operators_must_hold_for_the_same_element() {
        String when = "{'topics': {'startsWith': 'a', 'contains': 'z'}}";
        assertThat(holds(when, "{'topics': ['ab', 'yz']}")).isFalse();
        assertThat(holds(when, "{'topics': ['ab', 'az']}")).isTrue();
        assertThat(holds("{'topics': {'exists': true, 'is': 'a'}}", "{'topics': ['a']}"))
                .isTrue();
    }

    @Test
    void operands_of_another_type_are_refused_where_the_type_is_known() {
        assertRefused("{'language': 1}", "/language");
        assertRefused("{'sentiment': {'contains': 'x'}}", "/sentiment/contains");
        assertRefused("{'text': {'lt': 1}}", "/text/lt");
        assertRefused("{'hour': {'in': [1, '2']}}", "/hour/in/1");
        assertRefused("{'topics': {'is': 1}}", "/topics/is");
        assertRefused("{'author.verified': 'yes'}", "/author.verified");
        assertRefused("{'open.shop': {'matches': 'x'}}", "/open.shop/matches");
    }

    @Test
    void operands_are_checked_on_untyped_facts_too() {
        assertRefused("{'customer.x': {'lt': '1'}}", "/customer.x/lt");
        assertRefused("{'customer.x': {'exists': 1}}", "/customer.x/exists");
        assertRefused("{'customer.x': {'is': {}}}", "/customer.x/is");
        assertRefused("{'customer.x': {'in': 'a'}}", "/customer.x/in");
        assertRefused("{'customer.x': {'in': ['a', null]}}", "/customer.x/in/1");
        assertRefused("{'customer.x': {'in': [['a']]}}", "/customer.x/in/0");
    }

    @Test
    void empty_operands_null_and_a_list_as_short_form_are_refused() {
        assertRefused("{'text': ''}", "/text");
        assertRefused("{'text': null}", "/text");
        assertRefused("{'text': ['a']}", "/text");
        assertRefused("{'text': {}}", "/text");
        assertRefused("{'text': {'in': []}}", "/text/in");
        assertRefused("{'text': {'in': ['a', '']}}", "/text/in/1");
        assertRefused("{'text': {'contains': '\\u0301'}}", "/text/contains");
        assertRefused("{'text': {'containsAny': ['a', '\\u0301']}}", "/text/containsAny/1");
        assertRefused("{'text': {'word': 'two words'}}", "/text/word");
        assertRefused("{'text': {'anyWord': ['one', 'a_b']}}", "/text/anyWord/1");
        assertRefused("{'text': {'matches': ''}}", "/text/matches");
    }

    @Test
    void groups_of_another_shape_are_refused() {
        assertRefused("{'all': {}}", "/all");
        assertRefused("{'any': [1]}", "/any/0");
        assertRefused("{'not': []}", "/not");
        assertRefused("{'not': null}", "/not");
        assertRefused("[]", "");
    }

    @Test
    void expressions_that_are_none_or_grow_without_bounds_are_refused() {
        for (String expression : List.of(
                "(",
                "a**",
                "(?=a)",
                "\\\\1",
                "[z-a]",
                "a{1001}",
                "((a{100}){100}){100}",
                "(((a{9}){9}){9}){9}{9}",
                "(".repeat(600) + "a" + ")".repeat(600),
                "x".repeat(30_000))) {
            assertRefused("{'text': {'matches': '" + expression + "'}}", "/text/matches");
        }
        for (String expression :
                List.of("a{2,5}", "[{]{3}", "\\\\Q{1000}\\\\E", "(a|b){20}", "{", "[]a]", "(?i)x{0,}")) {
            assertThat(Desks.faults(Desks.when("{'text': {'matches': '" + expression + "'}}")))
                    .as(expression)
                    .isEmpty();
        }
    }

    @Test
    @Timeout(60)
    void expressions_that_would_be_compiled_forever_are_refused() {
        for (String expression : List.of(
                "(?i)ᲀ",
                "(?i)\\\\x{1C80}",
                "(?i)[а-\\\\x{2000}]",
                "(?si)[^é-\\ud83d]",
                "(?i)[^-é-\\ud83d]",
                "a(?i:[b-\\\\x{ffff}])")) {
            assertRefused("{'text': {'matches': '" + expression + "'}}", "/text/matches");
        }
        for (String expression : List.of("ᲀ", "(?i)[\\\\x{80}-\\\\x{17f}]", "(?i)[^a]", "(?i)K|ſ|ß|İ", "(?i)[α-ω]+")) {
            assertThat(Desks.faults(Desks.when("{'text': {'matches': '" + expression + "'}}")))
                    .as(expression)
                    .isEmpty();
        }
    }

    @Test
    @Timeout(120)
    void random_expressions_are_compiled_or_refused() {
        long seed = 99;
        RandomGenerator random = new SplittableRandom(seed);
        List<String> parts = List.of(
                "a",
                "(",
                ")",
                "[",
                "]",
                "{",
                "}",
                "{2}",
                "{3,}",
                "{1000}",
                "*",
                "+",
                "?",
                "|",
                "^",
                "$",
                ".",
                "-",
                ",",
                "\\\\",
                "\\\\Q",
                "\\\\E",
                "\\\\p",
                "{Greek}",
                "(?i)",
                "(?P<n>",
                "(?:",
                "[[:alpha:]]",
                "[^",
                "\\\\x",
                "\\\\d",
                "é",
                "\\ud83d");
        int accepted = 0;
        for (int i = 0; i < 5_000; i++) {
            StringBuilder expression = new StringBuilder();
            for (int j = random.nextInt(8); j >= 0; j--) {
                expression.append(parts.get(random.nextInt(parts.size())));
            }
            List<String> faults = Desks.faults(Desks.when("{'text': {'matches': '" + expression + "'}}"));
            assertThat(faults)
                    .as("seed %d: %s", seed, expression)
                    .allMatch(f -> f.startsWith("/rules/0/when/text/matches"));
            accepted += faults.isEmpty() ? 1 : 0;
        }
        assertThat(accepted).isBetween(200, 4_800);
    }

    private static String why(String when, String facts) {
        DeskConfig desk = Desks.read(Desks.when(when));
        String line = Desks.route(desk, "{'id': 'm', 'facts': " + facts + "}");
        return StrictJson.write(StrictJson.read(line).at("/because/0")).replace('"', '\'');
    }

    @Test
    void the_first_failing_test_explains_in_reading_order() {
        assertThat(why(
                        "{'language': 'fr', 'all': [{}, {'spam': {'lt': 0.5, 'gte': 0.10}}]}",
                        "{'language': 'fr', 'spam': 0.05}"))
                .isEqualTo("{'rule':'r','matched':false,'fact':'spam','operator':'gte','expected':0.10,'actual':0.05}");
        assertThat(why("{'any': [{'language': 'fr', 'topic': 'x'}, {'spam': 1}]}", "{'language': 'fr'}"))
                .isEqualTo("{'rule':'r','matched':false,'fact':'topic','operator':'is','expected':'x','actual':null}");
        assertThat(why("{'text': {'exists': false, 'is': 'a'}}", "{}"))
                .isEqualTo("{'rule':'r','matched':false,'fact':'text','operator':'is','expected':'a','actual':null}");
        assertThat(why("{'topics': {'in': ['a', 'b']}}", "{'topics': ['c']}"))
                .isEqualTo(
                        "{'rule':'r','matched':false,'fact':'topics','operator':'in','expected':['a','b'],'actual':['c']}");
    }

    @Test
    void groups_that_fail_as_a_whole_are_named_by_their_place() {
        assertThat(why("{'all': [{'not': {'not': {'language': 'fr'}}}]}", "{}"))
                .isEqualTo(
                        "{'rule':'r','matched':false,'fact':null,'operator':'not','pointer':'/rules/0/when/all/0/not'}");
        assertThat(why("{'any': []}", "{}"))
                .isEqualTo("{'rule':'r','matched':false,'fact':null,'operator':'any','pointer':'/rules/0/when/any'}");
        assertThat(why("{'topics': {'is': 'a', 'exists': true}}", "{'topics': []}"))
                .isEqualTo(
                        "{'rule':'r','matched':false,'fact':null,'operator':'list','pointer':'/rules/0/when/topics'}");
        assertThat(why("{'any': [{'any': []}, {'language': 'x'}]}", "{}"))
                .isEqualTo(
                        "{'rule':'r','matched':false,'fact':null,'operator':'any','pointer':'/rules/0/when/any/0/any'}");
    }
}
