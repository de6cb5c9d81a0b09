package dev.relais.benchmarks.routing;

import java.util.Map;

/**
 * What a conversation asks of whoever takes it.
 *
 * @param skills numbers of skills, one or two
 * @param levels the least level of each
 * @param named the same by name
 */
record Requirement(int[] skills, int[] levels, Map<String, Integer> named) {
    Requirement {
        named = Map.copyOf(named);
    }
}
