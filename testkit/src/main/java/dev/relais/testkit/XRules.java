package dev.relais.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.json.StrictJson;
import dev.relais.testkit.Network.Effect;
import dev.relais.testkit.XPages.Page;
import dev.relais.testkit.XWorld.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The filtered stream and its rules. Guarded by the world's monitor. */
final class XRules implements XWorld.Watcher {
    private static final String PATH = "/2/tweets/search/stream";
    private static final String TYPES = "https://api.x.com/2/problems/";

    private record Rule(String id, String value, String tag, Predicate<Post> finds, Instant from) {
        ObjectNode rest() {
            ObjectNode rest = StrictJson.object().put("id", id).put("value", value);
            return tag.isEmpty() ? rest : rest.put("tag", tag);
        }
    }

    private final XWorld world;
    private final XRender render;
    private final XPages pages;
    private final XCredits credits;
    private final XStream stream;
    private final boolean enterprise;
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    Duration effectAfter = Duration.ZERO;

    XRules(XWorld world, XRender render, XPages pages, XCredits credits, XStream stream, boolean enterprise) {
        this.world = world;
        this.render = render;
        this.pages = pages;
        this.credits = credits;
        this.stream = stream;
        this.enterprise = enterprise;
    }

    List<XRoute> routes() {
        return List.of(
                XRoute.application("GET", PATH)
                        .quarter(0, 50)
                        .query(XQuery.none()
                                .number("backfill_minutes", 0, 5)
                                .time("start_time", "end_time")
                                .onlyOldPostFields())
                        .to(this::connect),
                XRoute.application("GET", PATH + "/rules")
                        .quarter(0, 450)
                        .query(XQuery.none().pages(1, 1_000).list("ids", 1_000, XQuery.ID))
                        .to(this::list),
                XRoute.application("GET", PATH + "/rules/counts")
                        .quarter(0, 450)
                        .query(XQuery.none()
                                .some(
                                        "rules_count.fields",
                                        java.util.Set.of(
                                                "all_project_client_apps",
                                                "cap_per_client_app",
                                                "cap_per_project",
                                                "client_app_rules_count",
                                                "project_rules_count")))
                        .to(r -> this::counts),
                XRoute.application("POST", PATH + "/rules")
                        .quarter(0, 100)
                        .query(XQuery.none().oneOf("dry_run", "true", "false").oneOf("delete_all", "true", "false"))
                        .json(new Shape()
                                .optional(
                                        "add",
                                        Shape.list(
                                                1,
                                                1_000,
                                                new Shape()
                                                        .required("value", Shape.text(1, 100_000))
                                                        .optional("tag", Shape.text(1, 1_000))
                                                        .nested()))
                                .optional(
                                        "delete",
                                        new Shape()
                                                .optional("ids", Shape.list(1, 1_000, Shape.matching(XQuery.ID)))
                                                .optional("values", Shape.list(1, 1_000, Shape.text(1, 100_000)))
                                                .nested()))
                        .to(this::change));
    }

    private Supplier<Effect> connect(XRequest request) {
        boolean recovers = request.query("backfill_minutes") != null
                || request.query("start_time") != null
                || request.query("end_time") != null;
        if (recovers && !enterprise) {
            throw XRefused.with(XProblems.forbidden("This tier has neither backfill nor recovery."));
        }
        if (rules.isEmpty()) {
            throw XRefused.with(XProblems.plain(409, "RuleConfigurationIssue", "The stream has no rules."));
        }
        return stream.connect(request);
    }

    @Override
    public void published(Post post) {
        if (rules.isEmpty() || !world.isVisible(post, null)) {
            return;
        }
        ArrayNode matching = StrictJson.object().putArray("rules");
        for (Rule rule : rules.values()) {
            if (!world.clock.instant().isBefore(rule.from()) && rule.finds().test(post)) {
                ObjectNode match = matching.addObject().put("id", rule.id());
                if (!rule.tag().isEmpty()) {
                    match.put("tag", rule.tag());
                }
            }
        }
        if (!matching.isEmpty()) {
            credits.read("post.read", post.id());
            stream.emit(request -> {
                ObjectNode line = render.one(request, post);
                line.set("matching_rules", matching);
                return StrictJson.write(line);
            });
        }
    }

    @Override
    public void removed(Post post) {}

    @Override
    public void written(XWorld.Message message) {}

    private Supplier<Effect> change(XRequest request) {
        boolean dry = request.query("dry_run", "false").equals("true");
        boolean all = request.query("delete_all", "false").equals("true");
        ObjectNode body = request.body();
        if (body.has("add") == (body.has("delete") || all) || (all && !body.isEmpty())) {
            throw XRefused.invalid("there must be either add or delete");
        }
        return () -> body.has("add") ? add(body.path("add"), dry) : delete(body.path("delete"), all, dry);
    }

