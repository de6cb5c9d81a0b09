package dev.relais.intake;

import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ConversationOpened;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.LoggedEvent.Source;
import dev.relais.store.Awaited;
import dev.relais.store.Commit;
import dev.relais.store.ExternalId;
import dev.relais.store.MessagePlace;
import dev.relais.store.StoreView;
import dev.relais.store.Unattached;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A commit in the making: what the store says, overlaid with what was decided so far. Concerns one conversation at most. */
final class Draft {
    private final StoreView store;
    private @Nullable Conversation conversation;
    private long after;
    private final List<LoggedEvent> events = new ArrayList<>();
    private final Map<ExternalId, MessagePlace> index = new HashMap<>();
    private final Set<String> marks = new HashSet<>();
    private final List<Unattached> kept = new ArrayList<>();
    private final List<Unattached> released = new ArrayList<>();

    Draft(StoreView store) {
        this.store = store;
    }

    /** Goes on with {@code conversation} as it is known. */
    Draft(StoreView store, Conversation conversation) {
        this.store = store;
        this.conversation = conversation;
        after = conversation.seq();
    }

    /** Sets a mark; false if it is set already. */
    boolean mark(String mark) {
        return !store.marked(mark) && marks.add(mark);
    }

    Optional<MessagePlace> place(ExternalId id) {
        MessagePlace here = index.get(id);
        return here == null ? store.place(id) : Optional.of(here);
    }

    boolean isOpen(ConversationId id) {
        boolean here = conversation != null && conversation.id().equals(id);
        return here || store.conversation(id).isPresent();
    }

    /** Goes on with the conversation {@code id}, which is open. */
    Conversation enter(ConversationId id) {
        if (conversation == null) {
            Conversation found = store.conversation(id)
                    .orElseThrow(() -> new IllegalStateException("conversation " + id + " is not in the store"));
            after = found.seq();
            conversation = found;
        }
        if (!conversation.id().equals(id)) {
            throw new IllegalStateException("a commit concerns one conversation: " + conversation.id() + ", not " + id);
        }
        return conversation;
    }

    /** Goes on with the conversation of {@code awaited}; opens it where it is new. Returns whether it was. */
    boolean enterOrOpen(ConversationKey key, String network, Instant at) {
        ConversationId id = key.id();
        if (isOpen(id)) {
            enter(id);
            return false;
        }
        LoggedEvent opened = new LoggedEvent(id, 1, at, null, new ConversationOpened(key, network));
        events.add(opened);
        conversation = Conversation.open(opened);
        return true;
    }

    /** The conversation with everything that was decided so far. */
    Conversation current() {
        if (conversation == null) {
            throw new IllegalStateException("no conversation was entered");
        }
        return conversation;
    }

    void append(Instant at, @Nullable Source source, ConversationEvent event) {
        Conversation now = current();
        LoggedEvent logged = new LoggedEvent(now.id(), now.seq() + 1, at, source, event);
        events.add(logged);
        conversation = now.apply(logged);
    }

    /** Notes where a message stands; false if that was known. */
    boolean index(ExternalId id, MessagePlace place) {
        return place(id).isEmpty() && index.put(id, place) == null;
    }

    void keep(Unattached item) {
        kept.add(item);
    }

    /** Takes what waits for {@code awaited}. */
    List<Unattached> release(Awaited awaited) {
        List<Unattached> items = store.waitingFor(awaited);
        released.addAll(items);
        return items;
    }

    Commit commit() {
        ConversationId id = events.isEmpty() || conversation == null ? null : conversation.id();
        return new Commit(id, after, events, index, marks, kept, released);
    }
}
