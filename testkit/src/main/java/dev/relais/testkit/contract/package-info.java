/** What every implementation of a port must keep: extend the class, make the implementation, run it with JUnit 5. */
@NullMarked
package dev.relais.testkit.contract;

import org.jspecify.annotations.NullMarked;
