/** Tests of the fakes, through HTTP. */
@NullMarked
package dev.relais.testkit;

import org.jspecify.annotations.NullMarked;
