/** Placeholder. */
@NullMarked
package dev.relais.testkit;

import org.jspecify.annotations.NullMarked;
