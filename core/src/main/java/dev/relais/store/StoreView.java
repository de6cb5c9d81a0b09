package dev.relais.store;

import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationId;
import java.util.List;
import java.util.Optional;

/** What is read to decide what to write. */
public interface StoreView {
    /** The conversation as it is now. */
    Optional<Conversation> conversation(ConversationId id);

    /** Where the message stands that a network calls {@code id}. */
    Optional<MessagePlace> place(ExternalId id);

    /** Whether a mark was committed. */
    boolean marked(String mark);

    /** What waits for {@code awaited}, in the order in which it was kept. */
    List<Unattached> waitingFor(Awaited awaited);
}
