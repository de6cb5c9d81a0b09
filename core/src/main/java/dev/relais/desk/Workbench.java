package dev.relais.desk;

import dev.relais.conversation.Command;
import dev.relais.conversation.Command.Verdict;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Decider;
import dev.relais.conversation.Refusal;
import dev.relais.conversation.Refusal.Reason;
import dev.relais.intake.Intake;
import dev.relais.store.Commit;
import dev.relais.store.ConflictException;
import dev.relais.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads, decides, commits; again where somebody else wrote in between. The caller holds the desk's lock. */
final class Workbench {
    private static final int TRIES = 10;

    private final Store store;
    private final Publisher publisher;
    private final Dispatch dispatch;

    Workbench(Store store, Publisher publisher, Dispatch dispatch) {
        this.store = store;
        this.publisher = publisher;
        this.dispatch = dispatch;
    }

    Store store() {
        return store;
    }

    /** Applies a command, or says why not. */
    CommandResult apply(ConversationId id, Command command, Instant at) {
        return retried(() -> {
            Optional<Conversation> found = store.conversation(id);
            if (found.isEmpty()) {
                return new CommandResult.Refused(
                        new Refusal(Reason.UNKNOWN_CONVERSATION, "there is no conversation " + id));
            }
            Verdict verdict = Decider.decide(found.get(), command, at);
            if (verdict instanceof Verdict.Agreed agreed) {
                return new CommandResult.Done(append(found.get(), agreed.events(), at));
            }
            return new CommandResult.Refused(((Verdict.Refused) verdict).refusal());
        });
    }

    /** Adds events that need no decision. */
    Conversation append(ConversationId id, Instant at, Function<Conversation, List<ConversationEvent>> events) {
        return retried(() -> {
            Conversation now = store.conversation(id)
                    .orElseThrow(() -> new IllegalArgumentException("there is no conversation " + id));
            return append(now, events.apply(now), at);
        });
    }

    private Conversation append(Conversation now, List<ConversationEvent> events, Instant at) {
        if (events.isEmpty()) {
            return now;
        }
        commit(Intake.decided(store, now, at, events));
        return store.conversation(now.id()).orElseThrow();
    }

    /** Writes a commit, and tells the engine and the listeners. */
    void commit(Commit commit) {
        store.commit(commit);
        ConversationId id = commit.conversation();
        if (id != null) {
            Conversation after = store.conversation(id).orElseThrow();
            dispatch.follow(commit.events(), after);
            commit.events().forEach(event -> publisher.put(event, after));
        }
    }

    /** Decides and commits until nobody else wrote in between. */
    <T> T retried(Supplier<T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return work.get();
            } catch (ConflictException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }
}
