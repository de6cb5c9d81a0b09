package dev.relais.twitter.budget;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What may still be asked of X: windows of calls for each endpoint and account, the application's credit, and the month's money.
 *
 * <p>A call in a closed window is not made. Where X says that the application has no credit, or has reached a cap, no call at all is
 * made until {@link #creditRestored()} or the end that X named. Background work stops before people do: it leaves the last fifth of
 * each window, and of a monthly limit what people are expected to need.
 *
 * <p>Thread-safe. In memory: another process counts for itself; {@link #usage()} and {@link #restore} carry counts over a restart.
 */
public final class Budget {
    /** Why a call is not made now. */
    public sealed interface Refusal {
        /** The window is used up; asking before {@code until} is in vain. */
        record Closed(Instant until) implements Refusal {}

        /** The application has no credit, or has reached a cap; nobody knows until when. */
        record Barred(String reason, String detail) implements Refusal {}

        /** Background work would use money that people need this month. */
        record Spent(Instant until) implements Refusal {}
    }

    private record Bar(
            String reason, String detail, @Nullable Instant until) {}

    private static final Duration RECONSIDER = Duration.ofHours(1);

    private final Prices prices;
    private final @Nullable BigDecimal monthly;
    private final InstantSource clock;
    private final Consumer<Notice> listener;
    private final Windows windows = new Windows();
    private final Ledger ledger = new Ledger();
    private final Ledger people = new Ledger();
    private final CircuitBreaker credit = CircuitBreaker.of("x-credit", CircuitBreakerConfig.ofDefaults());
    private volatile @Nullable Bar bar;
    private volatile boolean toldSpent;

    /**
     * @param monthly what background work may make the month cost, in the prices' unit; null for no limit
     * @param listener hears of what somebody should know; must not throw and not block
     */
    public Budget(Prices prices, @Nullable BigDecimal monthly, InstantSource clock, Consumer<Notice> listener) {
        this.prices = prices;
        this.monthly = monthly;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Whether a call may go out now; if so it is counted in its windows.
     *
     * @param account the desk's own name; {@code ""} for the application's own name
     */
    public synchronized Optional<Refusal> admit(Endpoint endpoint, String account, Urgency urgency) {
        Instant now = clock.instant();
        Optional<Refusal> barred = barred(now);
        if (barred.isPresent()) {
            return barred;
        }
        Optional<Instant> closed = windows.closedUntil(endpoint, account, urgency, now);
        if (closed.isPresent()) {
            return Optional.of(new Refusal.Closed(closed.get()));
        }
        if (urgency == Urgency.BACKGROUND && !endpoint.price().isEmpty() && isSpent(now)) {
            return Optional.of(new Refusal.Spent(now.plus(RECONSIDER)));
        }
        windows.taken(endpoint, account);
        return Optional.empty();
    }

    private Optional<Refusal> barred(Instant now) {
        Bar why = bar;
        if (why == null || credit.getState() == CircuitBreaker.State.CLOSED) {
            return Optional.empty();
        }
        if (why.until() != null && !now.isBefore(why.until())) {
            lift();
            return Optional.empty();
        }
        return Optional.of(
                why.until() != null ? new Refusal.Closed(why.until()) : new Refusal.Barred(why.reason(), why.detail()));
    }

    /** Background work may spend what is left of the month's money once people's usual share of the rest is set aside. */
    private boolean isSpent(Instant now) {
        if (monthly == null) {
            return false;
        }
        Forecast all = Forecast.of(prices, ledger.days(), now);
        Forecast ofPeople = Forecast.of(prices, people.days(), now);
        BigDecimal aside = ofPeople.expected().subtract(ofPeople.spent()).max(BigDecimal.ZERO);
        boolean spent = all.spent().add(aside).compareTo(monthly) >= 0;
        if (spent && !toldSpent) {
            tell(
                    "budget-spent",
                    null,
                    "background reads stop: " + all.spent() + " of " + monthly + " " + prices.unit()
                            + " are spent this month, and people are expected to need " + aside);
        }
        toldSpent = spent;
        return spent;
    }

    /** What the headers of any answer tell of windows. */
    public void told(Endpoint endpoint, String account, HttpHeaders headers) {
        windows.told(endpoint, account, headers, clock.instant());
    }

    /** X took the call. */
    public void accepted(Endpoint endpoint, String account) {
        windows.accepted(endpoint, account);
    }

    /** X answered 429. Returns until when no such call is made. */
    public Instant refused(Endpoint endpoint, String account, HttpHeaders headers) {
        return windows.refused(endpoint, account, headers, clock.instant());
    }

    /** When the headers say that a refusal ends; empty where they do not. */
    public Optional<Instant> end(HttpHeaders headers) {
        return RateHeaders.until(headers, clock.instant());
    }

    /**
     * X takes no call of the application any more.
     *
     * @param reason {@code out-of-credit} or {@code usage-capped}
     * @param until when it ends by itself; null where X does not say
     */
    public synchronized void bar(String reason, String detail, @Nullable Instant until) {
        bar = new Bar(reason, detail, until);
        if (credit.getState() != CircuitBreaker.State.FORCED_OPEN) {
            credit.transitionToForcedOpenState();
            tell(reason, null, detail);
        }
    }

    /** Somebody has bought credit or raised a cap: calls are made again. Accounts that a desk holds need its own {@code unblock}. */
    public synchronized void creditRestored() {
        if (bar != null) {
            lift();
        }
    }

    private void lift() {
        bar = null;
        credit.transitionToClosedState();
        tell("credit-restored", null, "calls are made again");
    }

    /** Whether no call is made at all, and why; empty where calls are made. */
    public Optional<String> barredBecause() {
        return barred(clock.instant()).map(refusal -> {
            Bar why = bar;
            return why == null ? refusal.toString() : why.reason();
        });
    }

    /** Tells the listener. */
    public void tell(String kind, @Nullable String account, String detail) {
        listener.accept(new Notice(clock.instant(), kind, account, detail));
    }

    /** Counts what is charged each time it is done. */
    public void used(String price, long number, Urgency urgency) {
        ledger.count(price, number, clock.instant());
        if (urgency == Urgency.INTERACTIVE) {
            people.count(price, number, clock.instant());
        }
    }

    /** Counts what is charged once a day, by its ids. */
    public void used(String price, Collection<String> ids, Urgency urgency) {
        ledger.count(price, ids, clock.instant());
        if (urgency == Urgency.INTERACTIVE) {
            people.count(price, ids, clock.instant());
        }
    }

    /** The month's bill so far, and as it is expected. */
    public Forecast forecast() {
        return Forecast.of(prices, ledger.days(), clock.instant());
    }

    /** Until when a person's call would not be made; empty where it would be made now. */
    public Optional<Instant> closedUntil(Endpoint endpoint, String account) {
        return windows.closedUntil(endpoint, account, Urgency.INTERACTIVE, clock.instant());
    }

    /** What is left of the windows that X told of. */
    public List<Left> left() {
        return windows.left(clock.instant());
    }

    /** The price list. */
    public Prices prices() {
        return prices;
    }

    /** Day (UTC) → price name → number; what {@link #restore} takes after a restart. */
    public Map<LocalDate, Map<String, Long>> usage() {
        return ledger.days();
    }

    /** Adds what an earlier run had counted. */
    public void restore(Map<LocalDate, Map<String, Long>> earlier) {
        ledger.restore(earlier);
    }
}
