package dev.relais.intake;

import dev.relais.store.Commit;
import dev.relais.store.InMemoryStore;
import java.util.Collection;

/**
 * What a finished set of deliveries makes of conversations. The same facts give the same conversations, events and numbers,
 * whatever the order in which they are given and however often each is repeated.
 */
public final class Replay {
    private Replay() {}

    /** A fresh store that holds what {@code told} says. */
    public static InMemoryStore of(Collection<Told> told) {
        InMemoryStore store = new InMemoryStore();
        for (Told fact : CanonicalOrder.of(told)) {
            Commit commit = Intake.decide(store, fact);
            if (!commit.isEmpty()) {
                store.commit(commit);
            }
        }
        return store;
    }
}
