package dev.relais.rules;

import org.jspecify.annotations.Nullable;

/**
 * Where a rule sends a message.
 *
 * @param queue the queue's id; null where the rule decides that it goes nowhere
 */
public record QueueChoice(@Nullable String queue) {}
