package dev.relais.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.json.StrictJson;
import dev.relais.testkit.Network.Effect;
import dev.relais.testkit.XPages.Page;
import dev.relais.testkit.XWorld.Post;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is read of posts: timelines, mentions, search, counts, lookup. Newest first, in pages. */
final class XReads {
    static final Duration SEARCHED = Duration.ofDays(7);
    private static final int MENTIONS = 800;
    private static final String[] SCOPES = {"tweet.read", "users.read"};

    private final XWorld world;
    private final XRender render;
    private final XPages pages;
    private final XCredits credits;
    private final int longestQuery;

    XReads(XWorld world, XRender render, XPages pages, XCredits credits, boolean enterprise) {
        this.world = world;
        this.render = render;
        this.pages = pages;
        this.credits = credits;
        this.longestQuery = enterprise ? 4_096 : 512;
    }

    List<XRoute> routes() {
        return List.of(
                XRoute.anybody("GET", "/2/users/{id}/tweets")
                        .quarter(300, 300)
                        .scopes(SCOPES)
                        .query(XQuery.none()
                                .pages(5, 100)
                                .range()
                                .postFields()
                                .some("exclude", Set.of("replies", "retweets")))
                        .price("owned.read")
                        .to(this::timeline),
                XRoute.anybody("GET", "/2/users/{id}/mentions")
                        .quarter(300, 450)
                        .scopes(SCOPES)
                        .query(XQuery.none().pages(5, 100).range().postFields())
                        .price("owned.read")
                        .to(this::mentions),
                XRoute.anybody("GET", "/2/tweets/search/recent")
                        .quarter(300, 450)
                        .scopes(SCOPES)
                        .query(search(XQuery.none().pages(10, 100))
                                .postFields()
                                .oneOf("sort_order", "recency", "relevancy"))
                        .price("post.read")
                        .to(this::recent),
                XRoute.application("GET", "/2/tweets/counts/recent")
                        .quarter(0, 300)
                        .query(search(XQuery.none())
                                .oneOf("granularity", "minute", "hour", "day")
                                .some("search_count.fields", Set.of("start", "end", "tweet_count")))
                        .to(this::counts),
                XRoute.anybody("GET", "/2/tweets/{id}/quote_tweets")
                        .quarter(75, 75)
                        .scopes(SCOPES)
                        .query(XQuery.none().pages(10, 100).postFields().some("exclude", Set.of("replies", "retweets")))
                        .price("post.read")
                        .to(this::quotes),
                XRoute.anybody("GET", "/2/tweets")
                        .quarter(5_000, 3_500)
                        .scopes(SCOPES)
                        .query(XQuery.none()
                                .list("ids", 100, XQuery.ID)
                                .required("ids")
                                .postFields())
                        .price("post.read")
                        .to(this::lookup),
                XRoute.anybody("GET", "/2/tweets/{id}")
                        .quarter(900, 450)
                        .scopes(SCOPES)
                        .query(XQuery.none().postFields())
                        .price("post.read")
                        .to(this::one),
                XRoute.application("GET", "/2/usage/tweets")
                        .quarter(0, 50)
                        .query(XQuery.none()
                                .number("days", 1, 90)
                                .some(
                                        "usage.fields",
                                        Set.of(
                                                "cap_reset_day",
                                                "daily_client_app_usage",
                                                "daily_project_usage",
                                                "project_cap",
                                                "project_id",
                                                "project_usage")))
                        .to(this::usage));
    }

    private static XQuery search(XQuery query) {
        return query.required("query")
                .with("query", "must not be empty", v -> !v.isBlank())
                .range()
                .matching("next_token", "[A-Za-z0-9_-]{1,200}");
    }

    private Supplier<Effect> timeline(XRequest request) {
        Set<String> without = request.list("exclude");
        return page(
                request,
                world.posts(request.id()).descendingMap().values(),
                post -> (!without.contains("replies") || post.parent() == null)
                        && (!without.contains("retweets") || post.extras().retweeted() == null),
                Integer.MAX_VALUE,
                price(request));
    }

    private Supplier<Effect> mentions(XRequest request) {
        String handle = world.byId(request.id()).map(Profile::handle).orElse("");
        return page(
                request,
                world.posts.descendingMap().values(),
                post -> !handle.isEmpty()
                        && !post.author().id().equals(request.id())
                        && post.extras().retweeted() == null
                        && XText.mentions(post.text(), handle),
                MENTIONS,
                price(request));
    }

    private static String price(XRequest request) {
        return request.id().equals(request.caller().id()) ? "owned.read" : "post.read";
    }

    private Supplier<Effect> recent(XRequest request) {
        Predicate<Post> query = query(request);
        // Since May 2026 a search for words does not find retweets any more.
        return page(
                request,
                world.posts.descendingMap().values(),
                query.and(p -> p.extras().retweeted() == null),
                Integer.MAX_VALUE,
                "post.read");
    }

