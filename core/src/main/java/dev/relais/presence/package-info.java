/**
 * Who is there: what agents say, what their devices show, their shifts, and how they come in gently. Pure values; the desk keeps
 * them.
 */
@NullMarked
package dev.relais.presence;

import org.jspecify.annotations.NullMarked;
