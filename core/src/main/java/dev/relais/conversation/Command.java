package dev.relais.conversation;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody wants to happen to a conversation. */
public sealed interface Command {
    /** The rules said where it goes. */
    record Route(ConversationEvent.ConversationRouted routed) implements Command {}

    /** The engine holds it out to an agent. */
    record Offer(String agent, Duration limit) implements Command {}

    /** The agent takes the offer. */
    record Accept(String offer, String agent) implements Command {}

    /** The agent does not want it. */
    record Decline(String offer, String agent) implements Command {}

    /** The offer's time is over. */
    record Expire(String offer) implements Command {}

    /** A person gives it to an agent by hand, whoever has it now: that beats the engine, and may exceed his capacity. */
    record Assign(String agent) implements Command {}

    /** The owner gives it back. */
    record Release(long token) implements Command {}

    /** The owner answers. */
    record Reply(long token, String text) implements Command {}

    /**
     * The network said what became of a send.
     *
     * @param sent the message as the network has it now; null unless {@code state} is {@link SendState#SENT}
     */
    record Settle(
            SendId send,
            SendState state,
            @Nullable Message sent,
            @Nullable String reason) implements Command {}

    /** The owner says that the matter is settled. */
    record Resolve(long token) implements Command {}

    /** What a command does: events to add, in order. */
    sealed interface Verdict {
        /** It happens. */
        record Agreed(List<ConversationEvent> events) implements Verdict {
            public Agreed {
                events = List.copyOf(events);
            }
        }

        /** It does not; nothing changes. */
        record Refused(Refusal refusal) implements Verdict {}
    }
}
