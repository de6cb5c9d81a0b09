package dev.relais.desk;

import dev.relais.conversation.Command;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent.QueueReason;
import dev.relais.conversation.ConversationState.Assigned;
import dev.relais.conversation.ConversationState.Offered;
import dev.relais.conversation.ConversationState.Owned;
import dev.relais.presence.Shift;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A conversation is to be taken from an agent.
 *
 * @param agent who has it, be it only held out to him
 * @param reason why
 * @param at from when on
 */
record Recall(String agent, QueueReason reason, Instant at) {
    private static final Requeue AT_ONCE = Requeue.after(Duration.ZERO);

    /**
     * The first that comes, as far as can be seen at {@code now}. Work that he got after he had left, or after his shift, somebody gave
     * him who knew: that stays.
     *
     * @param agent who has it
     * @param gone since when he has been gone; null while he is there, or nobody knows
     * @param shift his; null where he has none
     */
    static Optional<Recall> of(
            Conversation conversation,
            String agent,
            RequeuePolicy policy,
            @Nullable Instant gone,
            @Nullable Shift shift,
            Instant now) {
        boolean offered = conversation.state() instanceof Offered;
        if (!offered && !(conversation.state() instanceof Owned)) {
            return Optional.empty();
        }
        Instant given = conversation.pace().given();
        Instant left = gone != null && !given.isAfter(gone) ? gone : null;
        Optional<Requeue> vanished = offered ? Optional.of(AT_ONCE) : policy.of(QueueReason.VANISHED);
        Optional<Requeue> ended = offered ? Optional.of(AT_ONCE) : policy.of(QueueReason.SHIFT_ENDED);
        Optional<Requeue> silent = offered ? Optional.empty() : policy.of(QueueReason.SILENT_OWNER);
        return Stream.of(
                        vanished.flatMap(rule -> Optional.ofNullable(left)
                                .map(at -> new Recall(agent, QueueReason.VANISHED, at.plus(rule.after())))),
                        ended.flatMap(rule -> Optional.ofNullable(shift)
                                .flatMap(hours -> end(hours, given, rule.after(), now))
                                .map(at -> new Recall(agent, QueueReason.SHIFT_ENDED, at))),
                        silent.map(rule -> new Recall(
                                agent,
                                QueueReason.SILENT_OWNER,
                                conversation.pace().acted().plus(rule.after()))))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(Recall::at).thenComparing(Recall::reason))
                .filter(recall -> offered || conversation.isReplyOwed());
    }

    /** When a shift that ended since {@code given} has been over for {@code after}, and is still. */
    private static Optional<Instant> end(Shift shift, Instant given, Duration after, Instant now) {
        Optional<Instant> first = shift.nextEnd(given).map(end -> end.plus(after));
        return first.isEmpty() || first.get().isAfter(now) || !shift.isOn(now)
                ? first
                : shift.nextEnd(now).map(end -> end.plus(after));
    }

    /** What takes it back, as the policy says. */
    Command command(Conversation conversation, RequeuePolicy policy) {
        Requeue rule = policy.of(reason).orElse(AT_ONCE);
        return conversation.state() instanceof Offered offered
                ? new Command.Withdraw(offered.offer(), offered.agent(), reason, rule.queue(), rule.askHimAgain())
                : new Command.TakeBack(
                        ((Assigned) conversation.state()).token(), reason, rule.queue(), rule.askHimAgain());
    }
}
