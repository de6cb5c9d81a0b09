/** What is arranged with X: webhooks, subscriptions, and the watch over both. */
@NullMarked
package dev.relais.twitter.manage;

import org.jspecify.annotations.NullMarked;
