package dev.relais.routing.index;

import dev.relais.rules.Comparison;
import dev.relais.rules.Condition;
import dev.relais.rules.Effects;
import dev.relais.rules.FactValue;
import dev.relais.rules.FactValue.Decimal;
import dev.relais.rules.FactValue.Items;
import dev.relais.rules.FactValue.Opaque;
import dev.relais.rules.FactValue.Text;
import dev.relais.rules.Facts;
import dev.relais.rules.Operator;
import dev.relais.rules.Priority;
import dev.relais.rules.QueueChoice;
import dev.relais.rules.Rule;
import dev.relais.rules.RuleSet;
import dev.relais.rules.TextPart;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Rules and facts that share a small vocabulary full of traps, so that they meet often. */
final class RandomRules {
    private static final List<String> PIECES = List.of(
            "refund",
            "REFUND",
            "réfund",
            "re",
            "fund",
            "a",
            "A",
            "ab",
            "abc",
            "bc",
            "aab",
            "aa",
            "Σίσυφος",
            "ΣΙΣΥΦΟΣ",
            "ς",
            "σ",
            "\ud83d\ude00",
            "\ud83d",
            "\ude00",
            "\u0301",
            "e\u0301t\u00e9",
            "été",
            "ﬁn",
            "fin",
            "straße",
            "1",
            "①",
            "٣",
            "½",
            "…",
            "한국",
            "İ",
            "K",
            "K",
            "ﷺ",
            "x y",
            "don't",
            "\ud835\udc00bc",
            "\ud800\udc00",
            "中文",
            "\u0000",
            "\uffff",
            "ǆ",
            "oo",
            "ooo");
    private static final List<String> BETWEEN =
            List.of(" ", " ", " ", "", "", ",", ".", "-", "\n", "\u0301", "_", "\u00a0");
    private static final List<String> NUMBERS = List.of(
            "0",
            "0.0",
            "-0.3",
            "-0.30",
            "1",
            "1.0",
            "1.00",
            "1e0",
            "2",
            "0.5",
            "1e400",
            "1.0e400",
            "1e-400",
            "-1e400",
            "100000000000000000000000000000000000000001",
            "100000000000000000000000000000000000000001.0",
            "0.1",
            "0.1000000000000000055511151231257827021181583404541015625",
            "12",
            "9007199254740993",
            "9007199254740992");
    private static final List<String> PATTERNS = List.of("a+b", "^ref", "(?i)REFUND", "\\d", "été$", "^$", ".", "[^a]");
    private static final List<String> TEXTS =
            List.of("text", "language", "network", "account", "customer.tier", "topic", "weekday");
    private static final List<String> LISTS = List.of("topics", "tags", "hashtags", "customer.segments");
    private static final List<String> DECIMALS = List.of("sentiment", "author.followers", "hour", "customer.value");
    private static final List<String> FLAGS = List.of("author.verified", "open.office");

    private final RandomGenerator random;
    /** How many different texts and numbers beyond the traps: many make facts of many classes, fewer than none common ones. */
    private final int spread;

    /** One rule in so many stops. */
    private final int stops;

    RandomRules(RandomGenerator random, int spread, int stops) {
        this.random = random;
        this.spread = spread;
        this.stops = stops;
    }

    RuleSet rules(int size) {
        List<Rule> rules = IntStream.range(0, size)
                .mapToObj(i -> new Rule("r" + i, condition(random.nextInt(4)), effects()))
                .toList();
        return new RuleSet(rules, Map.of("q0", "gold", "q1", "silver"));
    }

    private Effects effects() {
        QueueChoice queue = maybe(2) ? new QueueChoice(maybe(4) ? null : "q" + random.nextInt(3)) : null;
        return new Effects(
                queue,
                maybe(3) ? pick(List.of(Priority.values())) : null,
                maybe(4) ? "s" + random.nextInt(3) : null,
                maybe(5) ? 1 + random.nextInt(3) : null,
                maybe(5) ? "p" + random.nextInt(3) : null,
                maybe(2) ? List.of("t" + random.nextInt(5)) : List.of(),
                maybe(3) ? Map.of("k" + random.nextInt(3), 1 + random.nextInt(4)) : Map.of(),
                maybe(stops));
    }

    private Condition condition(int depth) {
        int kind = depth == 0 ? 9 : random.nextInt(10);
        if (kind < 4) {
            return new Condition.All("/a", conditions(depth, 4));
        }
        if (kind < 6) {
            return new Condition.Any("/o", conditions(depth, 4));
        }
        return kind == 6 ? new Condition.Not("/n", condition(depth - 1)) : test();
    }

