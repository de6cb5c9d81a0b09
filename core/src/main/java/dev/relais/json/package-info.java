/**
 * Strict reading and writing of JSON. For Relais' own modules: a host needs nothing of it, and it may change at any time.
 */
@NullMarked
package dev.relais.json;

import org.jspecify.annotations.NullMarked;
