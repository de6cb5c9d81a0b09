package dev.relais.twitter.manage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that X knows.
 *
 * @param id X's
 * @param valid whether X sends to it: its last challenge was met
 * @param createdAt null where X does not say
 */
public record Webhook(
        String id, String url, boolean valid, @Nullable Instant createdAt) {}
