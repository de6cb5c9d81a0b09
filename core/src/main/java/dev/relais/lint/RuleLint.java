package dev.relais.lint;

import dev.relais.config.DeskConfig;
import dev.relais.rules.Condition;
import dev.relais.rules.Effects;
import dev.relais.rules.Operator;
import dev.relais.rules.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules that can never match, or never change anything. */
final class RuleLint {
    private final List<Rule> rules;
    private final Tableau tableau;
    private final IdentityHashMap<Condition, Set<String>> mentioned = new IdentityHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private RuleLint(DeskConfig desk) {
        this.rules = desk.rules();
        this.tableau = new Tableau(Tableau.calendars(desk));
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
        if (tableau.impossible(List.of(rule.when()), List.of())) {
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
        if (stops.size() > 1 && tableau.impossible(List.of(rule.when()), stopping)) {
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
        return !asksMore(earlier.when(), later.when())
                && tableau.impossible(List.of(later.when()), List.of(earlier.when()));
    }

    /** Whether the earlier condition tests a fact that the later does not mention: a short way to most answers. */
    private boolean asksMore(Condition earlier, Condition later) {
        return earlier instanceof Condition.All all
                && all.conditions().stream()
                        .anyMatch(part -> part instanceof Condition.Test test
                                && !mentioned(later).contains(test.fact()));
    }

    private Set<String> mentioned(Condition condition) {
        return mentioned.computeIfAbsent(condition, c -> {
            Map<String, List<Operator>> asked = new HashMap<>();
            Messages.collect(c, asked);
            return asked.keySet();
        });
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
