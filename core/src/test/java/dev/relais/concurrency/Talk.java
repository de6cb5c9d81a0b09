package dev.relais.concurrency;

import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ConversationOpened;
import dev.relais.conversation.ConversationEvent.OfferMade;
import dev.relais.conversation.ConversationEvent.ThreadOwnerChanged;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.LoggedEvent;
import dev.relais.store.Commit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the threads write, made beforehand: making it is not what is searched. */
final class Talk {
    static final Instant NOW = Instant.parse("2026-09-01T09:00:00Z");

    private static final List<ConversationKey> KEYS =
            List.of(new ConversationKey("a", "root0", "customer"), new ConversationKey("a", "root1", "customer"));
    private static final List<ConversationId> IDS =
            List.of(KEYS.get(0).id(), KEYS.get(1).id());

    private Talk() {}

    static ConversationId id(int conversation) {
        return IDS.get(conversation);
    }

    static Commit opened(int conversation) {
        return commit(conversation, 0, opening(conversation));
    }

    static ConversationEvent opening(int conversation) {
        return new ConversationOpened(KEYS.get(conversation), "n");
    }

    static ConversationEvent something() {
        return new ThreadOwnerChanged(null);
    }

    static ConversationEvent offer() {
        return new OfferMade("o", "anna", Duration.ofMinutes(1));
    }

    static Commit commit(int conversation, long after, ConversationEvent... events) {
        List<LoggedEvent> logged = new ArrayList<>();
        for (ConversationEvent event : events) {
            logged.add(new LoggedEvent(id(conversation), after + logged.size() + 1, NOW, null, event));
        }
        return Commit.of(id(conversation), after, logged);
    }

    static Commit mark(Commit commit, String mark) {
        return new Commit(
                commit.conversation(),
                commit.after(),
                commit.events(),
                commit.index(),
                Set.of(mark),
                commit.kept(),
                commit.released(),
                commit.term(),
                commit.seen());
    }
}
