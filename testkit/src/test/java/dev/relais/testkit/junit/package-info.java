@NullMarked
package dev.relais.testkit.junit;

import org.jspecify.annotations.NullMarked;
