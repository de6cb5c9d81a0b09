/** Tests of the connector to X. */
@NullMarked
package dev.relais.twitter;

import org.jspecify.annotations.NullMarked;
