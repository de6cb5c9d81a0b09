package dev.relais.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that was kept but not yet understood.
 *
 * @param number of the delivery
 * @param begun how often a desk began to understand it
 * @param term of the desk that began last; 0 where none did
 * @param begunAt when that was
 */
public record Pending(
        long number, int begun, long term, @Nullable Instant begunAt) {}