    private List<Condition> conditions(int depth, int most) {
        return IntStream.range(0, random.nextInt(most))
                .mapToObj(i -> condition(depth - 1))
                .toList();
    }

    private Condition test() {
        List<Operator> operators = new ArrayList<>();
        String fact = fact();
        do {
            operators.add(operator(fact));
        } while (maybe(5));
        return new Condition.Test("/t", fact, operators);
    }

    private String fact() {
        if (spread < 0) {
            return pick(List.of("topics", "topics", "network", "tags"));
        }
        int kind = random.nextInt(10);
        return pick(kind < 4 ? TEXTS : kind < 7 ? LISTS : kind < 9 ? DECIMALS : FLAGS);
    }

    private Operator operator(String fact) {
        if (spread < 0 && maybe(2)) {
            return new Operator.Is(FactValue.of(word()));
        }
        boolean number = maybe(12) || DECIMALS.contains(fact);
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> new Operator.Is(operand(fact));
            case 3 ->
                new Operator.In(new Items(IntStream.range(0, 1 + random.nextInt(4))
                        .mapToObj(i -> operand(fact))
                        .toList()));
            case 4 -> new Operator.Exists(random.nextBoolean());
            case 5 -> maybe(3) ? Operator.Matches.of(new Text(pick(PATTERNS))) : has();
            default -> number ? new Operator.Bound(pick(List.of(Comparison.values())), new Decimal(number())) : has();
        };
    }

    private Operator has() {
        TextPart way = pick(List.of(TextPart.values()));
        if (maybe(40)) {
            return new Operator.Has(way, new Text("x"), maybe(2) ? List.of() : List.of("Raw", ""));
        }
        if (!way.several()) {
            return Operator.Has.of(way, new Text(needle()));
        }
        return Operator.Has.of(
                way,
                new Items(IntStream.range(0, 1 + random.nextInt(3))
                        .mapToObj(i -> FactValue.of(needle()))
                        .toList()));
    }

    private String needle() {
        String piece = spread < 0 || maybe(3) ? word() : pick(PIECES);
        return maybe(20) ? piece.repeat(40) : maybe(spread < 0 ? 40 : 4) ? piece + pick(BETWEEN) + pick(PIECES) : piece;
    }

    private FactValue operand(String fact) {
        if (maybe(60)) {
            return maybe(2) ? new Opaque("{}") : FactValue.texts("a");
        }
        FactValue value = value(fact);
        return value instanceof Items items && !items.elements().isEmpty()
                ? items.elements().get(0)
                : value;
    }

    /** Something about a message: more often than not what rules ask for. */
    Facts facts() {
        Map<String, FactValue> facts = new HashMap<>();
        for (List<String> family : List.of(TEXTS, LISTS, DECIMALS, FLAGS)) {
            for (String fact : family) {
                if (!maybe(5)) {
                    facts.put(fact, maybe(12) ? value(fact()) : value(fact));
                }
            }
        }
        return Facts.of(facts);
    }

    private FactValue value(String fact) {
        if (FLAGS.contains(fact)) {
            return FactValue.of(random.nextBoolean());
        }
        if (DECIMALS.contains(fact)) {
            return FactValue.of(number());
        }
        if (LISTS.contains(fact)) {
            return FactValue.of(IntStream.range(0, random.nextInt(4))
                    .mapToObj(i -> maybe(15) ? maybe(2) ? new Opaque("{}") : value(fact()) : FactValue.of(word()))
                    .toList());
        }
        return FactValue.of(fact.equals("text") ? text() : word());
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(maybe(4) ? word() : pick(PIECES)).append(pick(BETWEEN));
        }
        return maybe(50)
                ? text.toString().repeat(30)
                : maybe(15) ? pick(PIECES).repeat(15 + random.nextInt(30)) : text.toString();
    }

    private String word() {
        int known = random.nextInt(Math.max(2, 12 + spread));
        return known < 12 ? PIECES.get(known) : "w" + known;
    }

    private BigDecimal number() {
        int known = random.nextInt(NUMBERS.size() + Math.max(0, spread));
        return known < NUMBERS.size() ? new BigDecimal(NUMBERS.get(known)) : new BigDecimal(known).movePointLeft(1);
    }

    private boolean maybe(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
