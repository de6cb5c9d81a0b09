/**
 * The connector to X: webhooks of the X Activity API and of the older Account Activity API, public replies and direct
 * messages.
 */
@NullMarked
package dev.relais.twitter;

import org.jspecify.annotations.NullMarked;
