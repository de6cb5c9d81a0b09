package dev.relais.rules;

/**
 * A condition and what follows where it holds.
 *
 * @param id unique in its desk
 * @param when the condition
 * @param then the effects
 */
public record Rule(String id, Condition when, Effects then) {}
