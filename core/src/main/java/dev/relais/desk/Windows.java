package dev.relais.desk;

import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent.SendSettled;
import dev.relais.conversation.Send;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Accounts whose network takes no more for a while, as far as this desk was told. A window is over when the desk's clock or its
 * monotonic clock says so, whichever says it first: a step back of the clock closes none for hours. A clock that is ahead opens
 * one early, but each refusal in a row makes the least pause longer.
 */
final class Windows {
    private static final Duration LEAST = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 5;

    /** Until when, by both clocks, and not before {@code least} by the monotonic one. */
    private record Closed(int times, Instant until, long untilNanos, long least) {}

    private final Map<String, Closed> closed = new HashMap<>();
    private final LongSupplier nanos;
    private final long term;

    Windows(LongSupplier nanos, long term) {
        this.nanos = nanos;
        this.term = term;
    }

    /** What a network limits by itself: an account's public replies, its private ones, its hiding. */
    static String way(Conversation conversation, Send send) {
        String act = send.isRepeatable() ? "hide" : send.visibility().word();
        return conversation.key().account() + " " + act;
    }

    /** The network takes nothing more in a way before {@code until}. */
    synchronized void close(String way, Instant now, Instant until) {
        Closed before = closed.get(way);
        int times = before == null ? 0 : Math.min(before.times() + 1, MOST_DOUBLINGS);
        long here = nanos.getAsLong();
        long least = here + LEAST.multipliedBy(1L << times).toNanos();
        closed.put(
                way,
                new Closed(times, until, here + Duration.between(now, until).toNanos(), least));
    }

    /** What another desk was told holds for this one too, unless this one was told to wait longer. */
    void follow(Conversation conversation, SendSettled settled, Instant now) {
        Instant until = settled.until();
        Send send = conversation.sends().get(settled.send());
        if (send == null || until == null || send.term() == term) {
            return;
        }
        String way = way(conversation, send);
        if (Duration.between(now, until).compareTo(remaining(way, now)) > 0) {
            close(way, now, until);
        }
    }

    /** What was told before this desk opened. */
    void start(Conversation conversation, Instant now) {
        conversation.nextSend().ifPresent(send -> {
            Instant until = send.until();
            if (until != null && until.isAfter(now)) {
                close(way(conversation, send), now, until);
            }
        });
    }

    /** The network took something: in a call that may have begun before the window closed. */
    synchronized void open(String way, Instant now) {
        if (remaining(way, now).isZero()) {
            closed.remove(way);
        }
    }

    /** How long until something may go that way. */
    synchronized Duration remaining(String way, Instant now) {
        Closed window = closed.get(way);
        if (window == null) {
            return Duration.ZERO;
        }
        long here = nanos.getAsLong();
        long told = Math.min(
                window.untilNanos() - here,
                Duration.between(now, window.until()).toNanos());
        long left = Math.max(told, window.least() - here);
        return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
    }
}
