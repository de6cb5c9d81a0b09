/** The demo: two fake networks, a desk, agents who answer in movable time. */
@NullMarked
package dev.relais.examples.demo;

import org.jspecify.annotations.NullMarked;
