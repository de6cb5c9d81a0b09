package dev.relais.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.json.StrictJson;
import dev.relais.testkit.Network.Effect;
import dev.relais.testkit.Network.Verdict;
import dev.relais.testkit.RateWindows.Limit;
import dev.relais.testkit.XWorld.Post;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an account may read of itself: its own posts, and its direct messages with somebody. Newest first, in pages. */
final class XReads {
    private static final Pattern TIMELINE = Pattern.compile("/2/users/([^/]+)/tweets");
    private static final Pattern EVENTS = Pattern.compile("/2/dm_conversations/with/([^/]+)/dm_events");
    private static final Set<String> TIMELINE_QUERY =
            Set.of("max_results", "since_id", "pagination_token", "tweet.fields");
    private static final Set<String> EVENTS_QUERY =
            Set.of("max_results", "pagination_token", "event_types", "dm_event.fields");
    private static final List<Limit> TIMELINE_LIMITS =
            List.of(new Limit("x-rate-limit", 300, Duration.ofMinutes(15), true));
    private static final List<Limit> EVENTS_LIMITS =
            List.of(new Limit("x-rate-limit", 15, Duration.ofMinutes(15), true));

    private final XWorld world;
    private final XPayloads payloads;
    private final RateWindows windows;

    XReads(XWorld world, RateWindows windows) {
        this.world = world;
        this.payloads = new XPayloads(world);
        this.windows = windows;
    }

    static boolean serves(String path) {
        return TIMELINE.matcher(path).matches() || EVENTS.matcher(path).matches();
    }

    Verdict judge(Incoming call, Profile account) {
        Matcher timeline = TIMELINE.matcher(call.path());
        boolean posts = timeline.matches();
        List<Limit> limits = posts ? TIMELINE_LIMITS : EVENTS_LIMITS;
        String endpoint = posts ? "timeline" : "events";
        HttpAnswer refusal = refusal(call.query(), posts);
        if (refusal == null && !windows.take(endpoint, account.id(), limits)) {
            refusal = XProblems.plain(429, "Too Many Requests", "Too Many Requests");
        }
        Map<String, String> headers = windows.headers(endpoint, account.id(), limits);
        if (refusal != null) {
            return new Verdict.Refused(account.id(), refusal.with(headers));
        }
        Matcher events = EVENTS.matcher(call.path());
        String whose = posts ? timeline.group(1) : events.matches() ? events.group(1) : "";
        return new Verdict.InOrder(
                account.id(),
                headers,
                () -> new Effect(
                        HttpAnswer.json(
                                200,
                                page(
                                        posts
                                                ? timeline(whose, call.query())
                                                : events(account.id(), whose, call.query()),
                                        call.query())),
                        List.of()));
    }

    private static @Nullable HttpAnswer refusal(Map<String, String> query, boolean posts) {
        Optional<String> unknown = query.keySet().stream()
                .filter(name -> !(posts ? TIMELINE_QUERY : EVENTS_QUERY).contains(name))
                .findFirst();
        if (unknown.isPresent()) {
            return XProblems.invalid("the query parameter " + unknown.get() + " is not known here");
        }
        String most = query.getOrDefault("max_results", "10");
        boolean fits = most.matches("[0-9]{1,3}")
                && Integer.parseInt(most) >= (posts ? 5 : 1)
                && Integer.parseInt(most) <= 100;
        boolean number = query.getOrDefault("since_id", "1").matches("[0-9]{1,19}");
        boolean token = query.getOrDefault("pagination_token", "p0").matches("p[0-9]{1,9}");
        return fits && number && token ? null : XProblems.invalid("a query parameter has no right value");
    }

    private List<ObjectNode> timeline(String whose, Map<String, String> query) {
        BigInteger since = new BigInteger(query.getOrDefault("since_id", "0"));
        return world.posts(whose).stream()
                .filter(post -> new BigInteger(post.id()).compareTo(since) > 0)
                .sorted(Comparator.comparing((Post post) -> new BigInteger(post.id()))
                        .reversed())
                .map(post -> retained(
                        payloads.rest(post), query.get("tweet.fields"), Set.of("id", "text", "edit_history_tweet_ids")))
                .toList();
    }

    private List<ObjectNode> events(String account, String whose, Map<String, String> query) {
        return world.talk(account, whose).stream()
                .sorted(Comparator.comparing((XWorld.Message m) -> new BigInteger(m.id()))
                        .reversed())
                .map(m -> retained(payloads.event(m), query.get("dm_event.fields"), Set.of("id", "text", "event_type")))
                .toList();
    }

    /** Only what was asked for, and what is always there. */
    private static ObjectNode retained(ObjectNode item, @Nullable String fields, Set<String> always) {
        Stream<String> asked = fields == null ? Stream.of() : Stream.of(fields.split(",", -1));
        return item.retain(Stream.concat(asked, always.stream()).toList());
    }

    private static ObjectNode page(List<ObjectNode> all, Map<String, String> query) {
        int most = Integer.parseInt(query.getOrDefault("max_results", "10"));
        int first = Math.min(
                all.size(),
                Integer.parseInt(query.getOrDefault("pagination_token", "p0").substring(1)));
        List<ObjectNode> some = all.subList(first, Math.min(all.size(), first + most));
        ObjectNode page = StrictJson.object();
        some.forEach(page.withArray("data")::add);
        if (some.isEmpty()) {
            page.remove("data");
        }
        ObjectNode meta = page.putObject("meta").put("result_count", some.size());
        if (first + most < all.size()) {
            meta.put("next_token", "p" + (first + most));
        }
        return page;
    }
}
