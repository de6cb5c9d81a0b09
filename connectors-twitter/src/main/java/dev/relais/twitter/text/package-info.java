/** The text of posts: how X counts it, escapes it and points into it. */
@NullMarked
package dev.relais.twitter.text;

import org.jspecify.annotations.NullMarked;
