package dev.relais.conversation;

import static dev.relais.conversation.Decider.agreed;
import static dev.relais.conversation.Decider.refused;

import dev.relais.conversation.Command.Accept;
import dev.relais.conversation.Command.Decline;
import dev.relais.conversation.Command.Elapse;
import dev.relais.conversation.Command.Enqueue;
import dev.relais.conversation.Command.Offer;
import dev.relais.conversation.Command.Resume;
import dev.relais.conversation.Command.Route;
import dev.relais.conversation.Command.Verdict;
import dev.relais.conversation.Command.Withdraw;
import dev.relais.conversation.ConversationEvent.ApprovalExpired;
import dev.relais.conversation.ConversationEvent.ConversationAssigned;
import dev.relais.conversation.ConversationEvent.ConversationQueued;
import dev.relais.conversation.ConversationEvent.ConversationReleased;
import dev.relais.conversation.ConversationEvent.ConversationReopened;
import dev.relais.conversation.ConversationEvent.ConversationResumed;
import dev.relais.conversation.ConversationEvent.ConversationRouted;
import dev.relais.conversation.ConversationEvent.OfferAccepted;
import dev.relais.conversation.ConversationEvent.OfferDeclined;
import dev.relais.conversation.ConversationEvent.OfferExpired;
import dev.relais.conversation.ConversationEvent.OfferExtended;
import dev.relais.conversation.ConversationEvent.OfferMade;
import dev.relais.conversation.ConversationEvent.OfferWithdrawn;
import dev.relais.conversation.ConversationEvent.QueueReason;
import dev.relais.conversation.ConversationState.Assigned;
import dev.relais.conversation.ConversationState.AwaitingCustomer;
import dev.relais.conversation.ConversationState.Offered;
import dev.relais.conversation.ConversationState.Queued;
import dev.relais.conversation.ConversationState.Resolved;
import dev.relais.conversation.ConversationState.SetAside;
import dev.relais.conversation.ConversationState.Snoozed;
import dev.relais.conversation.ConversationState.Unrouted;
import dev.relais.conversation.Refusal.Reason;
import dev.relais.rules.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a conversation comes into a queue, waits there, and is held out. */
final class Queueing {
    private Queueing() {}

    static Verdict route(Conversation conversation, Route command, Instant at) {
        ConversationState state = conversation.state();
        ConversationRouted routed = command.routed();
        List<ConversationEvent> events = new ArrayList<>();
        boolean again = conversation.reopened();
        if (state instanceof Resolved resolved) {
            again = Duration.between(resolved.at(), at).compareTo(command.reopenWindow()) <= 0;
            events.add(new ConversationReopened(conversation.episode() + (again ? 0 : 1)));
        } else if (state instanceof Queued queued) {
            again = false;
            if (queued.queue().equals(routed.queue())) {
                return agreed(routed);
            }
        } else if (!(state instanceof Unrouted) && !(state instanceof SetAside)) {
            return refused(Reason.OUT_OF_ORDER, conversation.id() + " is routed already");
        }
        events.add(routed);
        if (routed.queue() != null) {
            events.add(new ConversationQueued(routed.queue(), again ? QueueReason.REOPENED : QueueReason.ROUTED));
        }
        return new Verdict.Agreed(events);
    }

    static Verdict enqueue(Conversation conversation, Enqueue command, Instant at) {
        ConversationState state = conversation.state();
        boolean there = state instanceof Queued queued && queued.queue().equals(command.queue());
        if (there || state instanceof Assigned) {
            return refused(
                    Reason.OUT_OF_ORDER, conversation.id() + (there ? " waits there already" : " belongs to an agent"));
        }
        List<ConversationEvent> events = new ArrayList<>();
        if (state instanceof Resolved) {
            events.add(new ConversationReopened(conversation.episode()));
        }
        ConversationRouted routed = conversation.routed();
        if (routed == null || routed.queue() == null) {
            events.add(in(command.queue(), routed));
        }
        events.add(new ConversationQueued(command.queue(), QueueReason.BY_HAND));
        return new Verdict.Agreed(events);
    }

    /** What the rules said, but for a queue that they did not give. */
    private static ConversationRouted in(String queue, @Nullable ConversationRouted said) {
        return said == null
                ? new ConversationRouted(queue, Priority.NORMAL, null, 1, List.of(), Map.of(), null, List.of())
                : new ConversationRouted(
                        queue,
                        said.priority(),
                        said.sla(),
                        said.weight(),
                        said.tags(),
                        said.requires(),
                        said.preferAgent(),
                        said.rules(),
                        null);
    }

