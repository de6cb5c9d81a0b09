/** What is fetched from X rather than pushed: streams that are watched, polls that overlap, and who runs them. */
@NullMarked
package dev.relais.twitter.feed;

import org.jspecify.annotations.NullMarked;
