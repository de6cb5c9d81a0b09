@NullMarked
package dev.relais.facebook;

import org.jspecify.annotations.NullMarked;
