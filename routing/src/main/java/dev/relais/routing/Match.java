package dev.relais.routing;

/**
 * The first conversation of a group that somebody can take, and who should.
 *
 * @param agent his position
 * @param overdue whether it has waited for its queue's bound
 */
record Match(Item item, int agent, boolean overdue) {}
