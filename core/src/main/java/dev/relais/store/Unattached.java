package dev.relais.store;

import dev.relais.connect.Inbound;
import dev.relais.conversation.LoggedEvent.Source;
import dev.relais.conversation.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * What a network told and belongs to no conversation: it waits for its message, or there is none to wait for.
 *
 * @param inbound what was told
 * @param source the item that told it
 * @param waitsFor the key of what it waits for; null where it waits for nothing
 */
public record Unattached(
        Inbound inbound, Source source, @Nullable String waitsFor) {
    /** The key under which something waits for a message; what waits for a conversation does so under its id. */
    public static String key(ExternalId id) {
        return MessageId.of(id.account(), id.id()).value();
    }
}
