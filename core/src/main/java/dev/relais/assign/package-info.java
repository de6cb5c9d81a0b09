/**
 * The port to whoever chooses the person: queues, agents, offers.
 */
@NullMarked
package dev.relais.assign;

import org.jspecify.annotations.NullMarked;
