package dev.relais.conversation;

import dev.relais.conversation.Command.Accept;
import dev.relais.conversation.Command.Assign;
import dev.relais.conversation.Command.Decline;
import dev.relais.conversation.Command.Elapse;
import dev.relais.conversation.Command.Offer;
import dev.relais.conversation.Command.Release;
import dev.relais.conversation.Command.Reply;
import dev.relais.conversation.Command.Resolve;
import dev.relais.conversation.Command.Route;
import dev.relais.conversation.Command.Settle;
import dev.relais.conversation.Command.Start;
import dev.relais.conversation.Command.Verdict;
import dev.relais.conversation.ConversationEvent.ConversationAssigned;
import dev.relais.conversation.ConversationEvent.ConversationQueued;
import dev.relais.conversation.ConversationEvent.ConversationReleased;
import dev.relais.conversation.ConversationEvent.ConversationReopened;
import dev.relais.conversation.ConversationEvent.ConversationResolved;
import dev.relais.conversation.ConversationEvent.CustomerAwaited;
import dev.relais.conversation.ConversationEvent.MessageSent;
import dev.relais.conversation.ConversationEvent.OfferAccepted;
import dev.relais.conversation.ConversationEvent.OfferDeclined;
import dev.relais.conversation.ConversationEvent.OfferExpired;
import dev.relais.conversation.ConversationEvent.OfferMade;
import dev.relais.conversation.ConversationEvent.Origin;
import dev.relais.conversation.ConversationEvent.QueueReason;
import dev.relais.conversation.ConversationEvent.ReplyRequested;
import dev.relais.conversation.ConversationEvent.SendSettled;
import dev.relais.conversation.ConversationEvent.SendStarted;
import dev.relais.conversation.ConversationState.AwaitingCustomer;
import dev.relais.conversation.ConversationState.Offered;
import dev.relais.conversation.ConversationState.Owned;
import dev.relais.conversation.ConversationState.Queued;
import dev.relais.conversation.ConversationState.Resolved;
import dev.relais.conversation.ConversationState.SetAside;
import dev.relais.conversation.ConversationState.Unrouted;
import dev.relais.conversation.Refusal.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a command does to a conversation at an instant. Pure. */
public final class Decider {
    private Decider() {}

    /** The events that {@code command} adds, or why it is refused. */
    public static Verdict decide(Conversation conversation, Command command, Instant at) {
        if (command instanceof Route c) {
            return route(conversation, c);
        }
        if (command instanceof Offer c) {
            return offer(conversation, c);
        }
        if (command instanceof Accept c) {
            return accept(conversation, c, at);
        }
        if (command instanceof Decline c) {
            return decline(conversation, c);
        }
        if (command instanceof Elapse) {
            return elapse(conversation, at);
        }
        if (command instanceof Assign c) {
            return assign(conversation, c);
        }
        if (command instanceof Release c) {
            return release(conversation, c);
        }
        if (command instanceof Reply c) {
            return reply(conversation, c);
        }
        if (command instanceof Start c) {
            return start(conversation, c);
        }
        if (command instanceof Settle c) {
            return settle(conversation, c);
        }
        if (command instanceof Resolve c) {
            return resolve(conversation, c);
        }
        throw new UnsupportedOperationException("TODO " + command.getClass().getSimpleName());
    }

    private static Verdict route(Conversation conversation, Route command) {
        ConversationState state = conversation.state();
        List<ConversationEvent> events = new ArrayList<>();
        if (state instanceof Resolved) {
            events.add(new ConversationReopened(conversation.episode()));
        } else if (!(state instanceof Unrouted) && !(state instanceof SetAside)) {
            return refused(Reason.OUT_OF_ORDER, conversation.id() + " is routed already");
        }
        events.add(command.routed());
        String queue = command.routed().queue();
        if (queue != null) {
            boolean again = conversation.reopened() || state instanceof Resolved;
            events.add(new ConversationQueued(queue, again ? QueueReason.REOPENED : QueueReason.ROUTED));
        }
        return new Verdict.Agreed(events);
    }

    private static Verdict offer(Conversation conversation, Offer command) {
        if (!(conversation.state() instanceof Queued)) {
            return refused(Reason.OUT_OF_ORDER, conversation.id() + " does not wait in a queue");
        }
        String id = Ids.derive("o-", conversation.id().value(), Long.toString(conversation.seq() + 1));
        return agreed(new OfferMade(id, command.agent(), command.limit()));
    }

    private static Verdict accept(Conversation conversation, Accept command, Instant at) {
        Optional<Refusal> refusal = answerable(conversation, command.offer(), command.agent());
        if (refusal.isPresent()) {
            return new Verdict.Refused(refusal.get());
        }
        if (conversation.state() instanceof Offered offered && !at.isBefore(offered.expiresAt())) {
            return refused(Reason.OFFER_IS_GONE, "offer " + command.offer() + " expired at " + offered.expiresAt());
        }
        return agreed(
                new OfferAccepted(command.offer(), command.agent()),
                new ConversationAssigned(command.agent(), conversation.token() + 1));
    }

    private static Verdict decline(Conversation conversation, Decline command) {
        Optional<Refusal> refusal = answerable(conversation, command.offer(), command.agent());
        if (refusal.isPresent() || !(conversation.state() instanceof Offered offered)) {
            return refusal.<Verdict>map(Verdict.Refused::new)
                    .orElseGet(() -> refused(Reason.OFFER_IS_GONE, "offer " + command.offer() + " is gone"));
        }
        return agreed(
                new OfferDeclined(command.offer(), command.agent()),
                new ConversationQueued(offered.queue(), QueueReason.DECLINED));
    }

