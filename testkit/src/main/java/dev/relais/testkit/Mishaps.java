package dev.relais.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * The script of what goes wrong at a fake network. Thread-safe.
 *
 * <p>Only calls that are in order meet a mishap: a call that the network refuses anyway uses none up, so that a script never
 * hides a wrong request. Mishaps for the next calls go first, then those by matcher in the order they were given.
 */
public final class Mishaps {
    private record Matcher(Predicate<NetworkCall> calls, Mishap mishap, boolean once) {}

    private record Chance(
            Predicate<NetworkCall> calls, double probability, SplittableRandom random, List<Mishap> mishaps) {
        Optional<Mishap> draw(NetworkCall call) {
            return calls.test(call) && random.nextDouble() < probability
                    ? Optional.of(mishaps.get(random.nextInt(mishaps.size())))
                    : Optional.empty();
        }
    }

    private final Deque<Mishap> next = new ArrayDeque<>();
    private final List<Matcher> matchers = new ArrayList<>();

    private final List<Chance> chances = new ArrayList<>();

    Mishaps() {}

    /** The next calls in order meet these, one each; after them those that were scripted later. */
    public synchronized Mishaps next(Mishap... mishaps) {
        next.addAll(List.of(mishaps));
        return this;
    }

    /** The first call that matches meets the mishap. */
    public synchronized Mishaps once(Predicate<NetworkCall> calls, Mishap mishap) {
        matchers.add(new Matcher(calls, mishap, true));
        return this;
    }

    /** Every call that matches meets the mishap, until {@link #clear()}. */
    public synchronized Mishaps always(Predicate<NetworkCall> calls, Mishap mishap) {
        matchers.add(new Matcher(calls, mishap, false));
        return this;
    }

    /**
     * A call in order meets one of the mishaps with this probability, until {@link #clear()}; the same seed and the same calls give the
     * same mishaps. Those that were scripted otherwise go first.
     *
     * @param probability between 0 and 1
     */
    public synchronized Mishaps randomly(long seed, double probability, Mishap... mishaps) {
        return randomly(seed, probability, call -> true, mishaps);
    }

    /** As {@link #randomly(long, double, Mishap...)}, for the calls that match. */
    public synchronized Mishaps randomly(
            long seed, double probability, Predicate<NetworkCall> calls, Mishap... mishaps) {
        if (!(probability >= 0 && probability <= 1) || mishaps.length == 0) {
            throw new IllegalArgumentException("probability must be between 0 and 1, with one mishap at least");
        }
        chances.add(new Chance(calls, probability, new SplittableRandom(seed), List.of(mishaps)));
        return this;
    }

    /** Forgets what has not happened yet. */
    public synchronized void clear() {
        next.clear();
        matchers.clear();
        chances.clear();
    }

    /** How many mishaps that happen once have not happened yet. */
    public synchronized int pending() {
        return next.size() + (int) matchers.stream().filter(Matcher::once).count();
    }

    synchronized Optional<Mishap> take(NetworkCall call) {
        if (!next.isEmpty()) {
            return Optional.of(next.removeFirst());
        }
        Optional<Matcher> found =
                matchers.stream().filter(m -> m.calls().test(call)).findFirst();
        found.filter(Matcher::once).ifPresent(matchers::remove);
        return found.map(Matcher::mishap)
                .or(() -> chances.stream().flatMap(c -> c.draw(call).stream()).findFirst());
    }
}
