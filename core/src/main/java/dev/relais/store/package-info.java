/**
 * The port to where events are kept, and a store in memory.
 */
@NullMarked
package dev.relais.store;

import org.jspecify.annotations.NullMarked;
