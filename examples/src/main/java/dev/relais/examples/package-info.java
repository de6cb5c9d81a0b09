/** Placeholder. */
@NullMarked
package dev.relais.examples;

import org.jspecify.annotations.NullMarked;
