package dev.relais.desk;

import dev.relais.assign.Proposal;
import dev.relais.conversation.Command;
import dev.relais.conversation.Command.Verdict;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Decider;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.Refusal;
import dev.relais.conversation.Refusal.Reason;
import dev.relais.intake.Intake;
import dev.relais.store.Commit;
import dev.relais.store.ConflictException;
import dev.relais.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads, decides, commits; again where somebody else wrote in between. The caller holds the desk's lock. */
final class Workbench {
    private static final int TRIES = 20;
    static final Duration DEFAULT_OFFER = Duration.ofMinutes(1);

    private final Store store;
    private final Dispatch dispatch;
    private final Follower follower;
    private final long term;

    Workbench(Store store, Dispatch dispatch, Follower follower, long term) {
        this.store = store;
        this.dispatch = dispatch;
        this.follower = follower;
        this.term = term;
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

    /** Applies what is to be done with a conversation as it is now. Returns whether anything was. */
    boolean apply(ConversationId id, Instant at, Function<Conversation, Optional<Command>> choice) {
        return retried(() -> {
            Optional<Conversation> found = store.conversation(id);
            Optional<Command> command = found.flatMap(choice);
            if (found.isEmpty() || command.isEmpty()) {
                return false;
            }
            Verdict verdict = Decider.decide(found.get(), command.get(), at);
            if (verdict instanceof Verdict.Agreed agreed) {
                append(found.get(), agreed.events(), at);
                return true;
            }
            return false;
        });
    }

    /**
     * The customer wrote in a conversation that waits for him: it goes on with its owner where he has room for it. Written only if no
     * other desk gave him work that this one has not heard of.
     */
    void resume(ConversationId id, Instant at) {
        retried(() -> {
            follower.catchUp(at);
            dispatch.elapse(at);
            Conversation now = store.conversation(id).orElseThrow();
            Verdict verdict = Decider.decide(now, new Command.Resume(dispatch.hasRoom(now)), at);
            return verdict instanceof Verdict.Agreed agreed
                    && write(Intake.decided(store, now, at, agreed.events()).seen(follower.position()), at);
        });
    }

    /**
     * Writes what follows from a conversation as it is now, each event at its own instant. An offer among it is written only if no other
     * desk gave its agent work that this one has not heard of. Returns whether anything was.
     */
    boolean log(ConversationId id, Instant now, Function<Conversation, List<LoggedEvent>> choice) {
        return retried(() -> {
            follower.catchUp(now);
            Conversation before = store.conversation(id).orElseThrow();
            List<LoggedEvent> events = choice.apply(before);
            if (!events.isEmpty()) {
                write(Commit.of(id, before.seq(), events).seen(follower.position()), now);
            }
            return !events.isEmpty();
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
        Commit commit = Intake.decided(store, now, at, events);
        write(commit, at);
        return now.apply(commit.events());
    }

    /** Decides and writes what somebody else may have written in between. */
    Commit commit(Supplier<Commit> decision, Instant at) {
        return retried(() -> {
            Commit commit = decision.get();
            if (!commit.isEmpty()) {
                write(commit, at);
            }
            return commit;
        });
    }

    private boolean write(Commit commit, Instant at) {
        return follower.wrote(commit.events(), store.commit(commit.by(term)), at);
    }

    /**
     * Holds out what waits to those who can take it. An offer is written only if no other desk gave its agent work that this one
     * has not heard of; where another one did, the engine learns of it and is asked again.
     */
    void assign(Instant at) {
        boolean settled = false;
        for (int tries = 0; !settled && tries < TRIES; tries++) {
            follower.catchUp(at);
            List<Proposal> proposals = dispatch.propose(at);
            proposals.forEach(proposal -> follower.doubt(proposal.conversation()));
            settled = offered(proposals, at);
        }
    }

    private boolean offered(List<Proposal> proposals, Instant at) {
        for (Proposal proposal : proposals) {
            if (!offer(proposal, at)) {
                return false;
            }
            follower.trust(proposal.conversation());
        }
        return true;
    }

    private boolean offer(Proposal proposal, Instant at) {
        Conversation now = store.conversation(proposal.conversation()).orElseThrow();
        Duration limit = Objects.requireNonNullElse(proposal.limit(), DEFAULT_OFFER);
        Verdict verdict = Decider.decide(now, new Command.Offer(proposal.agent(), proposal.also(), limit), at);
        if (!(verdict instanceof Verdict.Agreed agreed)) {
            return false;
        }
        try {
            return write(Intake.decided(store, now, at, agreed.events()).seen(follower.position()), at);
        } catch (ConflictException e) {
            return false;
        }
    }

    /** Decides and commits until nobody else wrote in between. */
    private static <T> T retried(Supplier<T> work) {
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
