/**
 * The desk file and the lines of {@code relais route}: reading, refusing with places, and linting.
 *
 * <p>{@link dev.relais.config.DeskFile} reads a desk, {@link dev.relais.config.RouteLine} the messages it routes,
 * {@link dev.relais.config.Lint} says what is suspicious in it.
 */
@NullMarked
package dev.relais.config;

import org.jspecify.annotations.NullMarked;
