package dev.relais.desk;

import dev.relais.assign.Assigner;
import dev.relais.assign.Proposal;
import dev.relais.assign.Waiting;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Chooses nobody: conversations wait until somebody takes them by hand. */
final class NobodyAssigner implements Assigner {
    @Override
    public void waiting(Waiting waiting) {}

    @Override
    public void gone(ConversationId conversation) {}

    @Override
    public void occupied(ConversationId conversation, String agent, int weight, Visibility visibility, Instant at) {}

    @Override
    public void freed(ConversationId conversation, Instant at) {}

    @Override
    public void available(String agent, boolean available, Instant at) {}

    @Override
    public List<Proposal> propose(Instant now) {
        return List.of();
    }

    @Override
    public Optional<Instant> nextChange(Instant now) {
        return Optional.empty();
    }
}
