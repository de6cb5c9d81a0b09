/** The simulator with everything in it. */
@org.jspecify.annotations.NullMarked
package dev.relais.examples.sim;
