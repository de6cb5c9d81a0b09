/** What customers ask most: messages that ask the same thing, gathered in one pass. */
@NullMarked
package dev.relais.questions;

import org.jspecify.annotations.NullMarked;
