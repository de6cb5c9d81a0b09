package dev.relais.account;

import org.jspecify.annotations.Nullable;

/**
 * One of the brand's own presences on a network: a Page, an @handle.
 *
 * @param id the desk's own name for it
 * @param network the network's id: {@code x}, {@code facebook}, {@code instagram}…; an open set
 * @param externalId the network's id of the account, compared as a string; null where the desk does not know it
 * @param handle without @
 * @param name as people see it
 */
public record Account(
        String id,
        @Nullable String network,
        @Nullable String externalId,
        @Nullable String handle,
        @Nullable String name) {}
