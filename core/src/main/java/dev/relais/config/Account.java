package dev.relais.config;

import org.jspecify.annotations.Nullable;

/**
 * One of the brand's own presences on a network.
 *
 * @param id unique in its desk
 * @param network the network's id, such as {@code x}
 * @param externalId the network's id of the account
 * @param handle its handle, without @
 * @param name its name
 */
public record Account(
        String id,
        @Nullable String network,
        @Nullable String externalId,
        @Nullable String handle,
        @Nullable String name) {}
