package dev.relais.store;

import dev.relais.connect.Inbound;
import dev.relais.conversation.LoggedEvent.Source;
import org.jspecify.annotations.Nullable;

/**
 * What a network told and belongs to no conversation: it waits for its message, or there is none to wait for.
 *
 * @param inbound what was told
 * @param source the item that told it
 * @param waitsFor what it waits for; null where it waits for nothing
 */
public record Unattached(
        Inbound inbound, Source source, @Nullable Awaited waitsFor) {}
