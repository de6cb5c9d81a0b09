package dev.relais.config;

import dev.relais.Fault;
import dev.relais.RefusedInputException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Desks for tests, written with single quotes. */
final class Desks {
    private Desks() {}

    /** A desk with one of everything, nothing suspicious in it, and these rules. */
    static String withRules(String rules) {
        return """
            {'relais': 1, 'desk': 'bakery', 'zone': 'Europe/Berlin',
             'accounts': [{'id': 'x-bakery', 'network': 'x', 'externalId': '77', 'handle': 'bakery'},
                          {'id': 'page', 'network': 'facebook', 'externalId': '9', 'name': 'The Bakery'}],
             'departments': ['shop', 'press'],
             'skills': ['german', 'cakes'],
             'calendars': [{'id': 'shop', 'hours': [{'days': ['MO', 'TU'], 'from': '08:00', 'to': '17:00'}],
                            'closed': ['2026-12-25'],
                            'extra': [{'date': '2026-12-24', 'from': '08:00', 'to': '12:00'}]}],
             'slas': [{'id': 'quick', 'calendar': 'shop', 'firstResponse': 'PT10M', 'nextResponse': 'PT20M',
                       'resolution': 'P1D', 'pauseWhen': ['waiting-for-customer'], 'warnAt': [0.5]}],
             'agents': [{'id': 'kim', 'name': 'Kim', 'departments': ['shop', 'press'],
                         'skills': {'german': 4, 'cakes': 2}, 'capacity': {'total': 5, 'public': 3, 'private': 4},
                         'shift': 'shop'}],
             'rampUp': 'PT15M',
             'queues': [{'id': 'counter', 'department': 'shop', 'sla': 'quick', 'order': 'priority',
                         'select': 'least-loaded', 'offer': 'PT30S', 'offerTo': 3, 'ageing': 'PT5M', 'bound': 'PT4H', 'tail': 0.1,
                         'sticky': 'PT24H', 'stickyWait': 'PT1M',
                         'awaiting': [{'share': 0.5}, {'after': 'PT4H', 'share': 0}],
                         'slopes': {'low': 1, 'normal': 2, 'high': 3.5, 'urgent': 8},
                         'ladder': [{'after': 'PT0S'}, {'after': 'PT2M', 'lower': {'cakes': 1}, 'relax': ['german']},
                                    {'after': 'PT5M', 'also': ['papers']}]},
                        {'id': 'papers', 'department': 'press'}],
             'rules': [%s]}
            """.formatted(rules).replace('\'', '"');
    }

    /** As {@link #withRules}, where nothing but one condition matters. */
    static String when(String condition) {
        return withRules("{'id': 'r', 'when': " + condition + ", 'then': {'queue': 'counter'}}");
    }

    static DeskConfig read(String desk) {
        return DeskFile.read("desk.json", utf8(desk.replace('\'', '"')));
    }

    /** The faults of a desk that is refused, as {@code pointer: reason}; none if it is accepted. */
    static List<String> faults(String desk) {
        try {
            read(desk);
            return List.of();
        } catch (RefusedInputException e) {
            return e.faults().stream().map(Desks::shown).toList();
        }
    }

    static String shown(Fault fault) {
        return fault.pointer() + ": " + fault.reason();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The line that {@code relais route} writes for facts, with explanation. */
    static String route(DeskConfig desk, String line) {
        RouteLine lines = new RouteLine(desk);
        MessageFacts message = lines.read("in", utf8(line.replace('\'', '"')));
        return lines.write(
                message.id(),
                desk.ruleSet().evaluate(message.facts()),
                desk.ruleSet().explain(message.facts()));
    }
}
