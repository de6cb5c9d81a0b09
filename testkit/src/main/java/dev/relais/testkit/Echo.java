package dev.relais.testkit;

import java.util.List;

/** Ways to tell the host of its own sends. */
final class Echo {
    /** Tells nothing. */
    static final Loopback.Echoes NONE = new Loopback.Echoes() {
        @Override
        public void before(List<SignedDelivery> echoes) {}

        @Override
        public void after(List<SignedDelivery> echoes) {}
    };

    private Echo() {}
}
