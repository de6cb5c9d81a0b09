package dev.relais.routing.simulation;

/**
 * What one replication came to.
 *
 * @param classes in the order of the scenario
 * @param busy nanoseconds in use, for each agent
 * @param present nanoseconds that each agent's units were there
 * @param window nanoseconds that were counted
 */
record Outcome(Tally[] classes, Sum[] busy, double[] present, double window) {}
