/** Tests of texts. */
@NullMarked
package dev.relais.twitter.text;

import org.jspecify.annotations.NullMarked;
