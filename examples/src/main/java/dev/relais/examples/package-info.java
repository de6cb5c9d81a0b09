/** Host applications that show how Relais is used. */
@NullMarked
package dev.relais.examples;

import org.jspecify.annotations.NullMarked;
