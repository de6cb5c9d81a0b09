package dev.relais.lint;

import dev.relais.config.DeskConfig;
import dev.relais.rules.Condition;
import dev.relais.rules.Operator;
import dev.relais.rules.QueueChoice;
import dev.relais.rules.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Rules that can never match, or never change anything. */
final class RuleLint {
    /** No more rules than this are asked about together: whether one of them has always said it before. */
    private static final int FEW = 40;

    private final List<Rule> rules;
    private final Tableau tableau;
    private final IdentityHashMap<Condition, Set<String>> mentioned = new IdentityHashMap<>();
    private final Witness witness;
    /** Rules that cannot match, or whose queue is always set before. */
    private final Set<Integer> unheard = new HashSet<>();

    private final List<Finding> findings = new ArrayList<>();

    private RuleLint(DeskConfig desk) {
        this.rules = desk.rules();
        this.tableau = new Tableau(Tableau.calendars(desk));
        this.witness = new Witness(desk);
    }

    /** Findings about the rules, and about queues that no rule chooses. */
    static List<Finding> check(DeskConfig desk) {
        RuleLint lint = new RuleLint(desk);
        List<Rule> stops = new ArrayList<>();
        for (int i = 0; i < lint.rules.size(); i++) {
            Rule rule = lint.rules.get(i);
            boolean dead = lint.dead(i, rule, stops);
            if (!dead && rule.then().stop()) {
                stops.add(rule);
            }
            if (dead) {
                lint.unheard.add(i);
            } else {
                lint.idle(i, rule);
            }
            lint.emptyTags(i, rule);
        }
        lint.queues(desk);
        return lint.findings;
    }

    /** Chosen is a queue by a rule that can match and is not always too late; a queue whose agents help another one is in use. */
    private void queues(DeskConfig desk) {
        Set<String> used = new HashSet<>();
        for (int i = 0; i < rules.size(); i++) {
            QueueChoice choice = rules.get(i).then().queue();
            if (choice != null && choice.queue() != null && !unheard.contains(i)) {
                used.add(choice.queue());
            }
        }
        desk.queues().forEach(queue -> queue.ladder().forEach(rung -> used.addAll(rung.also())));
        desk.slas().forEach(sla -> sla.escalate().forEach(step -> used.addAll(step.also())));
        for (int i = 0; i < desk.queues().size() && !rules.isEmpty(); i++) {
            String id = desk.queues().get(i).id();
            if (!used.contains(id)) {
                findings.add(Finding.warning(
                        "/queues/" + i,
                        "no rule sends anything to queue \"" + id + "\", and its agents help no other"));
            }
        }
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
        if (coverTogether(stops, rule)) {
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

    /** What a rule says in vain: whenever it matches, rules before it have said it, or have stopped. */
    private void idle(int index, Rule rule) {
        List<Said> all = Said.by(rule.then());
        if (all.isEmpty()) {
            if (!rule.then().stop()) {
                warn(index, "/then", "rule \"" + rule.id() + "\" has no effect", rule);
            }
            return;
        }
        List<Said> inVain =
                all.stream().filter(said -> isInVain(index, rule, said)).toList();
        if (inVain.stream().anyMatch(said -> said.member().equals("queue"))) {
            unheard.add(index);
        }
        if (inVain.size() == all.size() && !rule.then().stop()) {
            warn(index, "", "rule \"" + rule.id() + "\" never changes anything: " + why(index, rule, all), rule);
            return;
        }
        for (Said said : inVain) {
            if (said.isSetOnce()) {
                warn(
                        index,
                        "/then/" + said.member(),
                        "rule \"" + rule.id() + "\" says it in vain: whenever it matches, it is set before",
                        rule);
            }
        }
    }

    private String why(int index, Rule rule, List<Said> all) {
        return before(index)
                .filter(earlier ->
                        all.stream().allMatch(said -> said.isSaidBy(earlier.then())) && covers(earlier, rule))
                .findFirst()
                .map(earlier -> "rule \"" + earlier.id() + "\" matches whenever it does, and has said it all before")
                .orElse("whenever it matches, rules before it have said it all");
    }

    private boolean isInVain(int index, Rule rule, Said said) {
        List<Rule> sayers = before(index)
                .filter(earlier -> earlier.then().stop() || said.isSaidBy(earlier.then()))
                .toList();
        if (sayers.stream().anyMatch(earlier -> covers(earlier, rule))) {
            return true;
        }
        return coverTogether(sayers, rule);
    }

    /** Whether one of several rules always matches where a later one does. */
    private boolean coverTogether(List<Rule> earlier, Rule later) {
        List<Condition> together = earlier.stream()
                .map(Rule::when)
                .filter(when -> earlier.size() <= FEW || !asksMore(when, later.when()))
                .toList();
        return together.size() > 1 && together.size() <= FEW && tableau.impossible(List.of(later.when()), together);
    }

    private Stream<Rule> before(int index) {
        return rules.subList(0, index).stream();
    }

    private void emptyTags(int index, Rule rule) {
        int tag = rule.then().tags().indexOf("");
        if (tag >= 0) {
            warn(index, "/then/tags/" + tag, "a tag is empty", rule);
        }
    }

    /** With a message that the rule matches. */
    private void warn(int index, String place, String message, Rule rule) {
        String example = witness.of(rule, outcome -> true);
        findings.add(new Finding(Finding.Level.WARNING, "/rules/" + index + place, message, example));
    }

    private void warn(int rule, String place, String message) {
        findings.add(Finding.warning("/rules/" + rule + place, message));
    }
}
