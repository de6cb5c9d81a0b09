package dev.relais.twitter.api;

import org.jspecify.annotations.Nullable;

/**
 * What a refusal means.
 *
 * @param reason {@code reply-not-allowed}, {@code gone}, {@code out-of-credit}…; null where nobody knows whether X has it
 * @param detail for a person
 * @param blocking whether the account cannot act until somebody repairs it
 */
public record Meaning(@Nullable String reason, String detail, boolean blocking) {}
