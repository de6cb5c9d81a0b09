package dev.relais.conversation;

import dev.relais.rules.Priority;
import dev.relais.sla.TargetKind;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What deadlines have done to a conversation.
 *
 * @param terms what its service level promises; null where nothing was written down
 * @param told what was told of its targets in this episode, in the order of telling: it is not told again
 * @param priority what it has at least; null: nothing was raised. Until the matter is settled, as {@code also} and {@code lead}
 * @param also queues whose agents may take it, too
 * @param lead for whom it waits first; null: for nobody in particular. Until he has it
 */
public record Escalation(
        @Nullable Terms terms,
        List<Told> told,
        @Nullable Priority priority,
        Set<String> also,
        @Nullable String lead) {
    /** Nothing yet. */
    public static final Escalation NONE = new Escalation(null, List.of(), null, Set.of(), null);

    /**
     * Something that was told of a target.
     *
     * @param startedAt of the target
     * @param mark what it was: a share, a breach, or the words of a step
     */
    public record Told(TargetKind target, Instant startedAt, String mark) {}

    /** The mark of a breach. */
    public static final String BREACH = "breach";

    /** Makes the collections unmodifiable. */
    public Escalation {
        told = Collections.unmodifiableList(told);
        also = Collections.unmodifiableSet(also);
    }

    /** The priority that it has where the rules gave it {@code routed}: raised, never lowered. */
    public Priority priority(Priority routed) {
        return priority == null || priority.level() < routed.level() ? routed : priority;
    }

    Escalation with(@Nullable Terms now) {
        return new Escalation(now, told, priority, also, lead);
    }

    Escalation with(TargetKind target, Instant startedAt, String mark) {
        List<Told> more = Stream.concat(told.stream(), Stream.of(new Told(target, startedAt, mark)))
                .toList();
        return new Escalation(terms, more, priority, also, lead);
    }

    Escalation with(ConversationEvent.ConversationEscalated e) {
        Set<String> wider = new LinkedHashSet<>(also);
        wider.addAll(e.also());
        Priority higher = e.priority() == null ? priority : priority(e.priority());
        return with(e.target(), e.startedAt(), e.step()).now(higher, wider, e.handTo() == null ? lead : e.handTo());
    }

    private Escalation now(@Nullable Priority higher, Set<String> wider, @Nullable String whom) {
        return new Escalation(terms, told, higher, wider, whom);
    }

    /** The matter is settled. */
    Escalation settled() {
        return now(null, Set.of(), null);
    }

    /** Somebody has it. */
    Escalation given(String agent) {
        return agent.equals(lead) ? now(priority, also, null) : this;
    }

    /** It is another matter; a call that was promised is still owed. */
    Escalation anew() {
        List<Told> ofCalls = told.stream()
                .filter(one -> one.target() == TargetKind.CALL_BACK)
                .toList();
        return new Escalation(terms, ofCalls, null, Set.of(), null);
    }
}
