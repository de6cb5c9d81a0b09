/**
 * What it costs to find the first of many rules that holds for a message, and the agent for a conversation: here, and with other engines
 * over the same rules, messages and agents.
 */
@NullMarked
package dev.relais.benchmarks.routing;

import org.jspecify.annotations.NullMarked;
