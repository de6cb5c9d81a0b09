package dev.relais.conversation;

import org.jspecify.annotations.Nullable;

/**
 * A reference to an attachment. Relais never fetches it.
 *
 * @param kind {@code image}, {@code video}, {@code audio}, {@code file}… or the network's own word
 * @param url where the network keeps it; may expire; null where the network gives none
 */
public record Media(String kind, @Nullable String url) {}
