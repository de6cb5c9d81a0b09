/** Placeholder. */
@NullMarked
package dev.relais.routing;

import org.jspecify.annotations.NullMarked;
