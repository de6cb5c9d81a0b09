/**
 * What Relais costs in time and memory.
 */
@NullMarked
package dev.relais.benchmarks;

import org.jspecify.annotations.NullMarked;
