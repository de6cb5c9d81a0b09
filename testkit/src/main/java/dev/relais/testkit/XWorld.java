package dev.relais.testkit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What exists at the fake X. Guarded by its own monitor. */
final class XWorld {
    /** Milliseconds since 1970 that X's ids count from. */
    private static final long ID_EPOCH = 1_288_834_974_657L;

    /**
     * A post that exists.
     *
     * @param text unescaped
     * @param first when its first version was written
     * @param conversation the id of the first post of its conversation
     * @param parent the post that it answers
     * @param history its own id last, before it those of its earlier versions
     */
    record Post(
            String id,
            Profile author,
            String text,
            Instant at,
            Instant first,
            String conversation,
            @Nullable Post parent,
            List<String> history) {}

    /** A direct message, whoever wrote it. */
    record Message(String id, String from, String to, String text, Instant at) {}

    final InstantSource clock;
    final List<PublicPost> sentPosts = new ArrayList<>();
    final List<DirectMessage> sentMessages = new ArrayList<>();
    final List<Message> messages = new ArrayList<>();
    final Set<String> hidden = new LinkedHashSet<>();
    private final Map<String, Profile> accounts;
    private final Map<String, Post> posts = new HashMap<>();
    private final Map<String, Profile> profiles = new LinkedHashMap<>();
    private long lastId;
    private long events;

    XWorld(InstantSource clock, Map<String, Profile> accountsByToken) {
        this.clock = clock;
        this.accounts = Map.copyOf(accountsByToken);
        accounts.values().forEach(this::meet);
    }

    Optional<Profile> byToken(String token) {
        return Optional.ofNullable(accounts.get(token));
    }

    Optional<Profile> byHandle(String handle) {
        return profiles.values().stream()
                .filter(p -> p.handle().equalsIgnoreCase(handle))
                .findFirst();
    }

    boolean isAccount(Profile profile) {
        return accounts.values().stream().anyMatch(a -> a.id().equals(profile.id()));
    }

    Profile known(String id) {
        Profile profile = profiles.get(id);
        if (profile == null) {
            throw new IllegalArgumentException("nobody with id " + id + " at this fake X");
        }
        return profile;
    }

    void meet(Profile profile) {
        profiles.put(profile.id(), profile);
    }

    Optional<Post> find(String id) {
        return Optional.ofNullable(posts.get(id));
    }

    /** What somebody posted and has not deleted. */
    List<Post> posts(String author) {
        return posts.values().stream()
                .filter(p -> p.author().id().equals(author))
                .toList();
    }

    /** What two people wrote to each other in private. */
    List<Message> talk(String a, String b) {
        return messages.stream()
                .filter(m ->
                        (m.from().equals(a) && m.to().equals(b)) || (m.from().equals(b) && m.to().equals(a)))
                .toList();
    }

    Post existing(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no post with id " + id + " at this fake X"));
    }

    Post publish(Profile author, String text, @Nullable Post parent) {
        return keep(nextId(), author, text, parent);
    }

    Post keep(String id, Profile author, String text, @Nullable Post parent) {
        meet(author);
        String conversation = parent == null ? id : parent.conversation();
        Instant now = clock.instant();
        Post post = new Post(id, author, text, now, now, conversation, parent, List.of(id));
        posts.put(id, post);
        return post;
    }

    Post edit(String id, String text) {
        Post old = existing(id);
        String newId = nextId();
        List<String> history = new ArrayList<>(old.history());
        history.add(newId);

        Post post = new Post(
                newId,
                old.author(),
                text,
                clock.instant(),
                old.first(),
                old.conversation(),
                old.parent(),
                List.copyOf(history));
        posts.put(newId, post);
        return post;
    }

    Post remove(String id) {
        Post post = existing(id);
        posts.remove(id);
        return post;
    }

    /** Ids grow with time as X's do, and never repeat, even where the clock goes back. */
    String nextId() {
        lastId = Math.max(lastId + 1, (clock.millis() - ID_EPOCH) << 22);
        return Long.toString(lastId);
    }

    /** Ids of deliveries: signed, in no order. */
    String nextEvent() {
        return Long.toString(++events * 0x9E3779B97F4A7C15L);
    }
}
