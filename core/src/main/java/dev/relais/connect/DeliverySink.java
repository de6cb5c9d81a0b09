package dev.relais.connect;

import org.jspecify.annotations.Nullable;

/**
 * Takes what a connector fetched by itself: a page of a poll, a line of a stream. {@code desk::deliver} is one.
 */
@FunctionalInterface
public interface DeliverySink {
    /**
     * Keeps the bytes; when it returns they cannot be lost any more, so that a connector may go on behind them. What it throws means that
     * they were not kept: they are fetched again.
     *
     * @param network {@link Connector#network()}
     * @param account the desk's own name of the account in whose name they were fetched; null where they tell
     * @param body the bytes
     */
    void deliver(String network, @Nullable String account, byte[] body);
}
