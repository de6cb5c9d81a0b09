package dev.relais.testkit.sim;

import dev.relais.conversation.ConversationKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that stands on the network, or stood there. The network's own truth. */
final class Post {
    final String id;
    final SimAccount account;
    final ConversationKey key;
    /** Null where the brand wrote it. */
    final @Nullable String customer;

    final @Nullable String parent;
    final Instant at;
    final List<String> versions = new ArrayList<>();
    boolean deleted;

    Post(
            String id,
            SimAccount account,
            ConversationKey key,
            @Nullable String customer,
            @Nullable String parent,
            Instant at,
            String text) {
        this.id = id;
        this.account = account;
        this.key = key;
        this.customer = customer;
        this.parent = parent;
        this.at = at;
        versions.add(text);
    }

    boolean isOurs() {
        return customer == null;
    }

    String text() {
        return deleted ? "" : versions.get(versions.size() - 1);
    }
}
