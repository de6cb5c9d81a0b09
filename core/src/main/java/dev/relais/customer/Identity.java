package dev.relais.customer;

import org.jspecify.annotations.Nullable;

/**
 * One of a person's profiles on a network.
 *
 * @param network the network's name
 * @param id the network's user id
 * @param handle without @; may change while the id stays
 * @param name as people see it
 */
public record Identity(
        String network,
        String id,
        @Nullable String handle,
        @Nullable String name) {
    /** What stays when the handle and the name change. */
    public IdentityKey key() {
        return new IdentityKey(network, id);
    }

    @Override
    public String toString() {
        return "Identity[" + network + "]";
    }
}
