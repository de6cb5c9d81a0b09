/** Who people on X are, asked once and remembered for a while. */
@NullMarked
package dev.relais.twitter.people;

import org.jspecify.annotations.NullMarked;
