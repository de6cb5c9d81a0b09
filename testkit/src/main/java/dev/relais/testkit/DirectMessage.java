package dev.relais.testkit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A direct message that an account sent through a fake network.
 *
 * @param id the id that the network gave it
 * @param account the id of the account that wrote it
 * @param customer the network's id of the person who got it
 * @param text what it says; empty where only something attached was sent
 * @param metadata the caller's own token, which comes back in the echo (Graph); null where none was sent
 * @param about the public comment or post that it answers in private (Graph); null where it answers none
 * @param at when the network took it
 */
public record DirectMessage(
        String id,
        String account,
        String customer,
        String text,
        @Nullable String metadata,
        @Nullable String about,
        Instant at) {}
