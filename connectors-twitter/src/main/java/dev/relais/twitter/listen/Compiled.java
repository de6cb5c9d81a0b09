package dev.relais.twitter.listen;

import dev.relais.listening.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Saved queries as rules of X's stream: each within X's length, no two alike, each with the queries that it stands for in its tag.
 *
 * @param rules in the order of the queries
 * @param problems of queries that X would not take; no rules stand for these
 */
public record Compiled(List<Wanted> rules, List<Problem> problems) {
    /** What stands in front of the ids in a tag, by which rules of Relais are known among others. */
    public static final String TAG = "relais:";

    /** Operators that X does not take alone: they only narrow down what something else found. */
    private static final Set<String> NARROWING = Set.of(
            "lang", "is", "has", "sample", "place_country", "followers_count", "tweets_count", "following_count");

    /** Copies the lists. */
    public Compiled {
        rules = List.copyOf(rules);
        problems = List.copyOf(problems);
    }

    /**
     * A rule.
     *
     * @param value what X matches
     * @param tag what X says with every post that matches
     */
    public record Wanted(String value, String tag) {}

    /** Why a query gives no rules. */
    public record Problem(String query, String reason) {}

    /** Compiles queries. A query that is too long for one rule becomes several that together find the same. */
    public static Compiled of(List<SavedQuery> queries, Limits limits) {
        Map<String, Set<String>> ids = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (SavedQuery saved : queries) {
            List<Query> parts = new ArrayList<>();
            if (!standsAlone(saved.query())) {
                problems.add(new Problem(saved.id(), "X wants a word, a handle, a tag or a link in every alternative"));
            } else if (!split(saved.query(), limits.length(), parts)) {
                problems.add(new Problem(saved.id(), "a part of it is longer than " + limits.length() + " characters"));
            } else {
                parts.forEach(part -> ids.computeIfAbsent(part.text(), value -> new TreeSet<>())
                        .add(saved.id()));
            }
        }
        List<Wanted> rules = new ArrayList<>();
        ids.forEach((value, found) -> rules.add(new Wanted(value, TAG + String.join(",", found))));
        if (rules.size() > limits.rules()) {
            problems.add(
                    new Problem("", rules.size() + " rules are more than the " + limits.rules() + " that X takes"));
            return new Compiled(rules.subList(0, limits.rules()), problems);
        }
        return new Compiled(rules, problems);
    }

    private static boolean standsAlone(Query query) {
        if (query instanceof Query.Not) {
            return false;
        }
        if (query instanceof Query.All all) {
            return all.queries().stream().anyMatch(Compiled::standsAlone);
        }
        if (query instanceof Query.Any any) {
            return any.queries().stream().allMatch(Compiled::standsAlone);
        }
        return !(query instanceof Query.Operator operator && NARROWING.contains(operator.name()));
    }

    /** Adds queries that are short enough and together find what {@code query} finds; false where that cannot be. */
    private static boolean split(Query query, int length, List<Query> parts) {
        if (length(query) <= length) {
            parts.add(query);
            return true;
        }
        if (query instanceof Query.Any any) {
            return packed(List.of(), any.queries(), length, parts);
        }
        if (query instanceof Query.All all) {
            Query.Any widest = null;
            for (Query part : all.queries()) {
                boolean wider = part instanceof Query.Any && (widest == null || length(part) > length(widest));
                widest = wider ? (Query.Any) part : widest;
            }
            if (widest != null) {
                List<Query> others = new ArrayList<>(all.queries());
                others.remove(widest);
                return packed(others, widest.queries(), length, parts);
            }
        }
        return false;
    }

    /** As many alternatives in one rule as fit, each rule with what all have in common. */
    private static boolean packed(List<Query> common, List<Query> branches, int length, List<Query> parts) {
        List<Query> some = new ArrayList<>();
        for (Query branch : branches) {
            some.add(branch);
            if (length(joined(common, some)) > length) {
                some.remove(some.size() - 1);
                if (!some.isEmpty()) {
                    parts.add(joined(common, some));
                    some.clear();
                }
                Query alone = joined(common, List.of(branch));
                if (length(alone) <= length) {
                    some.add(branch);
                } else if (!split(alone, length, parts)) {
                    return false;
                }
            }
        }
        if (!some.isEmpty()) {
            parts.add(joined(common, some));
        }
        return true;
    }

    private static Query joined(List<Query> common, List<Query> branches) {
        List<Query> all = new ArrayList<>(common);
        Query any = Query.any(branches);
        if (any instanceof Query.All inner && !common.isEmpty()) {
            all.addAll(inner.queries());
        } else {
            all.add(any);
        }
        return Query.all(all);
    }

    private static int length(Query query) {
        String text = query.text();
        return text.codePointCount(0, text.length());
    }
}
