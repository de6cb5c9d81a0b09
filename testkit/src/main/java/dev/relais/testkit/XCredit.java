package dev.relais.testkit;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * The application's account at the fake X, by X's published prices in US dollars: a post read .005, a user read .010, a direct
 * message read .010, what is one's own .001, a post .015, with a URL .200, a reply that was asked for .010, a direct message .015.
 * The same thing read twice in one day of UTC is paid once. Thread-safe.
 */
public final class XCredit {
    private final XWorld world;
    private final XCredits credits;

    XCredit(XWorld world, XCredits credits) {
        this.world = world;
        this.credits = credits;
    }

    /** So much is left from now on; calls that cost more are answered with 402. */
    public void set(BigDecimal dollars) {
        synchronized (world) {
            credits.put(dollars);
        }
    }

    /** So much more is left. */
    public void topUp(BigDecimal dollars) {
        synchronized (world) {
            credits.add(dollars);
        }
    }

    /** What is left; empty where there is no end to it. May be below zero after a large page. */
    public Optional<BigDecimal> left() {
        synchronized (world) {
            return Optional.ofNullable(credits.left());
        }
    }

    /** What was spent, by the name of what it was spent on: {@code post.create}, {@code dm.read}, {@code owned.read}, … */
    public Map<String, BigDecimal> spending() {
        synchronized (world) {
            return credits.spent();
        }
    }

    /** What was spent. */
    public BigDecimal spent() {
        return spending().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The month's cap of posts read; once it is reached, reads of posts are answered with 429 {@code usage-capped}. */
    public void usageCap(long posts) {
        synchronized (world) {
            credits.cap(posts);
        }
    }
}
