package dev.relais.desk;

import dev.relais.conversation.Command;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationId;
import dev.relais.store.Store;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Which conversations are to be taken from their agents, and when. The desk's lock guards it. */
final class Recalls {
    private final RequeuePolicy policy;
    private final Staff staff;
    private final Board board;
    private final Store store;
    private final Agenda<ConversationId> agenda = new Agenda<>();

    Recalls(RequeuePolicy policy, Staff staff, Board board, Store store) {
        this.policy = policy;
        this.staff = staff;
        this.board = board;
        this.store = store;
    }

    /** A conversation changed. */
    void follow(Conversation conversation, Instant now) {
        agenda.put(conversation.id(), recall(conversation, now).map(Recall::at).orElse(null));
    }

    private Optional<Recall> recall(Conversation conversation, Instant now) {
        return conversation.holders().stream()
                .map(agent -> Recall.of(conversation, agent, policy, staff.goneSince(agent), staff.shift(agent), now))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(Recall::at));
    }

    /** The first conversation that is to be taken back by {@code now}. */
    Optional<ConversationId> due(Instant now) {
        for (String agent : staff.moved()) {
            for (ConversationId id : board.of(agent)) {
                store.conversation(id).ifPresent(conversation -> follow(conversation, now));
            }
            staff.stayed(agent);
        }
        return agenda.due(now);
    }

    /** What takes a conversation back at {@code now}; empty where it is not due, any more. */
    Optional<Command> command(Conversation conversation, Instant now) {
        return recall(conversation, now)
                .filter(recall -> !recall.at().isAfter(now))
                .map(recall -> recall.command(conversation, policy));
    }

    /** It could not be taken back, and is left alone until it changes. */
    void leave(ConversationId conversation) {
        agenda.put(conversation, null);
    }

    /** When anything is to be taken back. */
    Optional<Instant> first() {
        return agenda.first();
    }
}
