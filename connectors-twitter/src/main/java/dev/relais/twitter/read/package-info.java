/** What X hands over, in each of its forms, read into inbounds. */
@NullMarked
package dev.relais.twitter.read;

import org.jspecify.annotations.NullMarked;
