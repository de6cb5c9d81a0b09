/**
 * The port to a network: deliveries, what they say, and sends with their outcome.
 */
@NullMarked
package dev.relais.connect;

import org.jspecify.annotations.NullMarked;
