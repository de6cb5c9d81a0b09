package dev.relais.conversation;

import static dev.relais.conversation.Decider.agreed;
import static dev.relais.conversation.Decider.byOwner;
import static dev.relais.conversation.Decider.refused;

import dev.relais.conversation.Command.Assign;
import dev.relais.conversation.Command.Await;
import dev.relais.conversation.Command.HandleElsewhere;
import dev.relais.conversation.Command.Release;
import dev.relais.conversation.Command.Reopen;
import dev.relais.conversation.Command.Resolve;
import dev.relais.conversation.Command.Snooze;
import dev.relais.conversation.Command.TakeBack;
import dev.relais.conversation.Command.Transfer;
import dev.relais.conversation.Command.Verdict;
import dev.relais.conversation.ConversationEvent.ConversationAssigned;
import dev.relais.conversation.ConversationEvent.ConversationHandledElsewhere;
import dev.relais.conversation.ConversationEvent.ConversationQueued;
import dev.relais.conversation.ConversationEvent.ConversationReleased;
import dev.relais.conversation.ConversationEvent.ConversationReopened;
import dev.relais.conversation.ConversationEvent.ConversationResolved;
import dev.relais.conversation.ConversationEvent.ConversationSnoozed;
import dev.relais.conversation.ConversationEvent.CustomerAwaited;
import dev.relais.conversation.ConversationEvent.QueueReason;
import dev.relais.conversation.ConversationState.Assigned;
import dev.relais.conversation.ConversationState.Owned;
import dev.relais.conversation.ConversationState.Resolved;
import dev.relais.conversation.ConversationState.SetAside;
import dev.relais.conversation.ConversationState.Unrouted;
import dev.relais.conversation.Refusal.Reason;
import java.time.Instant;

/** Whose a conversation is, and how he parts with it. */
final class Ownership {
    private Ownership() {}

    static Verdict assign(Conversation conversation, Assign command, Instant at) {
        ConversationState state = conversation.state();
        if (state instanceof Resolved) {
            return refused(Reason.RESOLVED, conversation.id() + " is resolved");
        }
        if (state instanceof Assigned owner && owner.agent().equals(command.agent())) {
            return refused(Reason.OUT_OF_ORDER, conversation.id() + " belongs to " + command.agent() + " already");
        }
        return state instanceof Unrouted || state instanceof SetAside
                ? refused(Reason.OUT_OF_ORDER, conversation.id() + " is in no queue")
                : agreed(assigned(conversation, command.agent()));
    }

    private static ConversationEvent assigned(Conversation conversation, String agent) {
        return new ConversationAssigned(agent, conversation.token() + 1);
    }

    static Verdict transfer(Conversation conversation, Transfer command, Instant at) {
        return byOwner(conversation, command.token(), owner -> back(owner, command.queue(), QueueReason.TRANSFERRED));
    }

    static Verdict release(Conversation conversation, Release command, Instant at) {
        return byOwner(conversation, command.token(), owner -> back(owner, owner.queue(), QueueReason.RELEASED));
    }

    private static Verdict back(Assigned owner, String queue, QueueReason reason) {
        return agreed(new ConversationReleased(owner.agent(), reason), new ConversationQueued(queue, reason));
    }

    /** Not by the owner, but under his token: whoever got it since is left alone. */
    static Verdict takeBack(Conversation conversation, TakeBack command, Instant at) {
        return byOwner(conversation, command.token(), owner -> {
            if (!conversation.isReplyOwed()) {
                return refused(Reason.OUT_OF_ORDER, "nobody waits for a reply in " + conversation.id());
            }
            String queue = command.queue() == null ? owner.queue() : command.queue();
            return agreed(
                    new ConversationReleased(owner.agent(), command.reason(), command.askAgain()),
                    new ConversationQueued(queue, command.reason()));
        });
    }

    static Verdict snooze(Conversation conversation, Snooze command, Instant at) {
        return byOwner(
                conversation,
                command.token(),
                owner -> command.until().isAfter(at)
                        ? agreed(new ConversationSnoozed(owner.agent(), command.until()))
                        : refused(Reason.BAD_TIME, command.until() + " is not in the future"));
    }

    static Verdict await(Conversation conversation, Await command, Instant at) {
        return byOwner(
                conversation,
                command.token(),
                owner -> owner instanceof Owned
                        ? agreed(new CustomerAwaited())
                        : refused(Reason.OUT_OF_ORDER, conversation.id() + " waits for the customer already"));
    }

    static Verdict resolve(Conversation conversation, Resolve command, Instant at) {
        return byOwner(conversation, command.token(), owner -> agreed(new ConversationResolved(owner.agent())));
    }

    static Verdict reopen(Conversation conversation, Reopen command, Instant at) {
        return conversation.state() instanceof Resolved
                ? agreed(new ConversationReopened(conversation.episode()), assigned(conversation, command.agent()))
                : refused(Reason.OUT_OF_ORDER, conversation.id() + " is not resolved");
    }

    static Verdict handleElsewhere(Conversation conversation, HandleElsewhere command, Instant at) {
        if (conversation.state() instanceof Resolved) {
            return refused(Reason.RESOLVED, conversation.id() + " is resolved");
        }
        return conversation.state().isOpen()
                ? agreed(new ConversationHandledElsewhere(command.agent()))
                : refused(Reason.OUT_OF_ORDER, conversation.id() + " was set aside");
    }
}
