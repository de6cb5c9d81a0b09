/**
 * What analysis says of a message, and the port to whoever says it.
 */
@NullMarked
package dev.relais.insight;

import org.jspecify.annotations.NullMarked;
