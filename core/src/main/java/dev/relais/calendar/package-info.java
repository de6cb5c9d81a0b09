/** When a desk is open, and how much open time lies between two instants. Pure values and functions. */
@NullMarked
package dev.relais.calendar;

import org.jspecify.annotations.NullMarked;
