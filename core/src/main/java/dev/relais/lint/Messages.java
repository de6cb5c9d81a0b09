package dev.relais.lint;

import dev.relais.account.Account;
import dev.relais.config.DeskConfig;
import dev.relais.config.RouteLine;
import dev.relais.rules.Condition;
import dev.relais.rules.Condition.All;
import dev.relais.rules.Condition.Any;
import dev.relais.rules.Condition.Not;
import dev.relais.rules.Condition.Test;
import dev.relais.rules.FactCatalogue;
import dev.relais.rules.FactType;
import dev.relais.rules.FactValue;
import dev.relais.rules.Facts;
import dev.relais.rules.Operator;
import dev.relais.rules.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Messages such as a desk may really receive, made of its accounts, of the operands of its rules and of their neighbours.
 *
 * <p>Some facts belong together: an account has its network, a direct message is private, a Sunday is a Sunday for all
 * calendars. They change together.
 */
final class Messages {
    private static final List<String> LATER =
            List.of("network", "account", "surface", "visibility", "text", "hour", "weekday");
    /** Alternatives; each sets or (null) clears some facts. */
    private final List<List<Map<String, @Nullable FactValue>>> dimensions = new ArrayList<>();

    private final Set<String> calendars;

    Messages(DeskConfig desk) {
        this.calendars = Tableau.calendars(desk);
        Map<String, List<Operator>> asked = new TreeMap<>();
        desk.rules().stream().map(Rule::when).forEach(when -> collect(when, asked));
        dimensions.add(accounts(desk, asked));
        dimensions.add(surfaces());
        dimensions.add(alternatives("text", Samples.words(asked.getOrDefault("text", List.of())), false));
        boolean timed = asked.keySet().stream().anyMatch(Messages::isTime);
        if (timed) {
            dimensions.add(moments(desk, asked.keySet()));
        }
        asked.forEach((fact, operators) -> {
            if (!LATER.contains(fact) && !isTime(fact)) {
                dimensions.add(values(fact, operators));
            }
        });
    }

    /** How many ways there are to change a message. */
    int size() {
        return dimensions.size();
    }

    /** How many alternatives there are in one of the ways. */
    int size(int dimension) {
        return dimensions.get(dimension).size();
    }

    /** The message with the given alternative in each way. */
    Facts message(int[] choice) {
        Map<String, FactValue> facts = new HashMap<>();
        for (int i = 0; i < choice.length; i++) {
            dimensions.get(i).get(choice[i]).forEach((fact, value) -> {
                if (value != null) {
                    facts.put(fact, value);
                }
            });
        }
        return Facts.of(facts);
    }

    int[] random(RandomGenerator random) {
        int[] choice = new int[dimensions.size()];
        for (int i = 0; i < choice.length; i++) {
            choice[i] = random.nextInt(dimensions.get(i).size());
        }
        return choice;
    }

    /** Every fact that a condition tests, with the operators it is tested by. */
    static void collect(Condition condition, Map<String, List<Operator>> asked) {
        if (condition instanceof Test test) {
            asked.computeIfAbsent(test.fact(), f -> new ArrayList<>()).addAll(test.operators());
        } else if (condition instanceof Not not) {
            collect(not.condition(), asked);
        } else {
            List<Condition> parts = condition instanceof All all ? all.conditions() : ((Any) condition).conditions();
            parts.forEach(part -> collect(part, asked));
        }
    }

    private static boolean isTime(String fact) {
        return fact.equals("hour") || fact.equals("weekday") || fact.startsWith(FactCatalogue.OPEN);
    }

    private static List<Map<String, @Nullable FactValue>> accounts(DeskConfig desk, Map<String, List<Operator>> asked) {
        List<Map<String, @Nullable FactValue>> accounts = new ArrayList<>();
        for (Account account : desk.accounts()) {
            String network = account.network();
            accounts.add(Map.of(
                    "account", FactValue.of(account.id()), "network", FactValue.of(network == null ? "x" : network)));
        }
        if (accounts.isEmpty()) {
            for (FactValue network : Samples.texts(asked.getOrDefault("network", List.of()), "x")) {
                for (FactValue account : Samples.texts(asked.getOrDefault("account", List.of()), "main")) {
                    accounts.add(Map.of("account", account, "network", network));
                }
            }
        }
        return accounts;
    }

    private static List<Map<String, @Nullable FactValue>> surfaces() {
        List<Map<String, @Nullable FactValue>> surfaces = new ArrayList<>();
        for (String surface : List.of("post", "comment", "direct", "review")) {
            String visibility = surface.equals("direct") ? "private" : "public";
            surfaces.add(Map.of("surface", FactValue.of(surface), "visibility", FactValue.of(visibility)));
        }
        return surfaces;
    }

    /** Every hour of a week: what a message cannot escape is one of them. */
    private static List<Map<String, @Nullable FactValue>> moments(DeskConfig desk, Set<String> asked) {
        RouteLine lines = new RouteLine(desk);
        Instant monday = LocalDate.of(2026, 11, 23).atStartOfDay(desk.zone()).toInstant();
        Set<Map<String, @Nullable FactValue>> moments = new LinkedHashSet<>();
        for (int hour = 0; hour < 7 * 24; hour++) {
            Map<String, FactValue> facts = lines.factsAt(monday.plusSeconds(3_600L * hour));
            Map<String, @Nullable FactValue> moment = new LinkedHashMap<>();
            facts.forEach((fact, value) -> {
                if (asked.contains(fact)) {
                    moment.put(fact, value);
                }
            });
            moments.add(moment);
        }
        return List.copyOf(moments);
    }

    private List<Map<String, @Nullable FactValue>> values(String fact, List<Operator> operators) {
        boolean always = Set.of("customer.known", "conversation.reopened", "conversation.messages")
                .contains(fact);
        FactType type = FactCatalogue.typeOf(fact, calendars).orElse(FactType.ANY);
        Set<FactValue> values = new LinkedHashSet<>();
        switch (type) {
            case FLAG -> values.addAll(Samples.flags());
            case NUMBER -> values.addAll(Samples.numbers(fact, operators));
            case TEXT -> values.addAll(Samples.texts(operators, "another"));
            case LIST -> values.addAll(Samples.lists(operators));
            case ANY -> {
                values.addAll(Samples.texts(operators, "another"));
                values.addAll(Samples.numbers(fact, operators));
                values.addAll(Samples.flags());
            }
        }
        return alternatives(fact, values, !always);
    }

    private static List<Map<String, @Nullable FactValue>> alternatives(
            String fact, Iterable<FactValue> values, boolean optional) {
        List<Map<String, @Nullable FactValue>> alternatives = new ArrayList<>();
        if (optional) {
            alternatives.add(Map.of());
        }
        values.forEach(value -> alternatives.add(Map.of(fact, value)));
        return alternatives.isEmpty() ? List.of(Map.of()) : alternatives;
    }
}
