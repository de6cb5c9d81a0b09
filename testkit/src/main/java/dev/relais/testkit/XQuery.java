package dev.relais.testkit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The query parameters that a route takes. Those that are not named are refused. Immutable once the table is made. */
final class XQuery {
    static final String ID = "[0-9]{1,19}";
    private static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,3})?Z");

    private record Rule(Predicate<String> check, String words) {}

    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Set<String> required = new TreeSet<>();

    static XQuery none() {
        return new XQuery();
    }

    XQuery with(String name, String words, Predicate<String> check) {
        rules.put(name, new Rule(check, words));
        return this;
    }

    XQuery required(String... names) {
        required.addAll(List.of(names));
        return this;
    }

    XQuery matching(String name, String regex) {
        Pattern pattern = Pattern.compile(regex);
        return with(name, "must match " + regex, v -> pattern.matcher(v).matches());
    }

    XQuery number(String name, int least, int most) {
        return with(
                name,
                "must be between " + least + " and " + most,
                v -> v.matches("[0-9]{1,9}") && Integer.parseInt(v) >= least && Integer.parseInt(v) <= most);
    }

    XQuery oneOf(String name, String... words) {
        List<String> allowed = List.of(words);
        return with(name, "must be one of " + allowed, allowed::contains);
    }

    /** Words out of a set, each once, with commas between. */
    XQuery some(String name, Set<String> allowed) {
        return with(name, "must be a list out of " + new TreeSet<>(allowed), v -> {
            List<String> given = Arrays.asList(v.split(",", -1));
            return allowed.containsAll(given) && Set.copyOf(given).size() == given.size();
        });
    }

    /** 1 to {@code most} different values that match, with commas between. */
    XQuery list(String name, int most, String regex) {
        Pattern pattern = Pattern.compile(regex);
        return with(name, "must be a list of 1 to " + most + " values that match " + regex, v -> {
            List<String> given = Arrays.asList(v.split(",", -1));
            return given.size() <= most
                    && given.stream().allMatch(one -> pattern.matcher(one).matches());
        });
    }

    XQuery time(String... names) {
        for (String name : names) {
            with(name, "must be an instant of ISO 8601 in UTC", XQuery::isTime);
        }
        return this;
    }

    XQuery ids(String... names) {
        for (String name : names) {
            matching(name, ID);
        }
        return this;
    }

    /** {@code max_results} and the token of a page. */
    XQuery pages(int least, int most) {
        return number("max_results", least, most).matching("pagination_token", "[A-Za-z0-9_-]{1,200}");
    }

    /** Since and until, by id and by time. */
    XQuery range() {
        return ids("since_id", "until_id").time("start_time", "end_time");
    }

    /** Fields and expansions of posts, in both dialects. */
    XQuery postFields() {
        return onlyOldPostFields().some("post.fields", XFields.NEW_POST);
    }

    /** Fields and expansions of posts where X has not taken to the new names. */
    XQuery onlyOldPostFields() {
        return some("tweet.fields", XFields.POST)
                .some("expansions", XFields.POST_EXPANSIONS)
                .some("user.fields", XFields.USER)
                .some("media.fields", XFields.MEDIA)
                .some("place.fields", XFields.PLACE)
                .some("poll.fields", XFields.POLL);
    }

    /** Fields and expansions of people. */
    XQuery userFields() {
        return some("user.fields", XFields.USER)
                .some("expansions", XFields.USER_EXPANSIONS)
                .some("tweet.fields", XFields.POST)
                .some("post.fields", XFields.NEW_POST);
    }

    /** Fields and expansions of direct messages. */
    XQuery messageFields() {
        return some("dm_event.fields", XFields.MESSAGE)
                .some("event_types", Set.of("MessageCreate", "ParticipantsJoin", "ParticipantsLeave"))
                .some("expansions", XFields.MESSAGE_EXPANSIONS)
                .some("user.fields", XFields.USER)
                .some("media.fields", XFields.MEDIA)
                .some("tweet.fields", XFields.POST)
                .some("post.fields", XFields.NEW_POST);
    }

    /** What is wrong; null where nothing is. */
    @Nullable
    String fault(Map<String, String> query) {
        for (String name : required) {
            if (!query.containsKey(name)) {
                return "the query parameter " + name + " is missing";
            }
        }
        for (Map.Entry<String, String> given : query.entrySet()) {
            Rule rule = rules.get(given.getKey());
            if (rule == null) {
                return "the query parameter [" + given.getKey() + "] is not one of " + rules.keySet();
            }
            if (!rule.check().test(given.getValue())) {
                return "the query parameter " + given.getKey() + " " + rule.words();
            }
        }
        return query.containsKey("tweet.fields") && query.containsKey("post.fields")
                ? "tweet.fields and post.fields are two names of one parameter"
                : null;
    }

    private static boolean isTime(String value) {
        if (!TIME.matcher(value).matches()) {
            return false;
        }
        try {
            Instant.parse(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
