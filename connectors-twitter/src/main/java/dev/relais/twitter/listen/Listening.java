package dev.relais.twitter.listen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.json.StrictJson;
import dev.relais.json.Tolerant;
import dev.relais.listening.Query;
import dev.relais.twitter.api.Answer;
import dev.relais.twitter.api.Asked;
import dev.relais.twitter.api.Call;
import dev.relais.twitter.api.XApi;
import dev.relais.twitter.budget.Endpoint;
import dev.relais.twitter.budget.Urgency;
import dev.relais.twitter.http.Http.Body;
import dev.relais.twitter.listen.Compiled.Wanted;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Saved queries on X's filtered stream. Posts that match come over {@link dev.relais.twitter.feed.Feeds.Builder#filteredStream} as
 * mentions, with the ids of the queries that found them. Rules that carry another tag than Relais' own are left alone. Thread-safe.
 */
public final class Listening {
    private static final String PATH = "/2/tweets/search/stream/rules";
    private static final int AT_ONCE = 100;
    private static final int MOST_PAGES = 100;
    private static final int LONGEST_SEARCH = 512;
    private static final int DAYS_COUNTED = 7;
    private static final int DAYS_OF_MONTH = 30;

    /** A rule that X has. */
    public record Rule(String id, String value, @Nullable String tag) {}

    /**
     * What would have to be changed so that X has the rules that are wanted.
     *
     * @param problems queries for which there are no rules
     */
    public record Plan(List<Wanted> add, List<Rule> remove, List<Rule> keep, List<Compiled.Problem> problems) {
        /** Copies the lists. */
        public Plan {
            add = List.copyOf(add);
            remove = List.copyOf(remove);
            keep = List.copyOf(keep);
            problems = List.copyOf(problems);
        }
    }

    /**
     * What came of a change.
     *
     * @param refused rules that X does not take, with its words
     */
    public record Change(int added, int removed, List<Refused> refused) {
        /** A rule that X does not take. */
        public record Refused(String value, String reason) {}
    }

    /**
     * What a query would bring.
     *
     * @param posts in a month of 30 days, after what the last seven days brought
     * @param cost of reading these, in the unit of the price list
     */
    public record Cost(long posts, BigDecimal cost) {}

    private final XApi api;
    private final Limits limits;

    /** Listens through this door. */
    public Listening(XApi api, Limits limits) {
        this.api = api;
        this.limits = limits;
    }

