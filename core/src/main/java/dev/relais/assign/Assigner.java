package dev.relais.assign;

import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The port to whoever chooses the person. {@code relais-routing} is one; a host may bring its own.
 *
 * <p>Holds what waits and who is busy; can be told all of it anew from the conversations at any time. Not thread-safe: the desk
 * calls it from one thread at a time. Instants never go back.
 */
public interface Assigner {
    /** A conversation waits. Told again, the newer word counts. Nobody has it any more, and nobody is asked: he is not done with it. */
    void waiting(Waiting waiting);

    /** A conversation waits no longer. Nothing happens where it did not. */
    void gone(ConversationId conversation);

    /**
     * An agent has a conversation, whether it was proposed or given to him by hand: it takes {@code weight} units of his
     * capacity until {@link #freed}. It waits no longer.
     */
    void occupied(ConversationId conversation, String agent, int weight, Visibility visibility, Instant at);

    /**
     * A conversation is held out to several agents at once: it takes {@code weight} units of each one's capacity, until one of
     * them has it ({@link #occupied}), or {@link #freed}. An engine that never proposes several need not know more than the first.
     */
    default void offered(
            ConversationId conversation, List<String> agents, int weight, Visibility visibility, Instant at) {
        occupied(conversation, agents.get(0), weight, visibility, at);
    }

    /** Who had a conversation is done with it, for now at least: it takes nobody's capacity any more. Nothing happens where it took none. */
    void freed(ConversationId conversation, Instant at);

    /** An agent takes new conversations from now on, or no more. */
    void available(String agent, boolean available, Instant at);

    /**
     * From now on an agent may have so many units in all, whatever more his capacity allows: somebody who comes in gets his room
     * step by step. What he has beyond that he keeps; he gets nothing new until there is room again. Holds until told otherwise,
     * also while he is not available. An engine that does not know of it need not do anything.
     *
     * @param units at least 1; {@link Integer#MAX_VALUE}: as many as his capacity allows
     */
    default void limit(String agent, int units, Instant at) {}

    /**
     * Whom to ask now. Every conversation that is proposed counts as {@link #occupied} from then on.
     *
     * <p>Work conserving: afterwards no agent who could take a waiting conversation stands beside it with room for it.
     */
    List<Proposal> propose(Instant now);

    /** When {@link #propose} may have more to say although nothing happens until then (a ladder's next rung). */
    Optional<Instant> nextChange(Instant now);
}
