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
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one listing of X again and again, newest first, back to where it was read before and a while further: what X indexes late is
 * found then. Whatever is read twice does no harm, because posts and messages are told apart by their ids.
 *
 * <p>One reading is a round. A page that could not be fetched or kept is fetched again, and the round goes on behind it, so that a window
 * that is smaller than the round does not begin it for ever. How far it was read is written down only when every page is kept.
 */
final class Poll implements Task {
    private static final IntervalFunction TROUBLE =
            IntervalFunction.ofExponentialRandomBackoff(Duration.ofSeconds(5), 2.0, 0.3, Duration.ofMinutes(5));
    private static final Duration BLOCKED = Duration.ofMinutes(15);
    private static final int MOST_PAGES = 40;
    private static final int INVALID = 400;

    /**
     * What is listed.
     *
     * @param feed names it among the host's cursors
     * @param account in whose name it is asked, and for whom it is
     * @param path with its query, without {@code since_id}
     * @param sinceId whether X takes {@code since_id} here; else pages are read until they are old enough
     * @param price of one of its items
     * @param reach how far back X shows anything; it refuses to look further
     * @param most how many items X shows at most, however far back they reach
     */
    record Listing(
            String feed,
            Endpoint endpoint,
            Account account,
            String path,
            boolean sinceId,
            String price,
            Duration reach,
            int most) {}

    /**
     * How often, and how far back.
     *
     * @param overlap how far behind what was read it begins
     * @param first how far back it begins where it was never read
     */
    record Rhythm(Duration every, Duration overlap, Duration first) {}

    /** One reading, from its first page to its last. */
    private static final class Round {
        final Instant from;
        final @Nullable Instant missed;
        final String since;
        final Set<String> seen = new HashSet<>();
        int pages;

        @Nullable
        String newest;

        @Nullable
        String next;

        Instant told = Instant.MIN;

        Round(Instant from, @Nullable Instant missed) {
            this.from = from;
            this.missed = missed;
            this.since = Snowflake.before(from);
        }
    }

    private final XApi api;
    private final Listing listing;
    private final Rhythm rhythm;
    private final DeliverySink sink;
    private final Cursors cursors;
    private final Ear ear;
    private @Nullable Instant missedFrom;
    private @Nullable Round round;
    private int failures;
    private boolean done;
    private boolean toldRefused;

    Poll(XApi api, Listing listing, Rhythm rhythm, DeliverySink sink, Cursors cursors, Ear ear) {
        this.api = api;
        this.listing = listing;
        this.rhythm = rhythm;
        this.sink = sink;
        this.cursors = cursors;
        this.ear = ear;
    }

    /** The next round begins no later than {@code from}: something else was not heard since then. */
    synchronized void again(Instant from) {
        Instant before = missedFrom;
        missedFrom = before == null || from.isBefore(before) ? from : before;
    }

    @Override
    public Instant run() {
        Instant now = api.now();
        done = false;
        Round current = round;
        if (current == null) {
            current = begun(now);
            round = current;
        }
        Optional<Instant> later = pages(current, now);
        if (later.isPresent()) {
            return later.get();
        }
        round = null;
        done = true;
        filled(current.missed);
        failures = 0;
        toldRefused = false;
        return now.plus(rhythm.every());
    }

    private Round begun(Instant now) {
        Instant missed = missed();
        Instant read = cursors.read(listing.feed())
                .flatMap(Snowflake::time)
                .map(last -> last.minus(rhythm.overlap()))
                .orElse(now.minus(rhythm.first()));
        Instant earliest = now.minus(listing.reach());
        Instant wanted = missed != null && missed.isBefore(read) ? missed : read;
        return new Round(wanted.isBefore(earliest) ? earliest : wanted, missed);
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

    /** Reads and keeps every page that is left of a round. Returns when to try again; empty where it is done. */
    private Optional<Instant> pages(Round current, Instant now) {
        while (current.pages < MOST_PAGES) {
            Answer answer = api.call(Call.get(
                    listing.endpoint(), path(current.since, current.next), listing.account(), Urgency.BACKGROUND));
            if (!(answer instanceof Answer.Done page)) {
                return Optional.of(later(answer, now));
            }
            JsonNode body = page.json();
            JsonNode meta = Tolerant.member(body, "meta");
            if (body == null || !body.isObject() || (meta == null && Tolerant.member(body, "data") == null)) {
                return Optional.of(later(new Answer.Unknown("X's answer is not understood"), now));
            }
            List<String> ids = ids(Tolerant.member(body, "data"));
            if (!ids.isEmpty()) {
                api.budget().used(listing.price(), ids, Urgency.BACKGROUND);
                sink.deliver(XReader.NETWORK, listing.account().id(), page.body());
                current.newest = newest(current.newest, ids);
                current.seen.addAll(ids);
                Instant told = Told.last(listing, body);
                current.told = told.isAfter(current.told) ? told : current.told;
            }
            current.pages++;
            failures = 0;
            current.next = Tolerant.text(meta, "next_token");
            if (current.next == null || isOld(ids, current.since)) {
                if (current.seen.size() >= listing.most()) {
                    gap("may have more since " + current.from + " than the " + listing.most() + " that X shows");
                }
                written(current);
                return Optional.empty();
            }
        }
        gap("has more since " + current.from + " than " + MOST_PAGES + " pages");
        written(current);
        return Optional.empty();
    }

    private void gap(String what) {
        api.budget().tell("gap", listing.account().id(), listing.feed() + " " + what);
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
            Instant soon = now.plusSeconds(1);
            return limited.until().isAfter(soon) ? limited.until() : soon;
        }
        if (answer instanceof Answer.Refused refused && refused.status() == INVALID && isBehindFirstPage()) {
            // Tokens of pages expire: the round begins again where it was read to.
            round = null;
        } else if (answer instanceof Answer.Refused refused) {
            round = refused.status() == INVALID ? null : round;
            refused(refused);
            return now.plus(BLOCKED);
        }
        failures = Math.min(failures + 1, 20);
        return now.plusMillis(TROUBLE.apply(failures));
    }

    private boolean isBehindFirstPage() {
        Round current = round;
        return current != null && current.next != null;
    }

    /** What concerns the application or the account as a whole is told by whoever asks; that a feed stands still, nobody else tells. */
    private void refused(Answer.Refused refused) {
        if (!refused.meaning().blocking() && !toldRefused) {
            toldRefused = true;
            gap("is not read, because X refuses it (HTTP " + refused.status() + ", "
                    + refused.meaning().reason() + ")");
        }
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

    /** Writes down how far it was read; where nothing was ever found, that all from its beginning on is still to be found. */
    private void written(Round current) {
        if (current.told.isAfter(Instant.MIN)) {
            ear.find(current.told);
        }
        String newest = current.newest;
        Optional<String> before = cursors.read(listing.feed()).filter(Snowflake::isId);
        if (newest == null && before.isEmpty()) {
            newest = Snowflake.before(current.from.plus(rhythm.overlap()));
        }
        if (newest != null && (before.isEmpty() || Snowflake.ORDER.compare(newest, before.get()) > 0)) {
            cursors.write(listing.feed(), newest);
        }
    }
}