    private Effect add(JsonNode add, boolean dry) {
        ObjectNode answer = StrictJson.object();
        Map<String, Rule> made = new LinkedHashMap<>();
        int invalid = 0;
        int known = 0;
        for (JsonNode one : add) {
            String value = one.path("value").asText();
            Optional<Rule> same = java.util.stream.Stream.concat(rules.values().stream(), made.values().stream())
                    .filter(r -> r.value().equals(value))
                    .findFirst();
            if (same.isPresent()) {
                known++;
                error(answer, value, "DuplicateRule", "duplicate-rules")
                        .put("id", same.get().id());
                continue;
            }
            try {
                Rule rule = rule(value, one.path("tag").asText(""), rules.size() + made.size());
                made.put(rule.id(), rule);
            } catch (IllegalArgumentException e) {
                invalid++;
                String reason = e.getMessage() == null ? "" : e.getMessage();
                error(answer, value, "UnprocessableEntity", "invalid-rules")
                        .putArray("details")
                        .add(reason);
            }
        }
        if (!dry) {
            rules.putAll(made);
        }
        made.values().forEach(r -> answer.withArray("data").add(r.rest()));
        meta(answer)
                .putObject("summary")
                .put("created", made.size())
                .put("not_created", invalid + known)
                .put("valid", made.size() + known)
                .put("invalid", invalid);
        int status = invalid > 0 && made.isEmpty() ? 400 : 201;
        return new Effect(HttpAnswer.json(status, answer), List.of());
    }

    private Rule rule(String value, String tag, int before) {
        int longest = enterprise ? 2_048 : 1_024;
        if (value.length() > longest) {
            throw new IllegalArgumentException("a rule must be at most " + longest + " characters long");
        }
        if (before >= most()) {
            throw new IllegalArgumentException("there must be at most " + most() + " rules");
        }
        if (value.contains("quotes_of_tweet_id:")) {
            throw new IllegalArgumentException("the operator 'quotes_of_tweet_id' is one of search");
        }
        Predicate<Post> finds = XSearch.parse(value);
        return new Rule(world.nextId(), value, tag, finds, world.clock.instant().plus(effectAfter));
    }

    private int most() {
        return enterprise ? 25_000 : 1_000;
    }

    private static ObjectNode error(ObjectNode answer, String value, String title, String type) {
        return answer.withArray("errors")
                .addObject()
                .put("value", value)
                .put("title", title)
                .put("type", TYPES + type);
    }

    private Effect delete(JsonNode delete, boolean all, boolean dry) {
        List<String> asked = new ArrayList<>();
        delete.path("ids").forEach(id -> asked.add(id.textValue()));
        delete.path("values")
                .forEach(value -> asked.add(rules.values().stream()
                        .filter(r -> r.value().equals(value.textValue()))
                        .map(Rule::id)
                        .findFirst()
                        .orElse("")));
        if (all) {
            asked.addAll(rules.keySet());
        }
        ObjectNode answer = StrictJson.object();
        int deleted = 0;
        for (String id : asked) {
            if (rules.containsKey(id)) {
                deleted++;
            } else {
                error(answer, id, "Invalid Request", "invalid-request");
            }
        }
        if (!dry) {
            asked.forEach(rules::remove);
        }
        meta(answer).putObject("summary").put("deleted", deleted).put("not_deleted", asked.size() - deleted);
        return XApi.ok(answer);
    }

    private ObjectNode meta(ObjectNode answer) {
        return answer.putObject("meta").put("sent", XPayloads.time(world.clock.instant()));
    }

    private Supplier<Effect> list(XRequest request) {
        pages.check(request);
        return () -> {
            List<Rule> found = new ArrayList<>(rules.values().stream()
                    .filter(r ->
                            request.query("ids") == null || request.list("ids").contains(r.id()))
                    .toList());
            Collections.reverse(found);
            Page<Rule> page = pages.page(request, found, Rule::id, 1_000, false);
            ObjectNode body = StrictJson.object();
            page.items().forEach(r -> body.withArray("data").add(r.rest()));
            meta(body).setAll(page.meta());
            return XApi.ok(body);
        };
    }

    private Effect counts() {
        ObjectNode data = StrictJson.object()
                .put("cap_per_client_app", Integer.toString(most()))
                .put("cap_per_project", Integer.toString(most()))
                .put("project_rules_count", Integer.toString(rules.size()));
        data.putObject("client_app_rules_count").put("client_app_id", "1").put("rule_count", rules.size());
        return XApi.done(200, data);
    }
}
