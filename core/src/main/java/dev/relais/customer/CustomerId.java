package dev.relais.customer;

/**
 * The id of a customer, derived from the identity that he began with: {@code network:id}. Every identity is a customer of its
 * own until somebody says otherwise, so every id is a customer's, past or present; {@link Customers#current} says whose now.
 *
 * @param value the network, a colon, the network's user id: a pseudonym
 */
public record CustomerId(String value) implements Comparable<CustomerId> {
    /** @throws IllegalArgumentException if it is not a network, a colon and an id */
    public CustomerId {
        if (value.indexOf(':') < 1) {
            throw new IllegalArgumentException("a customer's id is a network, a colon and the network's user id");
        }
    }

    /** The customer whom an identity begins with. */
    public static CustomerId of(IdentityKey identity) {
        return new CustomerId(identity.network() + ":" + identity.id());
    }

    /** The identity that the customer began with. */
    public IdentityKey identity() {
        int colon = value.indexOf(':');
        return new IdentityKey(value.substring(0, colon), value.substring(colon + 1));
    }

    @Override
    public int compareTo(CustomerId other) {
        return value.compareTo(other.value);
    }

    /** As {@link IdentityKey#toString()}. */
    @Override
    public String toString() {
        return identity().toString();
    }
}
