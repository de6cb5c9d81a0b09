@NullMarked
package dev.relais.testkit.sim;

import org.jspecify.annotations.NullMarked;
