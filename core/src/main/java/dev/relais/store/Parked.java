package dev.relais.store;

import dev.relais.connect.Delivery;

/**
 * A delivery that could not be understood again and again. It waits for somebody to look; nothing of it is lost.
 *
 * @param number of the delivery
 * @param cause why, without a customer's words
 * @param delivery the bytes, unchanged
 */
public record Parked(long number, String cause, Delivery delivery) {}
