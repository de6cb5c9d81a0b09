/**
 * What a service level comes to, from when things happened: targets, when they are due, and whether they were kept. Pure
 * functions from values; nothing here looks at a clock.
 */
@NullMarked
package dev.relais.sla;

import org.jspecify.annotations.NullMarked;
