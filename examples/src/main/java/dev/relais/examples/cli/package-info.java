/** The command line over the files of Relais. */
@NullMarked
package dev.relais.examples.cli;

import org.jspecify.annotations.NullMarked;
