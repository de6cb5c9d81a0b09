package dev.relais.desk;

import dev.relais.assign.Assigner;
import dev.relais.assign.Proposal;
import dev.relais.assign.Waiting;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An engine that may fail without breaking the desk, and for which time never goes back: an offer that ended while nobody looked
 * is told of late.
 */
final class GuardedAssigner implements Assigner {
    private static final String CALLBACK = "assigner";

    private final Assigner engine;
    private final Guard guard;
    private Instant latest = Instant.MIN;

    GuardedAssigner(Assigner engine, Guard guard) {
        this.engine = engine;
        this.guard = guard;
    }

    private Instant forward(Instant at) {
        if (at.isAfter(latest)) {
            latest = at;
        }
        return latest;
    }

    @Override
    public void waiting(Waiting waiting) {
        guard.run(CALLBACK, () -> engine.waiting(waiting));
    }

    @Override
    public void gone(ConversationId conversation) {
        guard.run(CALLBACK, () -> engine.gone(conversation));
    }

    @Override
    public void occupied(ConversationId conversation, String agent, int weight, Visibility visibility, Instant at) {
        Instant now = forward(at);
        guard.run(CALLBACK, () -> engine.occupied(conversation, agent, weight, visibility, now));
    }

    @Override
    public void offered(
            ConversationId conversation, List<String> agents, int weight, Visibility visibility, Instant at) {
        Instant now = forward(at);
        guard.run(CALLBACK, () -> engine.offered(conversation, agents, weight, visibility, now));
    }

    @Override
    public void freed(ConversationId conversation, Instant at) {
        Instant now = forward(at);
        guard.run(CALLBACK, () -> engine.freed(conversation, now));
    }

    @Override
    public void available(String agent, boolean available, Instant at) {
        Instant now = forward(at);
        guard.run(CALLBACK, () -> engine.available(agent, available, now));
    }

    @Override
    public void limit(String agent, int units, Instant at) {
        Instant now = forward(at);
        guard.run(CALLBACK, () -> engine.limit(agent, units, now));
    }

    @Override
    public List<Proposal> propose(Instant now) {
        Instant then = forward(now);
        return guard.call(CALLBACK, () -> List.copyOf(engine.propose(then)), List.of());
    }

    @Override
    public Optional<Instant> nextChange(Instant now) {
        Instant then = forward(now);
        return guard.call(CALLBACK, () -> engine.nextChange(then), Optional.empty());
    }
}
