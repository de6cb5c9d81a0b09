package dev.relais.twitter.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.relais.account.Account;
import dev.relais.json.Tolerant;
import dev.relais.twitter.api.Answer;
import dev.relais.twitter.api.Call;
import dev.relais.twitter.api.XApi;
import dev.relais.twitter.budget.Endpoint;
import dev.relais.twitter.budget.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks people up, a hundred in one call, and remembers them for an hour: each costs a cent. What X shows depends on who asks, so each
 * account has its own memory of a person. Thread-safe.
 */
public final class XUsers {
    private static final int MOST_AT_ONCE = 100;
    private static final Pattern ID = Pattern.compile("[0-9]{1,20}");

    private record Seen(String account, String id) {}

    private final XApi api;
    private final Cache<Seen, Optional<XUser>> known;

    /** Asks through this door. */
    public XUsers(XApi api) {
        this.api = api;
        known = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(Duration.ofHours(1))
                .ticker(() -> Duration.between(Instant.EPOCH, api.now()).toNanos())
                .build();
    }

    /** Somebody, as X shows him to {@code asker}; empty where X does not show him, or cannot be asked now. */
    public Optional<XUser> find(Account asker, String id, Urgency urgency) {
        return Optional.ofNullable(find(asker, List.of(id), urgency).get(id));
    }

    /** Several people by id; whom X does not show is left out. */
    public Map<String, XUser> find(Account asker, Collection<String> ids, Urgency urgency) {
        Map<String, XUser> found = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (String id : ids.stream().distinct().toList()) {
            Optional<XUser> before = known.getIfPresent(new Seen(asker.id(), id));
            if (before != null) {
                before.ifPresent(user -> found.put(id, user));
            } else if (ID.matcher(id).matches()) {
                unknown.add(id);
            }
        }
        for (int from = 0; from < unknown.size(); from += MOST_AT_ONCE) {
            List<String> some = unknown.subList(from, Math.min(unknown.size(), from + MOST_AT_ONCE));
            ask(asker, some, urgency).forEach((id, user) -> user.ifPresent(shown -> found.put(id, shown)));
        }
        return found;
    }

    private Map<String, Optional<XUser>> ask(Account asker, List<String> ids, Urgency urgency) {
        String path =
                "/2/users?ids=" + String.join(",", ids) + "&" + api.fields().users();
        Answer answer = api.call(Call.get(Endpoint.USERS, path, asker, urgency));
        Map<String, Optional<XUser>> users = new LinkedHashMap<>();
        if (answer instanceof Answer.Done done && done.json() != null) {
            JsonNode data = Tolerant.member(done.json(), "data");
            if (data != null && data.isArray()) {
                data.forEach(user -> read(user).ifPresent(read -> users.put(read.id(), Optional.of(read))));
            }
            api.budget().used(Endpoint.USERS.price(), users.keySet(), urgency);
            ids.forEach(id -> users.putIfAbsent(id, Optional.empty()));
            users.forEach((id, user) -> known.put(new Seen(asker.id(), id), user));
        }
        return users;
    }

    private static Optional<XUser> read(JsonNode user) {
        String id = Tolerant.id(user, "id");
        JsonNode metrics = Tolerant.member(user, "public_metrics");
        JsonNode followers = Tolerant.member(metrics, "followers_count");
        return id == null
                ? Optional.empty()
                : Optional.of(new XUser(
                        id,
                        Tolerant.text(user, "username"),
                        Tolerant.text(user, "name"),
                        flag(user, "protected"),
                        (followers != null && followers.canConvertToLong()) ? followers.longValue() : null,
                        Tolerant.text(user, "verified_type"),
                        flag(user, "receives_your_dm")));
    }

    private static @Nullable Boolean flag(JsonNode user, String name) {
        JsonNode value = Tolerant.member(user, name);
        return (value != null && value.isBoolean()) ? value.booleanValue() : null;
    }

    /** Forgets somebody. */
    public void forget(String id) {
        known.asMap().keySet().removeIf(seen -> seen.id().equals(id));
    }
}
