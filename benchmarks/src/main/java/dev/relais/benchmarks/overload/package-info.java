/**
 * A week with a day of overload: what each policy keeps of its targets, and how long the tail waits.
 */
@NullMarked
package dev.relais.benchmarks.overload;

import org.jspecify.annotations.NullMarked;
