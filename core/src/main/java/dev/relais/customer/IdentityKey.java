package dev.relais.customer;

import dev.relais.conversation.Author;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.Direction;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * What makes an {@link Identity} the same as before: handles and names change, these two stay.
 *
 * @param network the network's name, without a colon
 * @param id the network's user id, a pseudonym
 */
public record IdentityKey(String network, String id) implements Comparable<IdentityKey> {
    private static final Comparator<IdentityKey> ORDER =
            Comparator.comparing(IdentityKey::network).thenComparing(IdentityKey::id);

    /** @throws IllegalArgumentException if the network is empty or has a colon in it */
    public IdentityKey {
        if (network.isEmpty() || network.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a network's name is not empty and has no colon in it");
        }
        Objects.requireNonNull(id, "id");
    }

    /** Whose conversation it is; empty where the network has named no author so far. */
    public static Optional<IdentityKey> of(Conversation conversation) {
        String named = conversation.key().customer();
        Optional<String> customer = named != null ? Optional.of(named) : author(conversation);
        return customer.map(id -> new IdentityKey(conversation.network(), id));
    }

    private static Optional<String> author(Conversation conversation) {
        return conversation.entries().values().stream()
                .filter(entry -> entry.direction() == Direction.INBOUND)
                .flatMap(entry -> Optional.ofNullable(entry.message().author()).stream())
                .map(Author::id)
                .min(Comparator.naturalOrder());
    }

    @Override
    public int compareTo(IdentityKey other) {
        return ORDER.compare(this, other);
    }

    /** The network and a short hash: enough to tell two apart, not enough to find the person. */
    @Override
    public String toString() {
        return network + "/" + Integer.toHexString(id.hashCode());
    }
}
