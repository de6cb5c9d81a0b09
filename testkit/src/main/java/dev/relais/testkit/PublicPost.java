package dev.relais.testkit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something public that an account sent through a fake network.
 *
 * @param id the id that the network gave it
 * @param account the id of the account that wrote it
 * @param inReplyTo the post or comment that it answers; null where it answers none
 * @param text what it says
 * @param at when the network took it
 */
public record PublicPost(
        String id, String account, @Nullable String inReplyTo, String text, Instant at) {}
