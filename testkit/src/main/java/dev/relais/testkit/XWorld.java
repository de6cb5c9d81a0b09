package dev.relais.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What exists at the fake X: people, posts, direct messages. Guarded by its own monitor. */
final class XWorld {
    /** Ids as numbers: the shorter is the smaller. */
    static final Comparator<String> BY_ID =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    /** Milliseconds since 1970 that X's ids count from. */
    static final long ID_EPOCH = 1_288_834_974_657L;

    /** What a post has beside its text. */
    record Extras(@Nullable Post quoted, @Nullable Post retweeted, List<String> media, String lang) {
        static final Extras NONE = new Extras(null, null, List.of(), "und");
    }

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
            List<String> history,
            Extras extras) {}

    /** A direct message, whoever wrote it, or the coming and going of people ({@code type}). */
    record Message(
            String id,
            String type,
            String conversation,
            String from,
            Set<String> people,
            String text,
            @Nullable String media,
            Instant at) {}

    /** Hears what happens. */
    interface Watcher {
        void published(Post post);

        void removed(Post post);

        void written(Message message);
    }

    final InstantSource clock;
    final List<PublicPost> sentPosts = new ArrayList<>();
    final List<DirectMessage> sentMessages = new ArrayList<>();
    final Set<String> hidden = new LinkedHashSet<>();
    final Set<String> protectedPeople = new HashSet<>();
    final Set<String> suspended = new HashSet<>();
    final Set<String> closedToMessages = new HashSet<>();
    /** Who has blocked whom from writing: {@code blocker blocked}. */
    final Set<String> blocks = new HashSet<>();

    final Map<String, Instant> indexedLate = new HashMap<>();
    final Map<String, XMedia.File> media = new HashMap<>();
    final NavigableMap<String, Message> messages = new TreeMap<>(BY_ID);
    final Map<String, Set<String>> conversations = new HashMap<>();
    final NavigableMap<String, Post> posts = new TreeMap<>(BY_ID);
    /** What was deleted, by its id. */
    final Map<String, Post> gone = new HashMap<>();

    Watcher watcher = new Watcher() {
        @Override
        public void published(Post post) {}

        @Override
        public void removed(Post post) {}

        @Override
        public void written(Message message) {}
    };
    private final Map<String, NavigableMap<String, Post>> byAuthor = new HashMap<>();
    private final Map<String, Profile> accounts = new LinkedHashMap<>();
    private final Map<String, Profile> profiles = new LinkedHashMap<>();
    private final Map<String, Profile> handles = new HashMap<>();
    private long lastId;
    private long events;

    XWorld(InstantSource clock, Collection<Profile> accounts) {
        this.clock = clock;
        accounts.forEach(account -> {
            this.accounts.put(account.id(), account);
            meet(account);
        });
    }

    Optional<Profile> byHandle(String handle) {
        return Optional.ofNullable(handles.get(handle.toLowerCase(Locale.ROOT)));
    }

    Optional<Profile> byId(String id) {
        return Optional.ofNullable(profiles.get(id));
    }

    boolean isAccount(Profile profile) {
        return accounts.containsKey(profile.id());
    }

    Profile known(String id) {
        return byId(id).orElseThrow(() -> new IllegalArgumentException("nobody with id " + id + " at this fake X"));
    }

    void meet(Profile profile) {
        Profile before = profiles.put(profile.id(), profile);
        if (before != null && !before.handle().equalsIgnoreCase(profile.handle())) {
            handles.remove(before.handle().toLowerCase(Locale.ROOT));
        }
        handles.put(profile.handle().toLowerCase(Locale.ROOT), profile);
    }

    Optional<Post> find(String id) {
        return Optional.ofNullable(posts.get(id));
    }

    /** Whether lists and searches know the post already. */
    boolean isIndexed(Post post) {
        Instant from = indexedLate.get(post.id());
        return from == null || !clock.instant().isBefore(from);
    }

    /** Whether somebody may see what its author writes; {@code viewer} is null for the application. */
    boolean isVisible(Post post, @Nullable Profile viewer) {
        String author = post.author().id();
        return !suspended.contains(author)
                && (!protectedPeople.contains(author)
                        || (viewer != null && viewer.id().equals(author)));
    }

    /** What somebody posted and has not deleted, by id. */
    NavigableMap<String, Post> posts(String author) {
        return byAuthor.getOrDefault(author, new TreeMap<>(BY_ID));
    }

    Post existing(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no post with id " + id + " at this fake X"));
    }

    Post publish(Profile author, String text, @Nullable Post parent) {
        return publish(author, text, parent, Extras.NONE);
    }

    Post publish(Profile author, String text, @Nullable Post parent, Extras extras) {
        Post post = keep(nextId(), author, text, parent, extras);
        watcher.published(post);
        return post;
    }

    Post keep(String id, Profile author, String text, @Nullable Post parent, Extras extras) {
        meet(author);
        String conversation = parent == null ? id : parent.conversation();
        Instant now = clock.instant();
        return keep(new Post(id, author, text, now, now, conversation, parent, List.of(id), extras));
    }

    private Post keep(Post post) {
        posts.put(post.id(), post);
        byAuthor.computeIfAbsent(post.author().id(), a -> new TreeMap<>(BY_ID)).put(post.id(), post);
        return post;
    }

    Post edit(String id, String text) {
        List<String> known = existing(id).history();
        Post old = existing(known.get(known.size() - 1));
        String newId = nextId();
        List<String> history = new ArrayList<>(old.history());
        history.add(newId);
        known.stream().flatMap(version -> find(version).stream()).toList().forEach(post -> rewrite(post, history));

        Post post = keep(new Post(
                newId,
                old.author(),
                text,
                clock.instant(),
                old.first(),
                old.conversation(),
                old.parent(),
                List.copyOf(history),
                old.extras()));
        watcher.published(post);
        return post;
    }

    /** X tells the whole history with every version of a post. */
    private void rewrite(Post post, List<String> history) {
        keep(new Post(
                post.id(),
                post.author(),
                post.text(),
                post.at(),
                post.first(),
                post.conversation(),
                post.parent(),
                List.copyOf(history),
                post.extras()));
    }

    void language(String id, String language) {
        Post old = existing(id);
        Extras extras = old.extras();
        keep(new Post(
                id,
                old.author(),
                old.text(),
                old.at(),
                old.first(),
                old.conversation(),
                old.parent(),
                old.history(),
                new Extras(extras.quoted(), extras.retweeted(), extras.media(), language)));
    }

    Post remove(String id) {
        Post post = existing(id);
        posts.remove(id);
        posts(post.author().id()).remove(id);
        gone.put(id, post);
        watcher.removed(post);
        return post;
    }

    /** Somebody writes in private; {@code media} is an id. */
    Message write(String conversation, String from, Set<String> people, String text, @Nullable String media) {
        Message message = note("MessageCreate", conversation, from, people, text, media);
        watcher.written(message);
        return message;
    }

    Message note(
            String type, String conversation, String from, Set<String> people, String text, @Nullable String media) {
        conversations.computeIfAbsent(conversation, c -> new LinkedHashSet<>()).addAll(people);
        Message message =
                new Message(nextId(), type, conversation, from, Set.copyOf(people), text, media, clock.instant());
        messages.put(message.id(), message);
        return message;
    }

    /** The name of what two people write to each other: the smaller id first. */
    static String pair(String a, String b) {
        return BY_ID.compare(a, b) < 0 ? a + "-" + b : b + "-" + a;
    }

    /** Ids grow with time as X's do, and never repeat, even where the clock goes back. */
    String nextId() {
        lastId = Math.max(lastId + 1, (clock.millis() - ID_EPOCH) << 22);
        return Long.toString(lastId);
    }

    /** The smallest id that something made at this instant could have. */
    static String idAt(Instant instant) {
        return Long.toString(Math.max(0, (instant.toEpochMilli() - ID_EPOCH) << 22));
    }

    /** Ids of deliveries: signed, in no order. */
    String nextEvent() {
        return Long.toString(++events * 0x9E3779B97F4A7C15L);
    }

    /** Whether less than this time has passed since. */
    boolean within(Instant since, Duration time) {
        return clock.instant().isBefore(since.plus(time));
    }
}
