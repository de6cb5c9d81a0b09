package dev.relais.config;

import dev.relais.rules.Facts;

/**
 * A message as {@code relais route} reads it.
 *
 * @param id any string, echoed
 * @param facts what is known of it
 */
public record MessageFacts(String id, Facts facts) {}
