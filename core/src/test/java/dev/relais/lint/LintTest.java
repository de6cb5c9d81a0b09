package dev.relais.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import dev.relais.config.RouteLine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LintTest {
    private static final String STAFF = "'departments': ['care'], 'skills': ['french', 'thai'],"
            + " 'accounts': [{'id': 'a', 'network': 'x'}, {'id': 'b', 'network': 'facebook'}],"
            + " 'calendars': [{'id': 'office', 'hours': [{'days': ['MO'], 'from': '09:00', 'to': '17:00'}]}],"
            + " 'agents': [{'id': 'lea', 'departments': ['care'], 'skills': {'french': 3}}, {'id': 'max'}],"
            + " 'queues': [{'id': 'q', 'department': 'care', 'ladder': [{'after': 'PT1M', 'also': ['r']}]},"
            + " {'id': 'r'}]";
    private static final String REST = "{'id': 'rest', 'when': {}, 'then': {'queue': 'q'}}";

    private static byte[] utf8(String desk) {
        return desk.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static List<Finding> lint(String members) {
        return Lint.check("desk.json", utf8("{'relais': 1, 'desk': 'd', " + members + "}"));
    }

    private static List<Finding> rules(String... rules) {
        return lint(STAFF + ", 'rules': [" + String.join(", ", rules) + "]");
    }

    private static String rule(String id, String when, String then) {
        return "{'id': '" + id + "', 'when': " + when + ", 'then': " + then + "}";
    }

    private static List<String> pointers(List<Finding> findings) {
        return findings.stream().map(Finding::pointer).toList();
    }

    @Test
    void a_queue_whose_agents_help_when_a_promise_is_in_danger_is_in_use() {
        String desk = """
                {"relais": 1, "desk": "d", "departments": ["care", "sales"],
                 "slas": [{"id": "s", "firstResponse": "PT15M", "escalate": [{"at": 1, "also": ["helpers"]}]}],
                 "agents": [{"id": "lea", "departments": ["care"]}, {"id": "sam", "departments": ["sales"]}],
                 "queues": [{"id": "care", "department": "care", "sla": "s"}, {"id": "helpers", "department": "sales"}],
                 "rules": [{"id": "all", "when": {}, "then": {"queue": "care"}}]}
                """;
        assertThat(Lint.check("desk.json", desk.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void a_clean_desk_gives_no_alarm() {
        assertThat(rules(
                        rule("spam", "{'spam': {'gte': 0.9}}", "{'queue': null, 'stop': true}"),
                        rule("less", "{'spam': {'gte': 0.5}}", "{'tags': ['maybe-spam']}"),
                        rule("fr", "{'language': 'fr'}", "{'queue': 'q', 'requires': {'french': 3}}"),
                        rule("two", "{'topics': 'a', 'all': [{'topics': 'b'}]}", "{'priority': 'high'}"),
                        REST))
                .isEmpty();
    }

    @Test
    void steps_of_escalation_that_do_nothing_never_come_or_stand_in_disorder_are_told() {
        String sla = STAFF + ", 'rules': [" + REST.replace("}}", ", 'sla': 's'}}") + "], 'slas': [{'id': 's', %s}]";
        assertThat(lint(sla.formatted("'firstResponse': 'PT1H', 'warnAt': [0.5, 0.8], 'escalate': ["
                        + "{'at': 0.5, 'notify': ['lea']}, {'target': 'firstResponse', 'at': 0.8, 'priority': 'high'},"
                        + "{'at': 1, 'priority': 'urgent', 'also': ['r']}, {'after': 'PT1M', 'handTo': 'lea'}]")))
                .isEmpty();
        assertThat(pointers(lint(sla.formatted("'firstResponse': 'PT1H', 'warnAt': [0.5, 0.50], 'escalate': ["
                        + "{'at': 1}, {'at': 0.5, 'priority': 'low'}, {'target': 'resolution', 'after': 'PT1M', 'notify': ['lea']},"
                        + "{'after': 'PT2M', 'priority': 'high', 'also': ['r']},"
                        + "{'after': 'PT3M', 'priority': 'high', 'also': ['r']}]"))))
                .containsExactly(
                        "/slas/0/warnAt/1",
                        "/slas/0/escalate/0",
                        "/slas/0/escalate/1/at",
                        "/slas/0/escalate/1/priority",
                        "/slas/0/escalate/2/target",
                        "/slas/0/escalate/4/priority",
                        "/slas/0/escalate/4/also/0");
    }

    @Test
    void a_desk_whose_rules_share_out_all_messages_gives_no_alarm() {
        assertThat(rules(
                        rule("1", "{'account': 'a'}", "{'queue': 'q'}"),
                        rule("2", "{'network': 'facebook'}", "{'queue': 'r'}")))
                .isEmpty();
        assertThat(rules(
                        rule("1", "{'visibility': 'public'}", "{'queue': 'q'}"),
                        rule("2", "{'surface': 'direct'}", "{'queue': 'r'}")))
                .isEmpty();
        assertThat(rules(
                        rule("1", "{'open.office': true}", "{'queue': 'q'}"),
                        rule("2", "{'not': {'weekday': 'MO'}}", "{'queue': 'r'}"),
                        rule("3", "{'any': [{'hour': {'lt': 9}}, {'hour': {'gte': 17}}]}", "{'queue': 'r'}")))
                .isEmpty();
        assertThat(rules(
                        rule("1", "{'language': 'fr'}", "{'queue': 'q'}"),
                        rule("2", "{'not': {'language': 'fr'}}", "{'queue': 'r'}")))
                .isEmpty();
    }

    @Test
    void errors_are_the_faults_of_a_desk_that_is_refused() {
        List<Finding> findings = lint("'queues': [{'ID': 'q'}]");
        assertThat(findings).extracting(Finding::level).containsOnly(Finding.Level.ERROR);
        assertThat(pointers(findings)).containsExactly("/queues/0/ID", "/queues/0/id");
        assertThat(findings.get(1).line())
                .isEqualTo("{\"level\":\"error\",\"pointer\":\"/queues/0/id\",\"message\":\"missing member\"}");
        assertThat(Lint.check("d", utf8("{")))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .startsWith("line 1");
    }

    @Test
    void a_rule_behind_one_that_stops_whenever_it_would_match_is_dead() {
        assertDead("{'language': 'fr'}", "{'language': 'fr', 'topic': 'x'}");
        assertDead("{'spam': {'gte': 0.5}}", "{'spam': {'gt': 0.5}}");
        assertDead("{'spam': {'gte': 0.5}}", "{'spam': {'in': [0.5, 1]}}");
        assertDead("{'text': {'contains': 'Refund'}}", "{'text': {'anyWord': ['refunds', 'refunded']}}");
        assertDead("{'text': {'exists': true}}", "{'text': {'matches': 'x'}}");
        assertDead("{'topics': {'in': ['a', 'b']}}", "{'topics': 'a'}");
        assertDead("{'any': [{'hour': {'lt': 9}}, {'hour': {'gte': 9}}]}", "{'hour': {'exists': true}}");
        assertDead("{'not': {'all': [{'topic': 'a'}, {'language': 'fr'}]}}", "{'not': {'topic': 'a'}}");
        assertDead("{}", "{}");
        assertDead("{'customer.tier': {'lt': 5}}", "{'customer.tier': {'lte': 4}}");
        assertDead(
                "{'author.verified': {'exists': true}}",
                "{'any': [{'author.verified': true}, {'author.verified': false}]}");
    }

    private static void assertDead(String earlier, String later) {
        assertThat(rules(rule("1", earlier, "{'queue': 'q', 'stop': true}"), rule("2", later, "{'queue': 'r'}"), REST))
                .as(later)
                .anySatisfy(finding -> {
                    assertThat(finding.pointer()).isEqualTo("/rules/1");
                    assertThat(finding.message()).contains("\"2\" can never match: rule \"1\"");
                });
    }

    @Test
    void a_rule_that_may_match_is_never_called_dead() {
        assertAlive("{'language': 'fr', 'topic': 'x'}", "{'language': 'fr'}");
        assertAlive("{'spam': {'gt': 0.5}}", "{'spam': {'gte': 0.5}}");
        assertAlive("{'text': {'word': 'refund'}}", "{'text': {'contains': 'refund'}}");
        assertAlive("{'text': {'is': 'refund'}}", "{'text': {'contains': 'refund'}}");
        assertAlive("{'not': {'topics': 'a'}}", "{'topics': 'b'}");
        assertAlive("{'customer.x': {'lt': 5}}", "{'not': {'customer.x': {'gte': 5}}}");
        assertAlive("{'customer.x': true}", "{'not': {'customer.x': false}}");
        assertAlive(
                "{'topics': {'startsWith': 'a', 'contains': 'z'}}",
                "{'topics': {'startsWith': 'a'}, 'all': [{'topics': {'contains': 'z'}}]}");
    }

    private static void assertAlive(String earlier, String later) {
        assertThat(rules(rule("1", earlier, "{'queue': 'q', 'stop': true}"), rule("2", later, "{'queue': 'r'}"), REST))
                .as(later)
                .isEmpty();
    }

    @Test
    void several_rules_that_stop_can_cover_a_later_one_together() {
        assertThat(rules(
                        rule("1", "{'hour': {'lt': 12}}", "{'queue': 'q', 'stop': true}"),
                        rule("2", "{'hour': {'gte': 10}}", "{'queue': 'q', 'stop': true}"),
                        rule("3", "{'hour': {'gt': 5}}", "{'queue': 'r'}"),
                        REST))
                .singleElement()
                .extracting(Finding::pointer)
                .isEqualTo("/rules/2");
    }

    @Test
    void a_rule_whose_tests_exclude_each_other_is_dead() {
        for (String when : List.of(
                "{'hour': {'lt': 5, 'gt': 9}}",
                "{'language': 'fr', 'all': [{'language': 'de'}]}",
                "{'language': 'fr', 'not': {'language': {'exists': true}}}",
                "{'text': {'exists': false, 'contains': 'x'}}",
                "{'topics': {'is': 'a', 'in': ['b', 'c']}}",
                "{'any': []}",
                "{'author.verified': true, 'not': {'author.verified': true}}",
                "{'text': {'is': 'abc', 'matches': '^b'}}")) {
            assertThat(rules(rule("1", when, "{'queue': 'r'}"), REST))
                    .as(when)
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.pointer()).isEqualTo("/rules/0/when");
                        assertThat(finding.message()).contains("exclude each other");
                    });
        }
    }

    @Test
    void a_rule_that_says_nothing_new_is_idle() {
        assertThat(rules(
                        rule("1", "{'language': 'fr'}", "{'queue': 'q', 'tags': ['t']}"),
                        rule("2", "{'language': 'fr'}", "{'queue': 'r', 'tags': ['t']}"),
                        REST))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .startsWith("rule \"2\" never changes anything: rule \"1\"");
    }

    @Test
    void a_message_without_a_queue_is_shown() {
        assertUnrouted(rule("1", "{'language': 'fr'}", "{'queue': 'q'}"));
        assertUnrouted(
                rule("1", "{'sentiment': {'lt': 0}}", "{'queue': 'q'}"),
                rule("2", "{'sentiment': {'gte': 0}}", "{'queue': 'r'}"));
        assertUnrouted(rule("1", "{'account': 'a'}", "{'queue': 'q'}"));
        assertUnrouted(
                rule("1", "{'open.office': true}", "{'queue': 'q'}"),
                rule("2", "{'weekday': {'in': ['TU','WE','TH','FR','SA','SU']}}", "{'queue': 'q'}"));
        assertUnrouted(rule("1", "{'language': 'fr', 'not': {'topics': 'a'}}", "{'tags': ['x'], 'stop': true}"), REST);
        assertUnrouted(
                rule("1", "{'language': {'exists': false}}", "{'queue': 'q'}"),
                rule("2", "{'not': {'language': 'fr'}}", "{'queue': 'q'}"),
                rule("3", "{'spam': {'exists': false}}", "{'queue': 'r'}"),
                rule("4", "{'not': {'customer.tier': 7}}", "{'queue': 'r'}"));
        assertUnrouted();
    }

    @Test
    void a_message_without_a_queue_is_found_though_the_rules_look_for_greetings() {
        assertUnrouted(rule("1", "{'text': {'anyWord': ['hello', 'hi']}}", "{'queue': 'q'}"));
        assertUnrouted(rule("1", "{'text': {'contains': 'e'}}", "{'queue': 'q'}"));
        assertUnrouted(rule("1", "{'text': {'matches': '.'}}", "{'queue': 'q'}"));
    }

    @Test
    void a_message_without_a_queue_is_found_where_it_must_have_several_things_at_once() {
        assertUnrouted(rule("1", "{'not': {'text': {'contains': 'ab', 'word': 'foo'}}}", "{'queue': 'q'}"));
        assertUnrouted(rule("1", "{'not': {'topics': 'a', 'all': [{'topics': 'b'}]}}", "{'queue': 'q'}"));
    }

    @Test
    void a_message_without_a_queue_is_found_at_the_end_of_a_range_and_between_two_whole_numbers() {
        assertUnrouted(rule("1", "{'spam': {'gt': 0.9}}", "{'stop': true}"), REST);
        assertUnrouted(rule("1", "{'sentiment': {'lt': -0.99, 'gt': -1}}", "{'stop': true}"), REST);
        assertUnrouted(rule("1", "{'author.followers': {'gt': 10, 'lt': 13}}", "{'stop': true}"), REST);
    }

    @Test
    void a_message_without_a_queue_is_found_behind_an_expression() {
        assertUnrouted(rule("1", "{'text': {'matches': '(?i)^stop\\\\b'}}", "{'stop': true}"), REST);
        assertUnrouted(rule("1", "{'hashtags': {'matches': '^(win|free){1,2}$'}}", "{'stop': true}"), REST);
    }

    private static void assertUnrouted(String... rules) {
        List<Finding> findings = rules(rules);
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.pointer()).isEqualTo("/rules");
            byte[] desk =
                    utf8("{'relais': 1, 'desk': 'd', " + STAFF + ", 'rules': [" + String.join(", ", rules) + "]}");
            DeskConfig config = DeskFile.read("desk.json", desk);
            String example = String.valueOf(finding.example());
            assertThat(config.ruleSet()
                            .evaluate(new RouteLine(config)
                                    .read("example", example.getBytes(StandardCharsets.UTF_8))
                                    .facts())
                            .decided())
                    .as(example)
                    .isFalse();
        });
    }

    @Test
    void skills_that_nobody_has_are_named() {
        List<Finding> findings = rules(rule("1", "{'language': 'fr'}", "{'requires': {'french': 4, 'thai': 1}}"), REST);
        assertThat(pointers(findings)).containsExactly("/rules/0/then/requires/french", "/rules/0/then/requires/thai");
    }

    @Test
    void queues_that_nobody_serves_are_named() {
        String desk = "'departments': ['care', 'press'], 'agents': [{'id': 'a', 'departments': ['care']}],"
                + " 'queues': [{'id': 'care', 'department': 'care'}, {'id': 'press', 'department': 'press'},"
                + " {'id': 'helped', 'department': 'press', 'ladder': [{'after': 'PT1M', 'also': ['care']}]}],"
                + " 'rules': [{'id': 'p', 'when': {'topic': 'press'}, 'then': {'queue': 'press'}},"
                + " {'id': 'h', 'when': {'topic': 'help'}, 'then': {'queue': 'helped'}},"
                + " {'id': 'r', 'when': {}, 'then': {'queue': 'care'}}]";
        assertThat(pointers(lint(desk))).containsExactly("/queues/1");
    }

    @Test
    void rungs_that_change_nothing_are_named() {
        String desk =
                "'skills': ['s', 't'], 'queues': [{'id': 'q', 'ladder': [{}, {'relax': ['s']}, {'lower': {'s': 1}},"
                        + " {'lower': {'t': 2}}, {'lower': {'t': 1}}, {'also': ['q']}]}],"
                        + " 'rules': [{'id': 'r', 'when': {}, 'then': {'queue': 'q', 'requires': {'s': 3, 't': 3}}}]";
        assertThat(pointers(lint(desk))).containsExactly("/queues/0/ladder/2/lower/s", "/queues/0/ladder/5/also/0");
    }

    @Test
    void doubled_accounts_and_empty_tags_are_named() {
        String desk =
                "'accounts': [{'id': 'a', 'network': 'x', 'externalId': '1'}, {'id': 'b', 'network': 'x', 'externalId': '1'}],"
                        + " 'queues': [{'id': 'q'}], 'rules': [{'id': 'r', 'when': {}, 'then': {'queue': 'q', 'tags': ['']}}]";
        assertThat(pointers(lint(desk))).containsExactly("/accounts/1/externalId", "/rules/0/then/tags/0");
    }

    @Test
    @Timeout(120)
    void a_thousand_rules_are_looked_at_in_seconds() {
        String[] rules = new String[1_001];
        for (int i = 0; i < 1_000; i++) {
            rules[i] = rule(
                    "r" + i,
                    "{'text': {'anyWord': ['w" + i + "', 'v" + i
                            + "']}, 'any': [{'language': 'fr'}, {'spam': {'lt': 0.5}}]}",
                    "{'queue': 'q', 'stop': " + (i % 2 == 0) + "}");
        }
        rules[1_000] = rule("last", "{'language': 'fr'}", "{'queue': 'q'}");
        assertThat(rules(rules)).singleElement().extracting(Finding::pointer).isEqualTo("/rules");
    }
}
