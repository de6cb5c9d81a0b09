/** Acts in an account's name, and what became of them. */
@NullMarked
package dev.relais.twitter.send;

import org.jspecify.annotations.NullMarked;
