package dev.relais.lint;

import dev.relais.config.DeskConfig;
import dev.relais.rules.Condition;
import dev.relais.rules.Effects;
import dev.relais.rules.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules that can never match, or never change anything. */
final class RuleLint {
    private final List<Rule> rules;
    private final Set<String> calendars = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    private RuleLint(DeskConfig desk) {
        this.rules = desk.rules();
        desk.calendars().forEach(calendar -> calendars.add(calendar.id()));
    }

    static List<Finding> check(DeskConfig desk) {
        RuleLint lint = new RuleLint(desk);
        List<Rule> stops = new ArrayList<>();
        for (int i = 0; i < lint.rules.size(); i++) {
            Rule rule = lint.rules.get(i);
            boolean dead = lint.dead(i, rule, stops);
            if (!dead && rule.then().stop()) {
                stops.add(rule);
            }
            if (!dead) {
                lint.idle(i, rule);
            }
            lint.emptyTags(i, rule.then());
        }
        return lint.findings;
    }

    private boolean dead(int index, Rule rule, List<Rule> stops) {
        if (Tableau.impossible(List.of(rule.when()), List.of(), calendars)) {
            warn(index, "/when", "rule \"" + rule.id() + "\" can never match: its tests exclude each other");
            return true;
        }
        for (Rule stop : stops) {
            if (covers(stop, rule)) {
                warn(
                        index,
                        "",
                        "rule \"" + rule.id() + "\" can never match: rule \"" + stop.id()
                                + "\" matches whenever it would, and stops before");
                return true;
            }
        }
        List<Condition> stopping = stops.stream().map(Rule::when).toList();
        if (stops.size() > 1 && Tableau.impossible(List.of(rule.when()), stopping, calendars)) {
            warn(
                    index,
                    "",
                    "rule \"" + rule.id() + "\" can never match: whenever it would, one of the rules that stop"
                            + " before matches");
            return true;
        }
        return false;
    }

    private boolean covers(Rule earlier, Rule later) {
        return Tableau.impossible(List.of(later.when()), List.of(earlier.when()), calendars);
    }

    private void idle(int index, Rule rule) {
        for (Rule earlier : rules.subList(0, index)) {
            if (addsNothing(rule.then(), earlier.then()) && covers(earlier, rule)) {
                warn(
                        index,
                        "",
                        "rule \"" + rule.id() + "\" never changes anything: rule \"" + earlier.id()
                                + "\" matches whenever it does, and has said it all before");
                return;
            }
        }
    }

    private static boolean addsNothing(Effects later, Effects earlier) {
        return !later.stop()
                && (later.queue() == null || earlier.queue() != null)
                && (later.priority() == null || earlier.priority() != null)
                && (later.sla() == null || earlier.sla() != null)
                && (later.weight() == null || earlier.weight() != null)
                && (later.preferAgent() == null || earlier.preferAgent() != null)
                && earlier.tags().containsAll(later.tags())
                && later.requires().entrySet().stream().allMatch(skill -> reaches(earlier.requires(), skill));
    }

    private static boolean reaches(Map<String, Integer> requires, Map.Entry<String, Integer> skill) {
        return requires.getOrDefault(skill.getKey(), 0) >= skill.getValue();
    }

    private void emptyTags(int index, Effects then) {
        int tag = then.tags().indexOf("");
        if (tag >= 0) {
            warn(index, "/then/tags/" + tag, "a tag is empty");
        }
    }

    private void warn(int rule, String place, String message) {
        findings.add(Finding.warning("/rules/" + rule + place, message));
    }
}
