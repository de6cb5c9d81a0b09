package dev.relais.testkit;

import java.util.OptionalInt;

/**
 * An echo that a fake network pushed by itself.
 *
 * @param delivery what it pushed
 * @param status the host's HTTP status; empty where it did not answer
 */
public record PushedEcho(SignedDelivery delivery, OptionalInt status) {}
