package dev.relais.routing;

import org.jspecify.annotations.Nullable;

/**
 * What speaks for an agent who could take a conversation: its queue's way of selecting says which of it counts.
 *
 * @param preferred whether the conversation prefers him: then he is asked first
 * @param levels the sum of his levels over the skills that it asked for
 * @param used units of his capacity in use
 * @param total units that he takes at once; null: not bounded
 * @param idlePlace among those who could take it; 1 has been idle longest
 */
public record Score(
        boolean preferred, long levels, long used, @Nullable Integer total, int idlePlace) {}