    static Verdict offer(Conversation conversation, Offer command, Instant at) {
        if (!(conversation.state() instanceof Queued)) {
            return refused(Reason.OUT_OF_ORDER, conversation.id() + " does not wait in a queue");
        }
        String id = Decider.id("o-", conversation, 1);
        List<ConversationEvent> events = new ArrayList<>();
        events.add(new OfferMade(id, command.agent(), command.limit()));
        command.also().stream()
                .distinct()
                .filter(agent -> !agent.equals(command.agent()))
                .forEach(agent -> events.add(new OfferExtended(id, agent)));
        return new Verdict.Agreed(events);
    }

    static Verdict accept(Conversation conversation, Accept command, Instant at) {
        return byOffered(
                conversation,
                command.offer(),
                command.agent(),
                offered -> at.isBefore(offered.expiresAt())
                        ? agreed(
                                new OfferAccepted(command.offer(), command.agent()),
                                new ConversationAssigned(command.agent(), conversation.token() + 1))
                        : refused(
                                Reason.OFFER_IS_GONE,
                                "offer " + command.offer() + " expired at " + offered.expiresAt()));
    }

    static Verdict decline(Conversation conversation, Decline command, Instant at) {
        return byOffered(
                conversation,
                command.offer(),
                command.agent(),
                offered -> without(
                        offered,
                        new OfferDeclined(command.offer(), command.agent(), command.askAgain()),
                        command.queue(),
                        QueueReason.DECLINED));
    }

    /** Where it was held out to others, too, they may still take it. */
    private static Verdict without(
            Offered offered, ConversationEvent event, @Nullable String queue, QueueReason reason) {
        return offered.also().isEmpty()
                ? agreed(event, new ConversationQueued(or(queue, offered.queue()), reason))
                : agreed(event);
    }

    private static String or(@Nullable String queue, String otherwise) {
        return queue == null ? otherwise : queue;
    }

    static Verdict withdraw(Conversation conversation, Withdraw command, Instant at) {
        return byOffered(
                conversation,
                command.offer(),
                command.agent(),
                offered -> without(
                        offered,
                        new OfferWithdrawn(command.offer(), command.agent(), command.reason(), command.askAgain()),
                        command.queue(),
                        command.reason()));
    }

    private static Verdict byOffered(
            Conversation conversation, String offer, String agent, Function<Offered, Verdict> then) {
        if (!(conversation.state() instanceof Offered offered)
                || !offered.offer().equals(offer)) {
            return refused(Reason.OFFER_IS_GONE, "offer " + offer + " is gone");
        }
        return offered.agents().contains(agent)
                ? then.apply(offered)
                : refused(Reason.NOT_YOURS, "offer " + offer + " was not made to " + agent);
    }

    /** The first thing that is due. Of two at one instant the one that somebody waits for in a queue comes first. */
    static Verdict elapse(Conversation conversation, Elapse command, Instant at) {
        Instant due = conversation.nextChange().orElse(Instant.MAX);
        if (at.isBefore(due)) {
            return refused(Reason.OUT_OF_ORDER, "nothing is due in " + conversation.id());
        }
        if (conversation.state() instanceof Offered offered
                && offered.expiresAt().equals(due)) {
            List<ConversationEvent> events = new ArrayList<>();
            offered.agents().forEach(agent -> events.add(new OfferExpired(offered.offer(), agent, command.askAgain())));
            events.add(new ConversationQueued(or(command.queue(), offered.queue()), QueueReason.EXPIRED));
            return new Verdict.Agreed(events);
        }
        if (conversation.state() instanceof Snoozed snoozed && snoozed.until().equals(due)) {
            return agreed(new ConversationQueued(snoozed.queue(), QueueReason.WOKEN));
        }
        return conversation.backstage().drafts().values().stream()
                .filter(draft -> draft.approval() != null
                        && draft.approval().isRunning()
                        && draft.approval().expiresAt().equals(due))
                .findFirst()
                .map(draft -> agreed(new ApprovalExpired(draft.id())))
                .orElseGet(() -> refused(Reason.OUT_OF_ORDER, "nothing is due in " + conversation.id()));
    }

    static Verdict resume(Conversation conversation, Resume command, Instant at) {
        if (conversation.state() instanceof AwaitingCustomer waiting) {
            return command.hasRoom()
                    ? agreed(new ConversationResumed())
                    : agreed(
                            new ConversationReleased(waiting.agent(), QueueReason.RETURNED, true),
                            new ConversationQueued(waiting.queue(), QueueReason.RETURNED));
        }
        return conversation.state() instanceof Snoozed snoozed
                ? agreed(new ConversationQueued(snoozed.queue(), QueueReason.WOKEN))
                : refused(Reason.OUT_OF_ORDER, conversation.id() + " waits for nothing");
    }
}
