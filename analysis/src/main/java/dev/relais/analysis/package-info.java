/** Placeholder. */
@NullMarked
package dev.relais.analysis;

import org.jspecify.annotations.NullMarked;
