package dev.relais.twitter.feed;

import dev.relais.account.Account;
import dev.relais.connect.DeliverySink;
import dev.relais.twitter.api.XApi;
import dev.relais.twitter.feed.Poll.Listing;
import dev.relais.twitter.feed.Poll.Rhythm;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks for replies under posts, replies to replies among them, of which X pushes nothing: by searches for {@code conversation_id:}, as
 * many posts in one search as fit. How far it was read is written down when all searches of a round are done; a round that X's window cuts goes on
 * where it was cut.
 */
final class Replies implements Task {
    private static final int LONGEST_QUERY = 512;

    private final XApi api;
    private final Account account;
    private final String feed;
    private final Supplier<Collection<String>> roots;
    private final BiFunction<String, String, Listing> search;
    private final Rhythm rhythm;
    private final DeliverySink sink;
    private final Cursors cursors;
    private final Ear ear;
    private final Set<String> asked = new HashSet<>();
    private @Nullable Round round;

    /**
     * @param roots ids of the posts under which somebody may still answer
     * @param search makes a listing of a feed's name and a query
     */
    Replies(
            XApi api,
            Account account,
            Supplier<Collection<String>> roots,
            BiFunction<String, String, Listing> search,
            Rhythm rhythm,
            DeliverySink sink,
            Cursors cursors,
            Ear ear) {
        this.api = api;
        this.account = account;
        this.feed = "replies/" + account.id();
        this.roots = roots;
        this.search = search;
        this.rhythm = rhythm;
        this.sink = sink;
        this.cursors = cursors;
        this.ear = ear;
    }

    /** Searches that one round has still to do, and how far those that are done have read. */
    private static final class Round {
        final Instant began;
        final Instant next;
        final Deque<Poll> left = new ArrayDeque<>();
        final Map<String, String> read = new TreeMap<>();
        final Set<String> roots;

        Round(Instant began, Instant next, Collection<String> roots) {
            this.began = began;
            this.next = next;
            this.roots = Set.copyOf(roots);
        }
    }

    @Override
    public Instant run() {
        Round current = round;
        if (current == null) {
            current = begun(api.now());
            round = current;
        }
        for (Poll poll = current.left.peek(); poll != null; poll = current.left.peek()) {
            Instant again = poll.run();
            if (!poll.isDone()) {
                return again;
            }
            current.left.remove();
        }
        round = null;
        asked.retainAll(current.roots);
        asked.addAll(current.roots);
        Instant began = current.began;
        current.read.forEach((name, position) -> cursors.write(name, earlier(position, began)));
        Instant soon = api.now().plusSeconds(1);
        return current.next.isAfter(soon) ? current.next : soon;
    }

    /** A search that was done early in a round has read no further than where the round began. */
    private static String earlier(String position, Instant began) {
        String first = Snowflake.before(began);
        return Snowflake.ORDER.compare(position, first) < 0 ? position : first;
    }

    /** Under posts that were not asked for before, answers may stand that are older than what was read. */
    private Round begun(Instant now) {
        Collection<String> wanted = roots.get();
        List<String> fresh =
                wanted.stream().filter(root -> !asked.contains(root)).toList();
        List<String> known = wanted.stream().filter(asked::contains).toList();
        Round begun = new Round(now, now.plus(rhythm.every()), wanted);
        queries(known, account.handle()).forEach(query -> begun.left.add(poll(query, begun)));
        for (String query : queries(fresh, account.handle())) {
            Poll poll = poll(query, begun);
            poll.again(now.minus(rhythm.first()));
            begun.left.add(poll);
        }
        return begun;
    }

    private Poll poll(String query, Round of) {
        Cursors ofRound = new Cursors() {
            @Override
            public Optional<String> read(String name) {
                return cursors.read(name);
            }

            @Override
            public void write(String name, String position) {
                of.read.merge(name, position, (a, b) -> Snowflake.ORDER.compare(a, b) > 0 ? a : b);
            }
        };
        return new Poll(api, search.apply(feed, query), rhythm, sink, ofRound, ear);
    }

    /** {@code (conversation_id:1 OR conversation_id:2) -from:handle}, each within X's length of a search. */
    static List<String> queries(Collection<String> roots, @Nullable String handle) {
        String behind = handle == null ? "" : " -from:" + handle;
        List<String> queries = new ArrayList<>();
        StringBuilder query = new StringBuilder();
        for (String root : new TreeSet<>(roots)) {
            if (!Snowflake.isId(root)) {
                continue;
            }
            String term = "conversation_id:" + root;
            if (query.length() > 0 && query.length() + 4 + term.length() + 2 + behind.length() > LONGEST_QUERY) {
                queries.add("(" + query + ")" + behind);
                query.setLength(0);
            }
            query.append(query.length() == 0 ? "" : " OR ").append(term);
        }
        if (query.length() > 0) {
            queries.add("(" + query + ")" + behind);
        }
        return queries;
    }
}
