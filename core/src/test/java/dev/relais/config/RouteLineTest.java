package dev.relais.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relais.RefusedInputException;
import org.junit.jupiter.api.Test;

class RouteLineTest {
    private final DeskConfig desk = Desks.read(Desks.withRules("""
        {'id': 'spam', 'when': {'spam': {'gte': 0.95}}, 'then': {'queue': null, 'tags': ['spam'], 'stop': true}},
        {'id': 'cake', 'when': {'topics': 'cake', 'any': [{'language': 'de'}, {'open.shop': true}]},
         'then': {'tags': ['sweet', 'b'], 'requires': {'german': 2, 'cakes': 1}, 'priority': 'high', 'weight': 2}},
        {'id': 'rest', 'when': {}, 'then': {'queue': 'counter', 'priority': 'low', 'requires': {'german': 1, 'cakes': 3},
         'preferAgent': 'kim', 'tags': ['b', 'a']}}"""));

    private String route(String line) {
        return Desks.route(desk, line).replace('"', '\'');
    }

    @Test
    void every_member_is_written_in_the_order_of_the_format() {
        assertThat(route("{'id': 'm1', 'facts': {'topics': ['cake'], 'language': 'de', 'spam': 0.1}}"))
                .isEqualTo(
                        "{'id':'m1','queue':'counter','priority':'high','sla':'quick','weight':2,'tags':['a','b','sweet'],"
                                + "'requires':{'cakes':3,'german':2},'preferAgent':'kim','rules':['cake','rest'],'because':["
                                + "{'rule':'spam','matched':false,'fact':'spam','operator':'gte','expected':0.95,'actual':0.1},"
                                + "{'rule':'cake','matched':true},{'rule':'rest','matched':true}]}");
    }

    @Test
    void a_stop_ends_evaluation_and_explanation() {
        assertThat(route("{'id': '', 'facts': {'spam': 0.950}}"))
                .isEqualTo(
                        "{'id':'','queue':null,'priority':'normal','sla':null,'weight':1,'tags':['spam'],'requires':{},"
                                + "'preferAgent':null,'rules':['spam'],'because':[{'rule':'spam','matched':true}]}");
    }

    @Test
    void time_gives_hour_weekday_and_open_calendars_unless_they_are_given() {
        RouteLine lines = new RouteLine(desk);
        String line =
                "{\"id\": \"m\", \"at\": \"2026-11-23T09:30:00+02:00\", \"facts\": {\"hour\": 3, \"weekday\": null}}";
        MessageFacts message = lines.read("in", Desks.utf8(line));
        assertThat(message.facts().get("hour")).isEqualTo(dev.relais.rules.FactValue.of(3));
        assertThat(message.facts().get("weekday")).isEqualTo(dev.relais.rules.FactValue.of("MO"));
        assertThat(message.facts().get("open.shop")).isEqualTo(dev.relais.rules.FactValue.of(true));
    }

    @Test
    void unknown_facts_are_ignored_and_null_is_absent() {
        MessageFacts message = new RouteLine(desk)
                .read(
                        "in",
                        Desks.utf8(
                                "{\"id\":\"m\",\"facts\":{\"langage\":1,\"text\":null,\"open.moon\":2,\"host.a\":[]}}"));
        assertThat(message.facts().names()).containsExactly("host.a");
    }

    @Test
    void a_known_fact_of_a_wrong_type_refuses_the_line() {
        assertFault("{'id':'m','facts':{'language':3}}", "/facts/language: expected a string, found a number");
        assertFault("{'id':'m','facts':{'sentiment':'0'}}", "/facts/sentiment: expected a number, found a string");
        assertFault("{'id':'m','facts':{'open.shop':0}}", "/facts/open.shop: expected true or false, found a number");
        assertFault("{'id':'m','facts':{'topics':'a'}}", "/facts/topics: expected a list, found a string");
        assertFault("{'id':'m','facts':{'topics':['a',{}]}}", "/facts/topics/1: expected a string, found an object");
    }

    @Test
    void a_line_of_another_shape_is_refused() {
        assertFault("{'id':'m'}", "/facts: missing member");
        assertFault("{'facts':{}}", "/id: missing member");
        assertFault("[]", ": expected an object, found a list");
        assertFault("{'id':'m','facts':{},'fact':{}}", "/fact: unknown member; did you mean \"facts\"?");
        assertFault(
                "{'id':'m','facts':{},'at':'2026-11-22T09:00:00'}",
                "/at: expected an instant such as \"2026-11-22T09:00:00Z\"");
    }

    private void assertFault(String line, String fault) {
        assertThatThrownBy(() -> new RouteLine(desk).read("in", Desks.utf8(line.replace('\'', '"'))))
                .isInstanceOfSatisfying(
                        RefusedInputException.class,
                        e -> assertThat(e.faults()).extracting(Desks::shown).containsExactly(fault));
    }
}
