/** X's API behind one door: permission, budget, errors, one call at a time. */
@NullMarked
package dev.relais.twitter.api;

import org.jspecify.annotations.NullMarked;
