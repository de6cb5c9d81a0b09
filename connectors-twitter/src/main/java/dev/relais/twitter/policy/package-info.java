/** What X wants of whoever keeps what people posted: deletions, edits and protection are followed. */
@NullMarked
package dev.relais.twitter.policy;

import org.jspecify.annotations.NullMarked;