    private Predicate<Post> query(XRequest request) {
        String text = Objects.requireNonNull(request.query("query"));
        Instant first = world.clock.instant().minus(SEARCHED);
        if (text.length() > longestQuery) {
            throw XRefused.invalid("query must be at most " + longestQuery + " characters long");
        }
        Instant start = request.time("start_time");
        if (start != null && start.isBefore(first)) {
            throw XRefused.invalid("start_time must be in the last seven days");
        }
        if (XWorld.BY_ID.compare(request.query("since_id", "99999999999999999999"), XWorld.idAt(first)) < 0) {
            throw XRefused.invalid("since_id must be the id of a post of the last seven days");
        }
        try {
            return XSearch.parse(text).and(post -> !post.at().isBefore(first));
        } catch (IllegalArgumentException e) {
            throw XRefused.invalid("query: " + e.getMessage());
        }
    }

    private Supplier<Effect> quotes(XRequest request) {
        Set<String> without = request.list("exclude");
        return page(
                request,
                world.posts.descendingMap().values(),
                post -> post.extras().quoted() != null
                        && post.extras().quoted().id().equals(request.id())
                        && (!without.contains("replies") || post.parent() == null),
                Integer.MAX_VALUE,
                "post.read");
    }

    private Supplier<Effect> page(
            XRequest request, Collection<Post> newestFirst, Predicate<Post> wanted, int window, String price) {
        pages.check(request);
        Profile viewer = request.caller().account();
        return () -> {
            List<Post> found = newestFirst.stream()
                    .filter(post -> wanted.test(post) && world.isVisible(post, viewer) && world.isIndexed(post))
                    .limit(window)
                    .filter(inRange(request))
                    .toList();
            Page<Post> page = pages.page(request, found, Post::id, 10, true);
            page.items().forEach(post -> credits.read(price, post.id()));
            ObjectNode body = render.posts(request, page.items());
            body.set("meta", page.meta());
            return XApi.ok(body);
        };
    }

    private static Predicate<Post> inRange(XRequest request) {
        String since = request.query("since_id", "0");
        String until = request.query("until_id", "99999999999999999999");
        Instant start = Objects.requireNonNullElse(request.time("start_time"), Instant.MIN);
        Instant end = Objects.requireNonNullElse(request.time("end_time"), Instant.MAX);
        return post -> XWorld.BY_ID.compare(post.id(), since) > 0
                && XWorld.BY_ID.compare(post.id(), until) < 0
                && !post.at().isBefore(start)
                && post.at().isBefore(end);
    }

    private Supplier<Effect> counts(XRequest request) {
        Predicate<Post> query = query(request);
        Duration step = switch (request.query("granularity", "hour")) {
            case "minute" -> Duration.ofMinutes(1);
            case "day" -> Duration.ofDays(1);
            default -> Duration.ofHours(1);
        };
        return () -> {
            Instant end = Objects.requireNonNullElse(request.time("end_time"), world.clock.instant());
            Instant start = Objects.requireNonNullElse(request.time("start_time"), end.minus(SEARCHED));
            List<Post> found = Stream.concat(world.posts.values().stream(), Stream.empty())
                    .filter(query)
                    .filter(inRange(request))
                    .filter(post -> world.isVisible(post, null) && world.isIndexed(post))
                    .toList();
            ObjectNode body = StrictJson.object();
            Instant from = start.truncatedTo(ChronoUnit.SECONDS);
            while (from.isBefore(end)) {
                Instant first = from;
                Instant to = from.plus(step).isBefore(end) ? from.plus(step) : end;
                long count = found.stream()
                        .filter(p -> !p.at().isBefore(first) && p.at().isBefore(to))
                        .count();
                body.withArray("data")
                        .addObject()
                        .put("start", XPayloads.time(from))
                        .put("end", XPayloads.time(to))
                        .put("tweet_count", count);
                from = from.plus(step);
            }
            body.putObject("meta").put("total_tweet_count", found.size());
            return XApi.ok(body);
        };
    }

    private Supplier<Effect> lookup(XRequest request) {
        return () -> {
            ObjectNode errors = StrictJson.object();
            Profile viewer = request.caller().account();
            List<Post> found = request.list("ids").stream()
                    .filter(id -> {
                        String fault = render.missing(id, viewer);
                        if (fault != null) {
                            render.error(errors, "tweet", "ids", id, fault);
                        }
                        return fault == null;
                    })
                    .map(world::existing)
                    .toList();
            found.forEach(post -> credits.read("post.read", post.id()));
            ObjectNode body = render.posts(request, found);
            errors.path("errors").forEach(body.withArray("errors")::add);
            if (body.path("errors").isEmpty()) {
                body.remove("errors");
            }
            return XApi.ok(body);
        };
    }

    private Supplier<Effect> one(XRequest request) {
        return () -> {
            String fault = render.missing(request.id(), request.caller().account());
            if (fault != null) {
                ObjectNode body = StrictJson.object();
                render.error(body, "tweet", "id", request.id(), fault);
                return XApi.ok(body);
            }
            credits.read("post.read", request.id());
            return XApi.ok(render.one(request, world.existing(request.id())));
        };
    }

    private Supplier<Effect> usage(XRequest request) {
        return () -> {
            ObjectNode body = StrictJson.object();
            body.putObject("data")
                    .put("cap_reset_day", "1")
                    .put("project_cap", Long.toString(credits.cap()))
                    .put("project_id", "1")
                    .put("project_usage", Long.toString(credits.postsRead()));
            return XApi.ok(body);
        };
    }
}
