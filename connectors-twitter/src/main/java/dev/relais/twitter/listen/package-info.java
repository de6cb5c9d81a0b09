/** What a brand listens for, as rules of X's filtered stream. */
@NullMarked
package dev.relais.twitter.listen;

import org.jspecify.annotations.NullMarked;
