/**
 * From what a network told to what happened in a conversation, whatever the order of arrival.
 */
@NullMarked
package dev.relais.intake;

import org.jspecify.annotations.NullMarked;
