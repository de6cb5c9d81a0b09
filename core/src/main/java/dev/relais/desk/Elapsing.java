package dev.relais.desk;

import dev.relais.conversation.Command;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent.QueueReason;
import dev.relais.conversation.ConversationId;
import dev.relais.store.Store;
import java.time.Instant;
import java.util.Optional;

/** Lets what is due in conversations happen. The desk's lock guards it. */
final class Elapsing {
    private final Board board;
    private final Recalls recalls;
    private final RequeuePolicy requeue;
    private final Store store;
    private final Workbench bench;

    Elapsing(Board board, Recalls recalls, RequeuePolicy requeue, Store store, Workbench bench) {
        this.board = board;
        this.recalls = recalls;
        this.requeue = requeue;
        this.store = store;
        this.bench = bench;
    }

    /** Offers expire, snoozed conversations wake, requests for approval lapse. */
    void elapse(Instant now) {
        Requeue expired = requeue.of(QueueReason.EXPIRED).orElseThrow();
        Command elapse = new Command.Elapse(expired.queue(), expired.askHimAgain());
        for (Optional<ConversationId> due = board.agenda.due(now); due.isPresent(); due = board.agenda.due(now)) {
            ConversationId id = due.get();
            Instant at =
                    store.conversation(id).flatMap(Conversation::nextChange).orElse(now);
            if (bench.apply(id, elapse, at.isAfter(now) ? now : at) instanceof CommandResult.Refused) {
                board.agenda.put(id, null);
            }
        }
    }

    /** Takes from agents what they do not answer. */
    void recall(Instant now) {
        for (Optional<ConversationId> due = recalls.due(now); due.isPresent(); due = recalls.due(now)) {
            ConversationId id = due.get();
            if (!bench.apply(id, now, conversation -> recalls.command(conversation, now))) {
                recalls.leave(id);
                store.conversation(id)
                        .filter(conversation ->
                                recalls.command(conversation, now).isEmpty())
                        .ifPresent(conversation -> recalls.follow(conversation, now));
            }
        }
    }
}