    /** The rules that X has. */
    public Asked<List<Rule>> rules() {
        List<Rule> all = new ArrayList<>();
        String next = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            String more = next == null ? "" : "&pagination_token=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
            Answer answer =
                    api.call(Call.get(Endpoint.RULES, PATH + "?max_results=1000" + more, null, Urgency.BACKGROUND));
            Asked<JsonNode> asked = Asked.of(
                    answer, api.now(), root -> root != null && root.isObject() ? Optional.of(root) : Optional.empty());
            if (!(asked instanceof Asked.Got<JsonNode> got)) {
                return asked.failure();
            }
            JsonNode root = got.value();
            JsonNode data = Tolerant.member(root, "data");
            if (data != null && data.isArray()) {
                data.forEach(rule -> read(rule).ifPresent(all::add));
            }
            next = Tolerant.text(Tolerant.member(root, "meta"), "next_token");
            if (next == null) {
                break;
            }
        }
        return new Asked.Got<>(List.copyOf(all));
    }

    private static Optional<Rule> read(JsonNode rule) {
        String id = Tolerant.id(rule, "id");
        String value = Tolerant.text(rule, "value");
        return id == null || value == null
                ? Optional.empty()
                : Optional.of(new Rule(id, value, Tolerant.text(rule, "tag")));
    }

    /** What would have to be changed. Changes nothing. */
    public Asked<Plan> plan(List<SavedQuery> queries) {
        Compiled compiled = Compiled.of(queries, limits);
        Asked<List<Rule>> asked = rules();
        if (!(asked instanceof Asked.Got<List<Rule>> got)) {
            return asked.failure();
        }
        Set<Wanted> missing = new HashSet<>(compiled.rules());
        List<Rule> remove = new ArrayList<>();
        List<Rule> keep = new ArrayList<>();
        for (Rule rule : got.value()) {
            String tag = rule.tag();
            if (tag == null || !tag.startsWith(Compiled.TAG)) {
                continue;
            }
            (missing.remove(new Wanted(rule.value(), tag)) ? keep : remove).add(rule);
        }
        List<Wanted> add = compiled.rules().stream().filter(missing::contains).toList();
        return new Asked.Got<>(new Plan(add, remove, keep, compiled.problems()));
    }

    /** Asks X whether it would take the rules of a plan. Changes nothing. */
    public Asked<Change> dryRun(Plan plan) {
        return change(plan, "?dry_run=true");
    }

    /**
     * Changes X's rules as planned; they take effect within about 20 seconds, without a new connection. What is obsolete goes first: a rule
     * whose tag changed is refused as a duplicate while the old one stands.
     */
    public Asked<Change> apply(Plan plan) {
        return change(plan, "");
    }

    private Asked<Change> change(Plan plan, String query) {
        int removed = 0;
        for (int from = 0; from < plan.remove().size(); from += AT_ONCE) {
            List<Rule> some = plan.remove().subList(from, Math.min(plan.remove().size(), from + AT_ONCE));
            ObjectNode body = StrictJson.object();
            some.forEach(rule -> body.withObject("/delete").withArray("ids").add(rule.id()));
            Asked<JsonNode> asked = post(query, body);
            if (!(asked instanceof Asked.Got<JsonNode>)) {
                return asked.failure();
            }
            removed += some.size();
        }
        int added = 0;
        List<Change.Refused> refused = new ArrayList<>();
        for (int from = 0; from < plan.add().size(); from += AT_ONCE) {
            List<Wanted> some = plan.add().subList(from, Math.min(plan.add().size(), from + AT_ONCE));
            ObjectNode body = StrictJson.object();
            some.forEach(rule ->
                    body.withArray("add").addObject().put("value", rule.value()).put("tag", rule.tag()));
            Asked<JsonNode> asked = post(query, body);
            if (!(asked instanceof Asked.Got<JsonNode> got)) {
                return asked.failure();
            }
            List<Change.Refused> here = refused(Tolerant.member(got.value(), "errors"));
            refused.addAll(here);
            added += some.size() - here.size();
        }
        return new Asked.Got<>(new Change(added, removed, List.copyOf(refused)));
    }

    private Asked<JsonNode> post(String query, ObjectNode body) {
        Answer answer = api.call(
                Call.change(Endpoint.RULES_CHANGE, "POST", PATH + query, null, Body.json(StrictJson.write(body))));
        return Asked.of(
                answer, api.now(), root -> root != null && root.isObject() ? Optional.of(root) : Optional.empty());
    }

    /** A duplicate is as good as an addition. */
    private static List<Change.Refused> refused(@Nullable JsonNode errors) {
        List<Change.Refused> refused = new ArrayList<>();
        if (errors != null && errors.isArray()) {
            for (JsonNode error : errors) {
                String title = Tolerant.text(error, "title");
                if (!"DuplicateRule".equals(title)) {
                    String value = Tolerant.text(error, "value");
                    String detail = Tolerant.text(error, "detail", "title");
                    refused.add(new Change.Refused(
                            value == null ? "" : value, detail == null ? "X does not take it" : detail));
                }
            }
        }
        return refused;
    }

    /** What a query would bring and cost in a month, after X's counts of the last seven days. The counts themselves are free. */
    public Asked<Cost> cost(SavedQuery saved) {
        long posts = 0;
        Compiled searches = Compiled.of(List.of(saved), new Limits(limits.rules(), LONGEST_SEARCH));
        if (!searches.problems().isEmpty()) {
            return new Asked.Refused<>("invalid", searches.problems().get(0).reason());
        }
        for (Wanted search : searches.rules()) {
            String path = "/2/tweets/counts/recent?granularity=day&query="
                    + URLEncoder.encode(Query.read(saved.id(), search.value()).text(), StandardCharsets.UTF_8);
            Answer answer = api.call(Call.get(Endpoint.COUNTS_RECENT, path, null, Urgency.INTERACTIVE));
            Asked<Long> asked = Asked.of(answer, api.now(), Listening::total);
            if (!(asked instanceof Asked.Got<Long> got)) {
                return asked.failure();
            }
            posts += got.value();
        }
        BigDecimal month = BigDecimal.valueOf(posts * DAYS_OF_MONTH)
                .divide(BigDecimal.valueOf(DAYS_COUNTED), 0, RoundingMode.HALF_UP);
        return new Asked.Got<>(new Cost(
                month.longValueExact(), month.multiply(api.budget().prices().of("post.read"))));
    }

    private static Optional<Long> total(@Nullable JsonNode root) {
        JsonNode meta = Tolerant.member(root, "meta");
        JsonNode total = Tolerant.member(meta, "total_tweet_count", "total_post_count");
        return total != null && total.canConvertToLong() ? Optional.of(total.longValue()) : Optional.empty();
    }
}
