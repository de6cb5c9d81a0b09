package dev.relais.desk;

import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.Escalation.Told;
import dev.relais.sla.TargetKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An instant of a target at which something is to be told.
 *
 * @param startedAt of the target
 * @param endedAt when it ended, as far as that is known; null while it runs
 * @param rank of several at one instant the least comes first
 * @param name what is told: it is told once for a target
 * @param event what is written, once the instant is past
 */
record Mark(
        Instant at,
        TargetKind target,
        Instant startedAt,
        @Nullable Instant endedAt,
        int rank,
        String name,
        Supplier<ConversationEvent> event) {
    static final Comparator<Mark> IN_ORDER = Comparator.comparing(Mark::at)
            .thenComparing(Mark::target)
            .thenComparing(Mark::startedAt)
            .thenComparing(Mark::rank)
            .thenComparing(Mark::name);

    boolean isIn(List<Told> told) {
        return told.stream().anyMatch(this::isAs);
    }

    /** A message that comes late may show that a target began earlier: it is the same target still. */
    private boolean isAs(Told told) {
        if (told.target() != target || !told.mark().equals(name)) {
            return false;
        }
        boolean alone = target != TargetKind.CALL_BACK && target != TargetKind.REPLY_WINDOW;
        boolean within = !told.startedAt().isBefore(startedAt)
                && (endedAt == null || !told.startedAt().isAfter(endedAt));
        return told.startedAt().equals(startedAt) || (alone && within);
    }
}
