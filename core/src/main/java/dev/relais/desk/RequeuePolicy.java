package dev.relais.desk;

import dev.relais.conversation.ConversationEvent.QueueReason;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What becomes of conversations whose agent does not answer, for each reason its own. Immutable.
 *
 * <pre>{@code
 * RequeuePolicy.DEFAULT
 *         .with(QueueReason.SILENT_OWNER, new Requeue(Duration.ofMinutes(30), "second-line", false))
 *         .keep(QueueReason.SHIFT_ENDED)
 * }</pre>
 *
 * <p>Only what a customer waits for goes back: what waits for its customer stays with its owner until the customer writes. An offer
 * to somebody who signed off, fell silent or went home is withdrawn at once, whatever stands here; {@code queue} and {@code
 * askHimAgain} hold for it too.
 */
public final class RequeuePolicy {
    /**
     * Declined and lapsed offers go back to their queue, for somebody else. What a customer waits for goes back five minutes after its
     * owner vanished, and at the end of his shift at once; he may get it again. Silent owners keep what they have.
     */
    public static final RequeuePolicy DEFAULT = new RequeuePolicy(
            Map.of(
                    QueueReason.DECLINED,
                    new Requeue(Duration.ZERO, null, false),
                    QueueReason.EXPIRED,
                    new Requeue(Duration.ZERO, null, false),
                    QueueReason.VANISHED,
                    Requeue.after(Duration.ofMinutes(5)),
                    QueueReason.SHIFT_ENDED,
                    Requeue.after(Duration.ZERO)),
            0);

    private final Map<QueueReason, Requeue> rules;
    private final int awayAfter;

    private RequeuePolicy(Map<QueueReason, Requeue> rules, int awayAfter) {
        this.rules = Collections.unmodifiableMap(new EnumMap<>(rules));
        this.awayAfter = awayAfter;
    }

    /** What is done for a reason; empty: the conversation is kept. */
    public Optional<Requeue> of(QueueReason reason) {
        return Optional.ofNullable(rules.get(reason));
    }

    /** After how many lapsed offers in a row an agent is taken as away; 0: never. */
    public int awayAfterExpiries() {
        return awayAfter;
    }

    /**
     * The same, with another rule for one reason.
     *
     * @throws IllegalArgumentException if there is nothing to choose for this reason, or if what was declined or lapsed shall
     *     wait for longer
     */
    public RequeuePolicy with(QueueReason reason, Requeue how) {
        boolean offer = isOffer(reason);
        if (!offer && !reason.isRecall()) {
            throw new IllegalArgumentException(
                    "reason must be DECLINED, EXPIRED, VANISHED, SILENT_OWNER or SHIFT_ENDED, not " + reason);
        }
        if (offer && !how.after().isZero()) {
            throw new IllegalArgumentException("after must be PT0S for " + reason + ", not " + how.after());
        }
        Map<QueueReason, Requeue> more = new EnumMap<>(rules);
        more.put(reason, how);
        return new RequeuePolicy(more, awayAfter);
    }

    private static boolean isOffer(QueueReason reason) {
        return reason == QueueReason.DECLINED || reason == QueueReason.EXPIRED;
    }

    /**
     * The same, but for one reason the owner keeps what he has.
     *
     * @throws IllegalArgumentException if nobody can keep it: an offer that was declined or lapsed
     */
    public RequeuePolicy keep(QueueReason reason) {
        if (!reason.isRecall()) {
            throw new IllegalArgumentException("reason must be VANISHED, SILENT_OWNER or SHIFT_ENDED, not " + reason);
        }
        Map<QueueReason, Requeue> fewer = new EnumMap<>(rules);
        fewer.remove(reason);
        return new RequeuePolicy(fewer, awayAfter);
    }

    /**
     * The same, but whoever lets so many offers in a row lapse is taken as away until he says otherwise; 0: nobody.
     *
     * @throws IllegalArgumentException if {@code count} is negative
     */
    public RequeuePolicy awayAfterExpiries(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("awayAfterExpiries must not be negative, not " + count);
        }
        return new RequeuePolicy(rules, count);
    }

    /** Every queue that a rule names. */
    Set<String> queues() {
        Set<String> named = new TreeSet<>();
        rules.values().forEach(rule -> {
            if (rule.queue() != null) {
                named.add(rule.queue());
            }
        });
        return named;
    }
}
