package dev.relais.desk;

import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent.SendSettled;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.LoggedEvent;
import dev.relais.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the store's log: whatever any desk commits reaches the engine, the board, the windows and the listeners, once, in the order of the
 * log. The desk's lock guards it.
 */
final class Follower {
    private final Store store;
    private final Dispatch dispatch;
    private final Board board;
    private final Windows windows;
    private final Publisher publisher;
    private final Staff staff;
    private final Recalls recalls;
    private final Set<ConversationId> doubtful = new LinkedHashSet<>();
    /** In which something happened since service levels were looked at. */
    private final Set<ConversationId> counting = new LinkedHashSet<>();

    private long position;

    Follower(
            Store store,
            Dispatch dispatch,
            Board board,
            Windows windows,
            Publisher publisher,
            Staff staff,
            Recalls recalls) {
        this.staff = staff;
        this.recalls = recalls;
        this.windows = windows;
        this.store = store;
        this.dispatch = dispatch;
        this.board = board;
        this.publisher = publisher;
    }

    /** Learns where every conversation stands. */
    void start(Instant now) {
        position = store.position();
        for (ConversationId id : store.conversations()) {
            store.conversation(id).ifPresent(conversation -> {
                board.follow(conversation);
                windows.start(conversation, now);
                dispatch.picture(conversation, now);
                recalls.follow(conversation, now);
            });
        }
    }

    /** In which something happened that service levels count; whoever looks takes them out. */
    Set<ConversationId> counting() {
        return counting;
    }

    /** How much of the log is known. */
    long position() {
        return position;
    }

    /** What the engine was told of these may not be what the store says: they are looked at again. */
    void doubt(ConversationId conversation) {
        doubtful.add(conversation);
    }

    /** The store says all of it again. */
    void trust(ConversationId conversation) {
        doubtful.remove(conversation);
    }

    /** Takes in what any desk wrote. */
    void catchUp(Instant now) {
        for (List<LoggedEvent> news = store.log(position); !news.isEmpty(); news = store.log(position)) {
            follow(news, now);
        }
        for (ConversationId id : new ArrayList<>(doubtful)) {
            store.conversation(id).ifPresent(conversation -> dispatch.picture(conversation, now));
            doubtful.remove(id);
        }
    }

    /**
     * Takes in what this desk wrote.
     *
     * @param length of the log right after
     * @return whether nobody else had written since this desk last looked
     */
    boolean wrote(List<LoggedEvent> events, long length, Instant now) {
        boolean alone = length == position + events.size();
        if (alone) {
            follow(events, now);
        } else {
            catchUp(now);
        }
        return alone;
    }

    private void follow(List<LoggedEvent> news, Instant at) {
        Map<ConversationId, List<LoggedEvent>> changed = new LinkedHashMap<>();
        for (LoggedEvent event : news) {
            changed.computeIfAbsent(event.conversation(), none -> new ArrayList<>())
                    .add(event);
        }
        Map<ConversationId, Conversation> now = new LinkedHashMap<>();
        changed.keySet().forEach(id -> now.put(id, store.conversation(id).orElseThrow()));
        position += news.size();
        now.values().forEach(board::follow);
        now.values().forEach(conversation -> recalls.follow(conversation, at));
        for (LoggedEvent event : news) {
            staff.follow(event, at);
            if (Counting.matters(event.event())) {
                counting.add(event.conversation());
            }
            Conversation conversation = now.get(event.conversation());
            if (conversation != null) {
                publisher.put(event, conversation);
                if (event.event() instanceof SendSettled settled) {
                    windows.follow(conversation, settled, at);
                }
            }
        }
        // The engine last: what it is told may need the store, and where that fails it is told again.
        List<ConversationId> untold =
                now.keySet().stream().filter(doubtful::add).toList();
        now.forEach((id, conversation) -> dispatch.follow(changed.getOrDefault(id, List.of()), conversation));
        untold.forEach(this::trust);
    }
}
