package dev.relais.twitter.feed;

import dev.relais.account.Account;
import dev.relais.connect.DeliverySink;
import dev.relais.twitter.api.Fields;
import dev.relais.twitter.api.XApi;
import dev.relais.twitter.budget.Endpoint;
import dev.relais.twitter.feed.Poll.Listing;
import dev.relais.twitter.feed.Poll.Rhythm;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that is fetched from X: polls, streams, checks. What they bring goes to one {@link DeliverySink}.
 *
 * <p>{@link #start()} runs it on daemon threads of its own; a host with a scheduler, or a test with a clock of its own, calls
 * {@link #runDue()} instead. Thread-safe once it is built.
 */
public final class Feeds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private static final class Due {
        private final Task task;
        private Instant at = Instant.MIN;
        private volatile boolean woken;

        Due(Task task) {
            this.task = task;
        }
    }

    private static final Duration LOOK = Duration.ofMillis(100);

    private final XApi api;
    private final List<Due> tasks;
    private final List<XStream> streams;
    private final ExecutorService readers;
    private final ScheduledExecutorService scheduler;

    private Feeds(Builder with) {
        api = with.api;
        tasks = with.tasks.stream().map(Due::new).toList();
        streams = List.copyOf(with.streams);
        readers = with.readers;
        scheduler = Executors.newScheduledThreadPool(Math.max(1, tasks.size()), task -> daemon(task, "relais-x-feeds"));
        for (Due due : tasks) {
            if (due.task instanceof XStream stream) {
                stream.onChange(() -> due.woken = true);
            }
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Feeds to be chosen.
     *
     * @param sink keeps what is fetched: {@code desk::deliver}
     * @param ear learns what polls find
     */
    public static Builder builder(XApi api, DeliverySink sink, Ear ear) {
        return new Builder(api, sink, ear);
    }

    /** Runs on threads of its own from now on, one for each feed, until {@link #close()}. */
    public Feeds start() {
        for (Due due : tasks) {
            Future<?> unused =
                    scheduler.scheduleWithFixedDelay(() -> run(due), 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
        return this;
    }

    /** Runs in this thread what is due now. Returns when something is due again. */
    public Instant runDue() {
        return tasks.stream().map(this::run).min(Instant::compareTo).orElse(Instant.MAX);
    }

    /** Makes everything due at once: after an outage, or when somebody asks. */
    public void wake() {
        tasks.forEach(due -> due.woken = true);
    }

    /** Runs a task if it is due. Returns when it is due next. */
    private Instant run(Due due) {
        synchronized (due) {
            if (!due.woken && api.now().isBefore(due.at)) {
                return due.at;
            }
            due.woken = false;
            try {
                due.at = due.task.run();
            } catch (RuntimeException e) {
                // The class only: a message may quote a customer.
                LOG.warn(
                        "A feed of X failed with {}; it is tried again in a minute",
                        e.getClass().getName());
                due.at = api.now().plus(AFTER_FAILURE);
            }
            return due.at;
        }
    }

    /** Whether every stream has a connection. */
    public boolean streamsOpen() {
        return streams.stream().allMatch(XStream::isOpen);
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
        streams.forEach(XStream::close);
        readers.shutdownNow();
    }

    /** Options of {@link Feeds}. Not thread-safe. */
    public static final class Builder {
        private static final Duration ALWAYS = Duration.ofDays(3650);
        private static final Duration MESSAGES_SHOWN = Duration.ofDays(30);
        private static final Duration SEARCHABLE = Duration.ofDays(7).minusMinutes(5);

        private final XApi api;
        private final DeliverySink sink;
        private final Ear ear;
        private final List<Task> tasks = new ArrayList<>();
        private final List<Poll> polls = new ArrayList<>();
        private final List<XStream> streams = new ArrayList<>();
        private final ExecutorService readers = Executors.newCachedThreadPool(task -> daemon(task, "relais-x-stream"));
        private Cursors cursors = Cursors.inMemory();
        private Duration overlap = Duration.ofMinutes(10);
        private Duration first = Duration.ofHours(1);
        private boolean backfills;
        private String owned = "post.read";

        private Builder(XApi api, DeliverySink sink, Ear ear) {
            this.api = api;
            this.ear = ear;
            this.sink = sink;
        }

        /** Where it is written down how far each feed was read; in memory by default. Say it before the feeds. */
        public Builder cursors(Cursors kept) {
            cursors = kept;
            return this;
        }

        /** How far behind what was read each poll begins: X indexes some posts late. 10 minutes by default. Say it before the feeds. */
        public Builder overlap(Duration behind) {
            overlap = notNegative("overlap", behind);
            return this;
        }

        /** How far back a feed begins that was never read; 1 hour by default. Say it before the feeds. */
        public Builder first(Duration back) {
            first = notNegative("first", back);
            return this;
        }

        /** The users behind the accounts own the application: X charges a fifth for what they read of themselves. Say it before the feeds. */
        public Builder ownedReads() {
            owned = "owned.read";
            return this;
        }

        /** X may be asked for up to five minutes that a stream missed: not on every tier. Say it before the feeds. */
        public Builder streamBackfill() {
            backfills = true;
            return this;
        }

        /** What mentions an account, replies and quotes among it: the 800 newest. */
        public Builder mentions(Account account, Duration every) {
            String path = "/2/users/" + id(account) + "/mentions?max_results=100&"
                    + api.fields().posts();
            return poll(
                    new Listing("mentions/" + account.id(), Endpoint.MENTIONS, account, path, true, owned, ALWAYS),
                    every);
        }

        /** Legacy direct messages of an account, of the last 30 days. X takes 15 calls in 15 minutes. */
        public Builder messages(Account account, Duration every) {
            String path = "/2/dm_events?max_results=100&" + api.fields().messages();
            return poll(
                    new Listing(
                            "messages/" + account.id(),
                            Endpoint.MESSAGES,
                            account,
                            path,
                            false,
                            "dm.read",
                            MESSAGES_SHOWN),
                    every);
        }

        /**
         * What a search finds, of the last seven days, handed in as written to the account.
         *
         * @param name of the search, among the account's
         * @param query in X's syntax, up to 512 characters (4,096 on enterprise tiers)
         */
        public Builder search(Account account, String name, String query, Duration every) {
            return poll(searched(account, "search/" + account.id() + "/" + name, query), every);
        }

        /**
         * Replies under posts, replies to replies among them, which X pushes nothing of.
         *
         * @param roots ids of the posts under which somebody may still answer; asked at every round
         */
        public Builder replies(Account account, Supplier<Collection<String>> roots, Duration every) {
            tasks.add(new Replies(
                    api,
                    account,
                    roots,
                    (feed, query) -> searched(account, feed, query),
                    rhythm(every),
                    sink,
                    cursors,
                    ear));
            return this;
        }

        /** The stream of the X Activity API: what is subscribed, without a webhook. What it misses, the polls look for. */
        public Builder activityStream() {
            return stream(new XStream.Source(
                    "stream/activity", Endpoint.ACTIVITY_STREAM, "/2/activity/stream", null, backfills));
        }

        /**
         * The filtered stream: posts that match the application's rules.
         *
         * @param account for whom they are
         */
        public Builder filteredStream(Account account) {
            String path = "/2/tweets/search/stream?" + Fields.TWEET.posts();
            return stream(
                    new XStream.Source("stream/filtered", Endpoint.FILTERED_STREAM, path, account.id(), backfills));
        }

        /** Something else that is done again and again: a check of subscriptions, a sweep of stored posts. */
        public Builder task(Task task) {
            tasks.add(task);
            return this;
        }

        /** The feeds, not yet started. */
        public Feeds build() {
            return new Feeds(this);
        }

        private Builder poll(Listing listing, Duration every) {
            Poll poll = new Poll(api, listing, rhythm(every), sink, cursors, ear);
            polls.add(poll);
            tasks.add(poll);
            return this;
        }

        private Builder stream(XStream.Source source) {
            XStream stream =
                    new XStream(api, source, sink, cursors, from -> polls.forEach(poll -> poll.again(from)), readers);
            streams.add(stream);
            tasks.add(stream);
            return this;
        }

        private Listing searched(Account account, String feed, String query) {
            String path = "/2/tweets/search/recent?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)
                    + "&max_results=100&" + Fields.TWEET.posts();
            return new Listing(feed, Endpoint.SEARCH_RECENT, account, path, true, "post.read", SEARCHABLE);
        }

        private Rhythm rhythm(Duration every) {
            if (every.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("every must be 1 s or more, not " + every);
            }
            return new Rhythm(every, overlap, first);
        }

        private static String id(Account account) {
            String id = account.externalId();
            if (id == null || !Snowflake.isId(id)) {
                throw new IllegalArgumentException("account " + account.id() + " needs its id on X, a number");
            }
            return id;
        }

        private static Duration notNegative(String name, Duration value) {
            if (value.isNegative()) {
                throw new IllegalArgumentException(name + " must not be negative: " + value);
            }
            return value;
        }
    }
}
