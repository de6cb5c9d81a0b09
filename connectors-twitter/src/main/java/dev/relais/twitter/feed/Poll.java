package dev.relais.twitter.feed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.account.Account;
import dev.relais.connect.DeliverySink;
import dev.relais.json.Tolerant;
import dev.relais.twitter.api.Answer;
import dev.relais.twitter.api.Call;
import dev.relais.twitter.api.XApi;
import dev.relais.twitter.budget.Endpoint;
import dev.relais.twitter.budget.Urgency;
import dev.relais.twitter.read.XReader;
import io.github.resilience4j.core.IntervalFunction;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one listing of X again and again, newest first, back to where it was read before and a while further: what X indexes late is
 * found then. Whatever is read twice does no harm, because posts and messages are told apart by their ids.
 *
 * <p>How far it was read is written down only when every page is kept; a page that could not be fetched is fetched again.
 */
final class Poll implements Task {
    private static final IntervalFunction TROUBLE =
            IntervalFunction.ofExponentialRandomBackoff(Duration.ofSeconds(5), 2.0, 0.3, Duration.ofMinutes(5));
    private static final Duration BLOCKED = Duration.ofMinutes(15);
    private static final int MOST_PAGES = 40;

    /**
     * What is listed.
     *
     * @param feed names it among the host's cursors
     * @param account in whose name it is asked, and for whom it is
     * @param path with its query, without {@code since_id}
     * @param sinceId whether X takes {@code since_id} here; else pages are read until they are old enough
     * @param price of one of its items
     * @param reach how far back X shows anything; it refuses to look further
     */
    record Listing(
            String feed,
            Endpoint endpoint,
            Account account,
            String path,
            boolean sinceId,
            String price,
            Duration reach) {}

    /**
     * How often, and how far back.
     *
     * @param overlap how far behind what was read it begins
     * @param first how far back it begins where it was never read
     */
    record Rhythm(Duration every, Duration overlap, Duration first) {}

    private final XApi api;
    private final Listing listing;
    private final Rhythm rhythm;
    private final DeliverySink sink;
    private final Cursors cursors;
    private final Ear ear;
    private @Nullable Instant missedFrom;
    private int failures;
    private boolean done;

    Poll(XApi api, Listing listing, Rhythm rhythm, DeliverySink sink, Cursors cursors, Ear ear) {
        this.api = api;
        this.listing = listing;
        this.rhythm = rhythm;
        this.sink = sink;
        this.cursors = cursors;
        this.ear = ear;
    }

    /** The next time it begins no later than {@code from}: something else was not heard since then. */
    synchronized void again(Instant from) {
        Instant before = missedFrom;
        missedFrom = before == null || from.isBefore(before) ? from : before;
    }

    @Override
    public Instant run() {
        Instant now = api.now();
        Instant missed = missed();
        Instant read = cursors.read(listing.feed())
                .flatMap(Snowflake::time)
                .map(last -> last.minus(rhythm.overlap()))
                .orElse(now.minus(rhythm.first()));
        Instant earliest = now.minus(listing.reach());
        Instant wanted = missed != null && missed.isBefore(read) ? missed : read;
        Optional<Instant> later = pages(wanted.isBefore(earliest) ? earliest : wanted, now);
        done = later.isEmpty();
        if (later.isPresent()) {
            return later.get();
        }
        filled(missed);
        failures = 0;
        return now.plus(rhythm.every());
    }

    /** Whether the last run read all that there was. */
    boolean isDone() {
        return done;
    }

    private synchronized @Nullable Instant missed() {
        return missedFrom;
    }

    private synchronized void filled(@Nullable Instant missed) {
        if (Objects.equals(missed, missedFrom)) {
            missedFrom = null;
        }
    }

    /** Reads and keeps every page. Returns when to try again; empty where it is done. */
    private Optional<Instant> pages(Instant from, Instant now) {
        String since = Snowflake.before(from);
        @Nullable String newest = null;
        @Nullable String next = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            Answer answer =
                    api.call(Call.get(listing.endpoint(), path(since, next), listing.account(), Urgency.BACKGROUND));
            if (!(answer instanceof Answer.Done done)) {
                return Optional.of(later(answer, now));
            }
            JsonNode body = done.json();
            JsonNode meta = Tolerant.member(body, "meta");
            if (body == null || !body.isObject() || (meta == null && Tolerant.member(body, "data") == null)) {
                return Optional.of(later(new Answer.Unknown("X's answer is not understood"), now));
            }
            List<String> ids = ids(Tolerant.member(body, "data"));
            api.budget().used(listing.price(), ids, Urgency.BACKGROUND);
            if (!ids.isEmpty()) {
                sink.deliver(XReader.NETWORK, listing.account().id(), done.body());
                newest = newest(newest, ids);
            }
            next = Tolerant.text(meta, "next_token");
            if (next == null || isOld(ids, since)) {
                written(newest);
                return Optional.empty();
            }
        }
        api.budget()
                .tell(
                        "gap",
                        listing.account().id(),
                        listing.feed() + " has more since " + from + " than " + MOST_PAGES + " pages");
        written(newest);
        return Optional.empty();
    }

    private String path(String since, @Nullable String next) {
        StringBuilder path = new StringBuilder(listing.path());
        if (listing.sinceId() && !since.equals("0")) {
            path.append("&since_id=").append(since);
        }
        if (next != null) {
            path.append("&pagination_token=").append(URLEncoder.encode(next, StandardCharsets.UTF_8));
        }
        return path.toString();
    }

    private Instant later(Answer answer, Instant now) {
        if (answer instanceof Answer.Limited limited) {
            return limited.until().isAfter(now) ? limited.until() : now.plusSeconds(1);
        }
        if (answer instanceof Answer.Refused) {
            return now.plus(BLOCKED);
        }
        failures = Math.min(failures + 1, 20);
        return now.plusMillis(TROUBLE.apply(failures));
    }

    private static List<String> ids(@Nullable JsonNode data) {
        List<String> ids = new ArrayList<>();
        if (data != null && data.isArray()) {
            for (JsonNode item : data) {
                String id = Tolerant.id(item, "id");
                if (id != null && Snowflake.isId(id)) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }

    private static @Nullable String newest(@Nullable String known, List<String> ids) {
        String newest = known;
        for (String id : ids) {
            if (newest == null || Snowflake.ORDER.compare(id, newest) > 0) {
                newest = id;
            }
        }
        return newest;
    }

    private static boolean isOld(List<String> ids, String since) {
        return ids.stream().anyMatch(id -> Snowflake.ORDER.compare(id, since) < 0);
    }

    private void written(@Nullable String newest) {
        if (newest != null) {
            Snowflake.time(newest).ifPresent(ear::find);
        }
        Optional<String> before = cursors.read(listing.feed());
        if (newest != null && (before.isEmpty() || Snowflake.ORDER.compare(newest, before.get()) > 0)) {
            cursors.write(listing.feed(), newest);
        }
    }
}
