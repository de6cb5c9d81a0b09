/**
 * The event log as JSON Lines.
 */
@NullMarked
package dev.relais.log;

import org.jspecify.annotations.NullMarked;
