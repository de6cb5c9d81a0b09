package dev.relais.lint;

import dev.relais.account.Account;
import dev.relais.config.DeskConfig;
import dev.relais.rules.Condition;
import dev.relais.rules.Condition.All;
import dev.relais.rules.Condition.Any;
import dev.relais.rules.Condition.Not;
import dev.relais.rules.Condition.Test;
import dev.relais.rules.FactCatalogue;
import dev.relais.rules.FactType;
import dev.relais.rules.FactValue;
import dev.relais.rules.FactValue.Text;
import dev.relais.rules.Operator;
import dev.relais.rules.Operator.Exists;
import dev.relais.rules.Operator.In;
import dev.relais.rules.Operator.Is;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tests that no value passes which the fact really has: numbers out of its range, words that are none of its words. */
final class FactLint {
    private static final List<String> NETWORKS = List.of("x", "facebook", "instagram", "whatsapp");

    private final Map<String, List<String>> words = new TreeMap<>();
    private final Set<String> networks = new LinkedHashSet<>(NETWORKS);
    private final List<Finding> findings = new ArrayList<>();

    private FactLint(DeskConfig desk) {
        words.put("surface", List.of("post", "comment", "direct", "review"));
        words.put("visibility", List.of("public", "private"));
        words.put("weekday", List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU"));
        if (!desk.accounts().isEmpty()) {
            words.put("account", desk.accounts().stream().map(Account::id).toList());
        }
        for (Account account : desk.accounts()) {
            if (account.network() != null) {
                networks.add(account.network());
            }
        }
    }

    static List<Finding> check(DeskConfig desk) {
        FactLint lint = new FactLint(desk);
        desk.rules().forEach(rule -> lint.visit(rule.when()));
        return lint.findings;
    }

    private void visit(Condition condition) {
        if (condition instanceof Test test) {
            visit(test);
        } else if (condition instanceof Not not) {
            visit(not.condition());
        } else {
            List<Condition> parts = condition instanceof All all ? all.conditions() : ((Any) condition).conditions();
            parts.forEach(this::visit);
        }
    }

    private void visit(Test test) {
        List<Operator> operators = test.operators().stream()
                .filter(operator -> !(operator instanceof Exists))
                .toList();
        FactType type = FactCatalogue.fixed().getOrDefault(test.fact(), FactType.ANY);
        // What no value at all passes is told of the whole condition.
        if (operators.isEmpty() || Literal.never(test) || Values.none(type, operators, List.of())) {
            return;
        }
        if (type == FactType.NUMBER) {
            if (Samples.isOutOfRange(test.fact(), operators)) {
                warn(test.pointer(), "\"" + test.fact() + "\" has no such value: it is " + Samples.range(test.fact()));
            }
        } else if (words.containsKey(test.fact())) {
            word(test, operators, words.getOrDefault(test.fact(), List.of()));
        } else if (test.fact().equals("network")) {
            operators.forEach(operator -> network(test, operator));
        }
    }

    private void word(Test test, List<Operator> operators, List<String> known) {
        boolean possible = known.stream()
                .map(FactValue::of)
                .anyMatch(value -> operators.stream().allMatch(operator -> operator.holds(value)));
        String of = "\"" + test.fact() + "\" has no such value: it is one of " + String.join(", ", known);
        if (!possible) {
            warn(test.pointer(), of);
            return;
        }
        for (Operator operator : operators) {
            List<FactValue> operands = operator instanceof In in ? in.operand().elements() : List.of();
            for (int i = 0; i < operands.size(); i++) {
                if (operands.get(i) instanceof Text text && !known.contains(text.value())) {
                    warn(test.pointer() + "/in/" + i, of);
                }
            }
        }
    }

    /** The networks are an open set: only what is nearly one of the known is suspicious. */
    private void network(Test test, Operator operator) {
        List<FactValue> operands = operator instanceof In in
                ? in.operand().elements()
                : operator instanceof Is is ? List.of(is.operand()) : List.of();
        for (int i = 0; i < operands.size(); i++) {
            if (operands.get(i) instanceof Text text && !networks.contains(text.value())) {
                String plain = text.value().strip().toLowerCase(Locale.ROOT);
                String meant = plain.equals("twitter") ? "x" : plain;
                if (networks.contains(meant)) {
                    String place = operator instanceof In ? test.pointer() + "/in/" + i : test.pointer();
                    warn(place, "no message has this \"network\"; did you mean \"" + meant + "\"?");
                }
            }
        }
    }

    private void warn(String pointer, String message) {
        findings.add(Finding.warning(pointer, message));
    }
}
