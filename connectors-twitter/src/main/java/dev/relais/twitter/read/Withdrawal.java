package dev.relais.twitter.read;

import static dev.relais.twitter.read.XReader.NETWORK;

import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;

/** The account takes its permission from the application: nothing more will come, and nothing can be sent. */
final class Withdrawal {
    private static final String REASON = "the account has withdrawn its permission from the application";

    private Withdrawal() {}

    /** Both of X's interfaces tell it, without more that would be worth keeping. */
    static Inbound read(String pointer) {
        return new NotUnderstood(pointer, NETWORK, REASON);
    }

    /** Whether an item tells it. */
    static boolean isOne(Inbound item) {
        return item instanceof NotUnderstood not && not.reason().equals(REASON);
    }
}