    private static Optional<Refusal> answerable(Conversation conversation, String offer, String agent) {
        if (!(conversation.state() instanceof Offered offered)
                || !offered.offer().equals(offer)) {
            return Optional.of(new Refusal(Reason.OFFER_IS_GONE, "offer " + offer + " is gone"));
        }
        return offered.agent().equals(agent)
                ? Optional.empty()
                : Optional.of(new Refusal(Reason.NOT_YOURS, "offer " + offer + " was not made to " + agent));
    }

    private static Verdict elapse(Conversation conversation, Instant at) {
        if (!(conversation.state() instanceof Offered offered) || at.isBefore(offered.expiresAt())) {
            return refused(Reason.OUT_OF_ORDER, "nothing is due in " + conversation.id());
        }
        return agreed(
                new OfferExpired(offered.offer(), offered.agent()),
                new ConversationQueued(offered.queue(), QueueReason.EXPIRED));
    }

    private static Verdict assign(Conversation conversation, Assign command) {
        ConversationState state = conversation.state();
        if (state instanceof Resolved) {
            return refused(Reason.RESOLVED, conversation.id() + " is resolved");
        }
        boolean owner = state instanceof Owned || state instanceof AwaitingCustomer;
        if (owner && conversation.agent().filter(command.agent()::equals).isPresent()) {
            return refused(Reason.OUT_OF_ORDER, conversation.id() + " belongs to " + command.agent() + " already");
        }
        if (!owner && !(state instanceof Queued) && !(state instanceof Offered)) {
            return refused(Reason.OUT_OF_ORDER, conversation.id() + " is in no queue");
        }
        return agreed(new ConversationAssigned(command.agent(), conversation.token() + 1));
    }

    private static Verdict release(Conversation conversation, Release command) {
        Optional<Refusal> refusal = owned(conversation, command.token());
        if (refusal.isPresent()) {
            return new Verdict.Refused(refusal.get());
        }
        String queue = conversation.state() instanceof Owned owned
                ? owned.queue()
                : ((AwaitingCustomer) conversation.state()).queue();
        return agreed(
                new ConversationReleased(conversation.agent().orElseThrow(), QueueReason.RELEASED),
                new ConversationQueued(queue, QueueReason.RELEASED));
    }

    private static Verdict reply(Conversation conversation, Reply command) {
        Optional<Refusal> refusal = owned(conversation, command.token());
        if (refusal.isPresent()) {
            return new Verdict.Refused(refusal.get());
        }
        if (command.text().isBlank()) {
            return refused(Reason.EMPTY_TEXT, "a reply needs a text");
        }
        Optional<Entry> answered = conversation.lastInbound();
        if (answered.isEmpty()) {
            return refused(Reason.NOTHING_TO_ANSWER, "there is no message to answer in " + conversation.id());
        }
        SendId send = SendId.of(conversation.id(), conversation.seq() + 1);
        String agent = conversation.agent().orElseThrow();
        return agreed(new ReplyRequested(
                send,
                agent,
                command.text(),
                answered.get().message().externalId(),
                conversation.visibility(),
                command.automatic(),
                null));
    }

    private static Verdict start(Conversation conversation, Start command) {
        Send send = conversation.sends().get(command.send());
        if (send == null || send.state() != SendState.PENDING) {
            return refused(Reason.OUT_OF_ORDER, "send " + command.send() + " does not start now");
        }
        return agreed(new SendStarted(command.send(), send.attempt() + 1, command.term()));
    }

    private static Verdict settle(Conversation conversation, Settle command) {
        Send send = conversation.sends().get(command.send());
        if (send == null || send.state().isFinal()) {
            return refused(Reason.OUT_OF_ORDER, "send " + command.send() + " waits for no outcome");
        }
        List<ConversationEvent> events = new ArrayList<>();
        Message sent = command.sent();
        if (sent != null && !conversation.entries().containsKey(sent.id())) {
            events.add(new MessageSent(sent, 0, Origin.RELAIS, command.send()));
        }
        events.add(new SendSettled(
                command.send(),
                command.attempt(),
                command.state(),
                sent == null ? null : sent.externalId(),
                command.reason(),
                command.until()));
        if (command.state() == SendState.SENT && conversation.isAnsweredBy(send)) {
            events.add(new CustomerAwaited());
        }
        return new Verdict.Agreed(events);
    }

    private static Verdict resolve(Conversation conversation, Resolve command) {
        Optional<Refusal> refusal = owned(conversation, command.token());
        return refusal.<Verdict>map(Verdict.Refused::new)
                .orElseGet(() ->
                        agreed(new ConversationResolved(conversation.agent().orElseThrow())));
    }

    private static Optional<Refusal> owned(Conversation conversation, long token) {
        ConversationState state = conversation.state();
        if (state instanceof Resolved) {
            return Optional.of(new Refusal(Reason.RESOLVED, conversation.id() + " is resolved"));
        }
        if (!(state instanceof Owned) && !(state instanceof AwaitingCustomer)) {
            return Optional.of(new Refusal(Reason.NOT_OWNED, "nobody owns " + conversation.id()));
        }
        return conversation.token() == token
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Reason.STALE_TOKEN,
                        conversation.id() + " has a newer owner than token " + token + " stands for"));
    }

    private static Verdict agreed(ConversationEvent... events) {
        return new Verdict.Agreed(List.of(events));
    }

    private static Verdict refused(Reason reason, String message) {
        return new Verdict.Refused(new Refusal(reason, message));
    }
}
