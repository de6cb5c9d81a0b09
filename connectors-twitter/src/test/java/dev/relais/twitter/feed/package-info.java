/** Streams and polls, on a clock that the tests turn. */
@org.jspecify.annotations.NullMarked
package dev.relais.twitter.feed;
