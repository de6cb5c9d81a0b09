/** Saved queries: what a brand listens for, in the syntax of X's filtered stream. */
@NullMarked
package dev.relais.listening;

import org.jspecify.annotations.NullMarked;
