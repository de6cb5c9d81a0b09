package dev.relais.twitter.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.account.Account;
import dev.relais.connect.DeliverySink;
import dev.relais.json.StrictJson;
import dev.relais.json.Tolerant;
import dev.relais.twitter.api.Answer;
import dev.relais.twitter.api.Call;
import dev.relais.twitter.api.XApi;
import dev.relais.twitter.budget.Endpoint;
import dev.relais.twitter.budget.Urgency;
import dev.relais.twitter.feed.Snowflake;
import dev.relais.twitter.feed.Task;
import dev.relais.twitter.read.XReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks X, a hundred at a time, for posts that a host keeps. What X shows no more (deleted, its author suspended, gone or protected, withheld)
 * is handed in as withdrawn, and what X shows is handed in as it is now, so that edits are followed. What X says of a post that it only
 * cannot show for a moment changes nothing.
 */
public final class Sweep implements Task {
    private static final int AT_ONCE = 100;
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration TROUBLE = Duration.ofMinutes(5);
    /** Kinds of errors by which X says that a post is not to be seen any more. */
    private static final Set<String> GONE =
            Set.of("resource-not-found", "not-authorized-for-resource", "resource-unavailable", "disallowed-resource");

    private final XApi api;
    private final Account account;
    private final DeliverySink sink;
    private final Supplier<Collection<String>> posts;
    private final Duration every;
    private final Deque<String> left = new ArrayDeque<>();
    private Instant round = Instant.MIN;

    /** See {@link dev.relais.twitter.TwitterConnector#sweep}. */
    public Sweep(XApi api, Account account, DeliverySink sink, Supplier<Collection<String>> posts, Duration every) {
        this.api = api;
        this.account = account;
        this.sink = sink;
        this.posts = posts;
        this.every = every;
    }

    @Override
    public Instant run() {
        Instant now = api.now();
        if (left.isEmpty()) {
            if (!round.equals(Instant.MIN) && now.isBefore(round.plus(every))) {
                return round.plus(every);
            }
            round = now;
            new LinkedHashSet<>(posts.get()).stream().filter(Snowflake::isId).forEach(left::add);
        }
        if (left.isEmpty()) {
            return round.plus(every);
        }
        List<String> some = new ArrayList<>();
        left.stream().limit(AT_ONCE).forEach(some::add);
        String path =
                "/2/tweets?ids=" + String.join(",", some) + "&" + api.fields().posts();
        Answer answer = api.call(Call.get(Endpoint.POSTS, path, account, Urgency.BACKGROUND));
        if (answer instanceof Answer.Limited limited) {
            return limited.until();
        }
        JsonNode body = answer instanceof Answer.Done done ? done.json() : null;
        if (body == null || !body.isObject() || !(answer instanceof Answer.Done done)) {
            return now.plus(TROUBLE);
        }
        shown(done, body);
        gone(Tolerant.member(body, "errors"), some, now);
        some.forEach(id -> left.removeFirst());
        return left.isEmpty() ? round.plus(every) : now.plus(BETWEEN);
    }

    private void shown(Answer.Done done, JsonNode body) {
        JsonNode data = Tolerant.member(body, "data");
        if (data == null || !data.isArray() || data.isEmpty()) {
            return;
        }
        List<String> ids = new ArrayList<>();
        data.forEach(post -> {
            String id = Tolerant.id(post, "id");
            if (id != null) {
                ids.add(id);
            }
        });
        api.budget().used(Endpoint.POSTS.price(), ids, Urgency.BACKGROUND);
        sink.deliver(XReader.NETWORK, account.id(), done.body());
    }

    private void gone(@Nullable JsonNode errors, List<String> asked, Instant now) {
        if (errors == null || !errors.isArray()) {
            return;
        }
        for (JsonNode error : errors) {
            String id = Tolerant.id(error, "resource_id", "value");
            String type = Tolerant.text(error, "type");
            String resource = Tolerant.text(error, "resource_type");
            boolean post = resource == null || Set.of("tweet", "post").contains(resource.toLowerCase(Locale.ROOT));
            if (id != null
                    && type != null
                    && post
                    && asked.contains(id)
                    && GONE.contains(type.substring(type.lastIndexOf('/') + 1))) {
                sink.deliver(XReader.NETWORK, account.id(), deleted(id, now));
            }
        }
    }

    /** In the form in which X's compliance stream tells of deletions. */
    private static byte[] deleted(String id, Instant at) {
        ObjectNode body = StrictJson.object();
        ObjectNode delete = body.putObject("data").putObject("delete");
        delete.putObject("tweet").put("id", id);
        delete.put("event_at", at.toString());
        return StrictJson.write(body).getBytes(StandardCharsets.UTF_8);
    }
}
