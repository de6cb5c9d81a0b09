/** One request and what came back. */
@NullMarked
package dev.relais.twitter.http;

import org.jspecify.annotations.NullMarked;
