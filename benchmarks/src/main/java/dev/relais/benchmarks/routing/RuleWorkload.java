package dev.relais.benchmarks.routing;

import dev.relais.benchmarks.routing.Term.AtLeast;
import dev.relais.benchmarks.routing.Term.Below;
import dev.relais.benchmarks.routing.Term.Is;
import dev.relais.benchmarks.routing.Term.Word;
import dev.relais.rules.TextFolding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rules and messages as a large desk has them, made from a seed. The first rule by order that holds decides.
 *
 * <p>A rule has two to four terms. Nine of ten have one that few messages pass: a topic (45 %), a keyword (30 %), an account (15 %); all
 * other terms are of the kind that many pass, and rules of nothing else have three or four. Fewer rules are the first of more, and messages do not depend on their number: what differs
 * between two sizes is the size.
 */
final class RuleWorkload {
    private static final long SEED = 20261122;
    private static final int TOPICS = 400;
    private static final int ACCOUNTS = 150;
    private static final List<String> NETWORKS = List.of("x", "facebook", "instagram", "whatsapp");
    private static final List<String> LANGUAGES = List.of("en", "fr", "de", "es", "it", "pt", "nl", "pl");
    private static final List<String> TIERS = List.of("bronze", "silver", "gold", "platinum");
    private static final List<String> VISIBILITIES = List.of("public", "private");

    private final Vocabulary vocabulary = new Vocabulary(20_000, new SplittableRandom(SEED));

    /** The terms of a rule; all must hold. */
    record Spec(List<Term> terms) {
        Spec {
            terms = List.copyOf(terms);
        }
    }

    /** So many rules in their order. */
    List<Spec> rules(int count) {
        RandomGenerator chance = new SplittableRandom(SEED + 1);
        return Stream.generate(() -> rule(chance)).limit(count).toList();
    }

    /** So many messages. */
    List<Post> posts(int count) {
        RandomGenerator chance = new SplittableRandom(SEED + 2);
        return Stream.generate(() -> post(chance)).limit(count).toList();
    }

    private Spec rule(RandomGenerator chance) {
        List<Term> terms = new ArrayList<>();
        int kind = chance.nextInt(100);
        int count = kind < 90 ? 2 + chance.nextInt(3) : 3 + chance.nextInt(2);
        if (kind < 45) {
            terms.add(new Is(TextField.TOPIC, topic(chance)));
        } else if (kind < 75) {
            terms.add(new Word(vocabulary.keyword(100, 15_000, chance)));
        } else if (kind < 90) {
            terms.add(new Is(TextField.ACCOUNT, account(chance)));
        }
        List<Integer> others = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6));
        while (terms.size() < count) {
            terms.add(common(others.remove(chance.nextInt(others.size())), chance));
        }
        Collections.rotate(terms, chance.nextInt(count));
        return new Spec(terms);
    }

    private static Term common(int kind, RandomGenerator chance) {
        return switch (kind) {
            case 0 -> new Is(TextField.NETWORK, one(NETWORKS, chance));
            case 1 -> new Is(TextField.LANGUAGE, one(LANGUAGES, chance));
            case 2 -> new Is(TextField.VISIBILITY, one(VISIBILITIES, chance));
            case 3 -> new Is(TextField.TIER, one(TIERS, chance));
            case 4 -> new Below(NumberField.SENTIMENT, hundredths(-90, -60, chance));
            case 5 -> new AtLeast(NumberField.URGENCY, hundredths(80, 98, chance));
            default -> new AtLeast(NumberField.FOLLOWERS, Math.rint(Math.pow(10, 4 + 2 * chance.nextDouble())));
        };
    }

    private Post post(RandomGenerator chance) {
        StringBuilder text = new StringBuilder();
        for (int i = 10 + chance.nextInt(16); i > 0; i--) {
            String word = vocabulary.frequent(chance);
            boolean first = text.isEmpty();
            text.append(first ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) : word);
            text.append(i == 1 ? "." : chance.nextInt(8) == 0 ? ", " : " ");
        }
        return new Post(
                one(NETWORKS, chance),
                account(chance),
                one(VISIBILITIES, chance),
                one(LANGUAGES, chance),
                text.toString(),
                TextFolding.words(TextFolding.fold(text.toString())),
                sometimes(chance, topic(chance)),
                sometimes(chance, one(TIERS, chance)),
                hundredths(-100, 100, chance),
                hundredths(0, 100, chance),
                Math.rint(Math.pow(10, 6 * chance.nextDouble())));
    }

    private static String topic(RandomGenerator chance) {
        return "topic-" + (int) (TOPICS * Math.pow(chance.nextDouble(), 1.5));
    }

    private static String account(RandomGenerator chance) {
        return "account-" + chance.nextInt(ACCOUNTS);
    }

    private static double hundredths(int from, int to, RandomGenerator chance) {
        return (from + chance.nextInt(to - from + 1)) / 100.0;
    }

    private static @Nullable String sometimes(RandomGenerator chance, String value) {
        return chance.nextInt(5) == 0 ? null : value;
    }

    private static String one(List<String> values, RandomGenerator chance) {
        return values.get(chance.nextInt(values.size()));
    }
}
