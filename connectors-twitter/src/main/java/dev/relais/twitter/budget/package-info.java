/** What X still takes and what it costs: windows of calls, prices, the month's bill. */
@NullMarked
package dev.relais.twitter.budget;

import org.jspecify.annotations.NullMarked;
