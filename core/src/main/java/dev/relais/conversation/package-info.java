/**
 * Conversations: the events they are made of, their fold, and the commands that people and engines give.
 */
@NullMarked
package dev.relais.conversation;

import org.jspecify.annotations.NullMarked;
