/** Placeholder. */
@NullMarked
package dev.relais.twitter;

import org.jspecify.annotations.NullMarked;
