package dev.relais.twitter.feed;

import dev.relais.account.Account;
import dev.relais.connect.DeliverySink;
import dev.relais.twitter.api.XApi;
import dev.relais.twitter.feed.Poll.Listing;
import dev.relais.twitter.feed.Poll.Rhythm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks for replies under posts, replies to replies among them, of which X pushes nothing: by searches for {@code conversation_id:}, as
 * many posts in one search as fit. How far it was read is written down when all searches of a round are done.
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

    @Override
    public Instant run() {
        Instant next = api.now().plus(rhythm.every());
        Map<String, String> read = new TreeMap<>();
        for (String query : queries(roots.get(), account.handle())) {
            Poll poll = new Poll(
                    api,
                    search.apply(feed, query),
                    rhythm,
                    sink,
                    new Cursors() {
                        @Override
                        public Optional<String> read(String name) {
                            return cursors.read(name);
                        }

                        @Override
                        public void write(String name, String position) {
                            read.merge(name, position, (a, b) -> Snowflake.ORDER.compare(a, b) > 0 ? a : b);
                        }
                    },
                    ear);
            Instant again = poll.run();
            if (!poll.isDone()) {
                return again;
            }
        }
        read.forEach(cursors::write);
        return next;
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
