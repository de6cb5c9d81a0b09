package dev.relais.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Webhooks in the order in which they arrive. Networks repeat and reorder them: so do {@link #doubled()} and
 * {@link #shuffled}. Immutable.
 *
 * @param list the webhooks
 */
public record Deliveries(List<SignedDelivery> list) {
    /** Copies the list. */
    public Deliveries {
        list = List.copyOf(list);
    }

    /** These, in this order. */
    public static Deliveries of(SignedDelivery... deliveries) {
        return new Deliveries(List.of(deliveries));
    }

    /** These, then those. */
    public Deliveries and(SignedDelivery... later) {
        List<SignedDelivery> all = new ArrayList<>(list);
        all.addAll(List.of(later));
        return new Deliveries(all);
    }

    /** The whole sequence, then the whole sequence again: old facts come after new ones. */
    public Deliveries doubled() {
        return and(list.toArray(SignedDelivery[]::new));
    }

    /** A permutation; the same seed gives the same one. */
    public Deliveries shuffled(long seed) {
        List<SignedDelivery> all = new ArrayList<>(list);
        Collections.shuffle(all, new Random(seed));
        return new Deliveries(all);
    }
}
