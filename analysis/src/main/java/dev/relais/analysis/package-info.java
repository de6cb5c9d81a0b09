/**
 * The analyzer that needs nothing: word lists and a few honest rules say language, mood, urgency, spam and topics of a
 * French or English message, and null where they do not know.
 */
@NullMarked
package dev.relais.analysis;

import org.jspecify.annotations.NullMarked;
