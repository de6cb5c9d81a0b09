/**
 * The one door that a host opens.
 */
@NullMarked
package dev.relais.desk;

import org.jspecify.annotations.NullMarked;
