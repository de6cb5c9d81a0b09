/**
 * What every part of Relais shares: errors that name their place, and secrets that cannot be printed.
 */
@NullMarked
package dev.relais;

import org.jspecify.annotations.NullMarked;
