package dev.relais.twitter.budget;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something at X that somebody of the brand should know, or a program should react to.
 *
 * @param kind an open set: {@code out-of-credit}, {@code credit-restored}, {@code usage-capped}, {@code budget-spent},
 *     {@code needs-authorization}, {@code user-suspended}, {@code client-forbidden}, {@code stream-connected}, {@code stream-lost},
 *     {@code stream-slow}, {@code webhook-invalid}, {@code webhook-revalidated}, {@code subscription-missing},
 *     {@code subscription-restored}, {@code silent}, {@code gap}
 * @param account the desk's own name; null where it concerns the whole application
 * @param detail for a person, free of secrets and of customers' words
 */
public record Notice(Instant at, String kind, @Nullable String account, String detail) {}
