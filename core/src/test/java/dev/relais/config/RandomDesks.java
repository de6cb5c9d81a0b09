package dev.relais.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.json.StrictJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random rules and messages over a small vocabulary, so that they often meet. */
final class RandomDesks {
    private static final List<String> WORDS = List.of(
            "Crème",
            "creme",
            "ΣΊΓΜΑΣ",
            "σιγμας",
            "Straße",
            "strasse",
            "ﬁne",
            "fine",
            "İstanbul",
            "istanbul",
            "x²",
            "x2",
            "e\u0301t\u00e9",
            "ete",
            "\u0e01\u0e33",
            "１２",
            "12",
            "a_b",
            "日本",
            "\ud835\udd38",
            "a",
            "\ud800",
            "Ǆ",
            "K");
    private static final List<String> JOINTS = List.of(" ", "", "-", "\u0301", "\n", ", ", "\u00a0", "'");
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "1.0",
            "-0.0",
            "0.1",
            "0.10",
            "1e0",
            "1E2",
            "100",
            "9007199254740993",
            "9007199254740992.0",
            "0.30000000000000004",
            "-0.3",
            "1e-400",
            "12345678901234567890.5");
    private static final List<String> EXPRESSIONS = List.of(
            "^a", "(?i)CREME", "\\bfine\\b", "[0-9]{2,}", "\\p{Greek}+", "a|b$", "x.2?", ".", "(é|e)\\z", "\\d");
    private static final List<String> TEXT_FACTS = List.of("text", "language", "weekday", "author.handle", "topic");
    private static final List<String> NUMBER_FACTS = List.of("sentiment", "author.followers", "hour");
    private static final List<String> FLAG_FACTS = List.of("author.verified", "customer.known", "open.shop");
    private static final List<String> LIST_FACTS = List.of("topics", "tags", "media");
    private static final List<String> HOST_FACTS = List.of("customer.tier", "host.a", "host.a/b~c");

    private final RandomGenerator random;

    RandomDesks(RandomGenerator random) {
        this.random = random;
    }

    <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    String rules() {
        ArrayNode rules = StrictJson.object().putArray("rules");
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            ObjectNode rule = rules.addObject().put("id", "r" + i);
            rule.set("when", condition(3));
            rule.set("then", effects());
        }
        String list = StrictJson.write(rules);
        return list.substring(1, list.length() - 1);
    }

    private ObjectNode effects() {
        ObjectNode then = StrictJson.object();
        if (chance(0.4)) {
            then.put("queue", one(List.of("counter", "papers")));
        } else if (chance(0.1)) {
            then.putNull("queue");
        }
        if (chance(0.4)) {
            ArrayNode tags = then.putArray("tags");
            for (int i = random.nextInt(4); i > 0; i--) {
                tags.add(one(List.of("b", "a", "B", "\ud83d\ude00", "\ufffd", "é", "ab", "")));
            }
        }
        if (chance(0.4)) {
            then.putObject("requires").put(one(List.of("german", "cakes")), 1 + random.nextInt(5));
        }
        if (chance(0.3)) {
            then.put("priority", one(List.of("low", "normal", "high", "urgent")));
        }
        if (chance(0.2)) {
            then.put("weight", 1 + random.nextInt(4));
        }
        if (chance(0.1)) {
            then.put("sla", "quick");
        }
        if (chance(0.1)) {
            then.put("preferAgent", "kim");
        }
        if (chance(0.2)) {
            then.put("stop", chance(0.7));
        }
        return then;
    }

    private ObjectNode condition(int depth) {
        ObjectNode when = StrictJson.object();
        for (int i = random.nextInt(3); i >= 0 && !chance(0.05); i--) {
            double kind = depth == 0 ? 1 : random.nextDouble();
            if (kind < 0.15) {
                when.set("not", condition(depth - 1));
            } else if (kind < 0.4) {
                ArrayNode branches = when.putArray(kind < 0.28 ? "all" : "any");
                for (int j = random.nextInt(4); j > 0; j--) {
                    branches.add(condition(depth - 1));
                }
            } else {
                test(when);
            }
        }
        return when;
    }

    private void test(ObjectNode when) {
        double kind = random.nextDouble();
        if (kind < 0.3) {
            test(when, one(TEXT_FACTS), true, false, false);
        } else if (kind < 0.45) {
            test(when, one(NUMBER_FACTS), false, true, false);
        } else if (kind < 0.55) {
            test(when, one(FLAG_FACTS), false, false, true);
        } else if (kind < 0.75) {
            test(when, one(LIST_FACTS), true, false, false);
        } else {
            test(when, one(HOST_FACTS), true, true, true);
        }
    }

    private void test(ObjectNode when, String fact, boolean text, boolean number, boolean flag) {
        if (chance(0.3)) {
            scalar(when, fact, text, number, flag);
            return;
        }
        ObjectNode operators = when.putObject(fact);
        do {
            operator(operators, text, number, flag);
        } while (chance(0.35));
    }

    private void operator(ObjectNode operators, boolean text, boolean number, boolean flag) {
        double kind = random.nextDouble();
        if (kind < 0.15) {
            operators.put("exists", chance(0.6));
        } else if (kind < 0.3) {
            scalar(operators, "is", text, number, flag);
        } else if (kind < 0.45) {
            ArrayNode values = operators.putArray("in");
            do {
                ObjectNode holder = StrictJson.object();
                scalar(holder, "v", text, number, flag);
                values.add(holder.get("v"));
            } while (chance(0.5));
        } else if (number && (!text || kind < 0.65)) {
            operators.set(one(List.of("lt", "lte", "gt", "gte")), StrictJson.read(one(NUMBERS)));
        } else if (text) {
            textOperator(operators);
        } else {
            operators.put("exists", true);
        }
    }

    private void textOperator(ObjectNode operators) {
        switch (random.nextInt(6)) {
            case 0 -> operators.put("contains", one(WORDS));
            case 1 -> operators.putArray("containsAny").add(one(WORDS)).add(text(2) + "z");
            case 2 ->
                operators.put("word", one(List.of("Crème", "ΣΊΓΜΑΣ", "12", "x²", "ﬁne", "İstanbul", "日本", "e\u0301")));
            case 3 ->
                operators
                        .putArray("anyWord")
                        .add(one(List.of("creme", "K", "fine")))
                        .add(one(List.of("ete", "１２")));
            case 4 -> operators.put("startsWith", one(WORDS));
            default -> operators.put("matches", one(EXPRESSIONS));
        }
    }

    private void scalar(ObjectNode to, String name, boolean text, boolean number, boolean flag) {
        int kinds = (text ? 1 : 0) + (number ? 1 : 0) + (flag ? 1 : 0);
        int kind = random.nextInt(kinds);
        if (text && kind-- == 0) {
            to.put(name, one(WORDS));
        } else if (number && kind == 0) {
            to.set(name, StrictJson.read(one(NUMBERS)));
        } else {
            to.put(name, chance(0.5));
        }
    }

    String text(int words) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(words + 1); i >= 0; i--) {
            text.append(one(WORDS)).append(one(JOINTS));
        }
        return text.toString();
    }

    String line() {
        ObjectNode line = StrictJson.object().put("id", text(1));
        ObjectNode facts = line.putObject("facts");
        for (String fact : TEXT_FACTS) {
            if (chance(0.6)) {
                facts.put(fact, chance(0.5) ? one(WORDS) : text(3));
            } else if (chance(0.1)) {
                facts.putNull(fact);
            }
        }
        NUMBER_FACTS.stream().filter(f -> chance(0.6)).forEach(f -> facts.set(f, StrictJson.read(one(NUMBERS))));
        FLAG_FACTS.stream().filter(f -> chance(0.6)).forEach(f -> facts.put(f, chance(0.5)));
        for (String fact : LIST_FACTS) {
            if (chance(0.7)) {
                ArrayNode list = facts.putArray(fact);
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(chance(0.7) ? one(WORDS) : text(2));
                }
            }
        }
        HOST_FACTS.stream().filter(f -> chance(0.7)).forEach(f -> hostFact(facts, f));
        if (chance(0.1)) {
            facts.put("hosts.a", new BigDecimal("1.50"));
        }
        return StrictJson.write(line);
    }

    private void hostFact(ObjectNode facts, String fact) {
        if (chance(0.15)) {
            facts.putObject(fact).put("deep", one(WORDS));
        } else if (chance(0.3)) {
            ArrayNode list = facts.putArray(fact);
            for (int i = random.nextInt(4); i > 0; i--) {
                ObjectNode holder = StrictJson.object();
                scalar(holder, "v", true, true, true);
                list.add(chance(0.1) ? holder : holder.get("v"));
                if (chance(0.1)) {
                    list.addNull().addArray().add(1);
                }
            }
        } else {
            scalar(facts, fact, true, true, true);
        }
    }
}
