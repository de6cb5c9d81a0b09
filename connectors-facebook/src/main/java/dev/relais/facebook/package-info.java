/**
 * Facebook Pages, Messenger and Instagram over Meta's Graph API: signed webhooks, what they say, and replies with their
 * outcome. {@link dev.relais.facebook.FacebookConnector} is the only door; everything else is internal.
 */
@NullMarked
package dev.relais.facebook;

import org.jspecify.annotations.NullMarked;
