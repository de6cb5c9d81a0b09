package dev.relais.conversation;

import dev.relais.conversation.ConversationEvent.ApprovalExpired;
import dev.relais.conversation.ConversationEvent.ApprovalGiven;
import dev.relais.conversation.ConversationEvent.ApprovalRefused;
import dev.relais.conversation.ConversationEvent.ApprovalRequested;
import dev.relais.conversation.ConversationEvent.CallEnded;
import dev.relais.conversation.ConversationEvent.CallPromised;
import dev.relais.conversation.ConversationEvent.ConsultationAnswered;
import dev.relais.conversation.ConversationEvent.ConsultationRequested;
import dev.relais.conversation.ConversationEvent.ContentErased;
import dev.relais.conversation.ConversationEvent.ConversationAssigned;
import dev.relais.conversation.ConversationEvent.ConversationEscalated;
import dev.relais.conversation.ConversationEvent.ConversationHandledElsewhere;
import dev.relais.conversation.ConversationEvent.ConversationLinked;
import dev.relais.conversation.ConversationEvent.ConversationQueued;
import dev.relais.conversation.ConversationEvent.ConversationReleased;
import dev.relais.conversation.ConversationEvent.ConversationReopened;
import dev.relais.conversation.ConversationEvent.ConversationResolved;
import dev.relais.conversation.ConversationEvent.ConversationResumed;
import dev.relais.conversation.ConversationEvent.ConversationRouted;
import dev.relais.conversation.ConversationEvent.ConversationSnoozed;
import dev.relais.conversation.ConversationEvent.CustomerAwaited;
import dev.relais.conversation.ConversationEvent.DraftDiscarded;
import dev.relais.conversation.ConversationEvent.DraftSaved;
import dev.relais.conversation.ConversationEvent.HidingRequested;
import dev.relais.conversation.ConversationEvent.MentionPromoted;
import dev.relais.conversation.ConversationEvent.MessageAnalyzed;
import dev.relais.conversation.ConversationEvent.MessageCompleted;
import dev.relais.conversation.ConversationEvent.MessageEdited;
import dev.relais.conversation.ConversationEvent.MessageHidden;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationEvent.MessageSent;
import dev.relais.conversation.ConversationEvent.MessageWithdrawn;
import dev.relais.conversation.ConversationEvent.NoteAdded;
import dev.relais.conversation.ConversationEvent.OfferAccepted;
import dev.relais.conversation.ConversationEvent.OfferDeclined;
import dev.relais.conversation.ConversationEvent.OfferExpired;
import dev.relais.conversation.ConversationEvent.OfferExtended;
import dev.relais.conversation.ConversationEvent.OfferMade;
import dev.relais.conversation.ConversationEvent.OfferWithdrawn;
import dev.relais.conversation.ConversationEvent.QueueReason;
import dev.relais.conversation.ConversationEvent.ReactionChanged;
import dev.relais.conversation.ConversationEvent.ReceiptReceived;
import dev.relais.conversation.ConversationEvent.ReplyRequested;
import dev.relais.conversation.ConversationEvent.SendSettled;
import dev.relais.conversation.ConversationEvent.SendStarted;
import dev.relais.conversation.ConversationEvent.TargetBreached;
import dev.relais.conversation.ConversationEvent.TargetWarned;
import dev.relais.conversation.ConversationEvent.TermsChanged;
import dev.relais.conversation.ConversationEvent.ThreadOwnerChanged;
import dev.relais.insight.Insight;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What each event does to a conversation. Starts as the state before, takes any number of events, and makes one conversation
 * in the end: maps are copied once, at their first change. Used once, by one thread.
 */
final class Fold {
    private static final Map<Class<?>, Step<?>> STEPS = new HashMap<>();

    static {
        on(MessageReceived.class, (fold, e, at) -> fold.received(e));
        on(MessageSent.class, (fold, e, at) -> fold.sent(e));
        on(MessageCompleted.class, (fold, e, at) -> fold.change(e.message().id(), old -> old.completed(e.message())));
        on(MessageEdited.class, (fold, e, at) -> fold.change(e.message().id(), old -> old.edited(e.version())));
        on(MessageWithdrawn.class, (fold, e, at) -> fold.change(e.message().id(), Entry::withdraw));
        on(MessageHidden.class, (fold, e, at) -> fold.change(e.message().id(), old -> old.hidden(e.hidden(), at)));
        on(MessageAnalyzed.class, (fold, e, at) -> fold.insights.put(e.message(), e.insight()));
        on(ReactionChanged.class, (fold, e, at) -> {});
        on(ReceiptReceived.class, (fold, e, at) -> {});
        on(ThreadOwnerChanged.class, (fold, e, at) -> {});
        on(ContentErased.class, (fold, e, at) -> fold.erased());

        on(ConversationRouted.class, (fold, e, at) -> fold.routed(e));
        on(MentionPromoted.class, (fold, e, at) -> e.queries().forEach(q -> fold.queries = with(fold.queries, q)));
        on(TermsChanged.class, (fold, e, at) -> fold.escalation = fold.escalation.with(e.terms()));
        on(TargetWarned.class, (fold, e, at) -> fold.warned(e));
        on(TargetBreached.class, (fold, e, at) -> fold.breached(e));
        on(ConversationEscalated.class, (fold, e, at) -> fold.escalation = fold.escalation.with(e));
        on(ConversationQueued.class, (fold, e, at) -> fold.queued(e, at));
        on(OfferMade.class, (fold, e, at) -> fold.offered(e, at));
        on(OfferAccepted.class, (fold, e, at) -> {});
        on(OfferExtended.class, (fold, e, at) -> fold.extended(e.agent()));
        on(OfferDeclined.class, (fold, e, at) -> fold.declined(e.agent(), e.askAgain()));
        on(OfferExpired.class, (fold, e, at) -> fold.declined(e.agent(), e.askAgain()));
        on(OfferWithdrawn.class, (fold, e, at) -> fold.declined(e.agent(), e.askAgain()));
        on(ConversationReleased.class, (fold, e, at) -> fold.released(e));
        on(ConversationAssigned.class, (fold, e, at) -> fold.assigned(e, at));
        on(CustomerAwaited.class, (fold, e, at) -> fold.awaited(at));
        on(ConversationResumed.class, (fold, e, at) -> fold.resumed(at));
        on(ConversationSnoozed.class, (fold, e, at) -> fold.snoozed(e));
        on(ConversationResolved.class, (fold, e, at) -> fold.resolved(e.agent(), at));
        on(ConversationHandledElsewhere.class, (fold, e, at) -> fold.handledElsewhere(e.agent(), at));
        on(ConversationReopened.class, (fold, e, at) -> fold.reopened(e, at));
        on(ConversationLinked.class, (fold, e, at) -> fold.links = with(fold.links, e.other()));

        on(ReplyRequested.class, (fold, e, at) -> fold.requested(e, at));
        on(HidingRequested.class, (fold, e, at) -> fold.sends.put(e.send(), Send.of(e, at)));
        on(SendStarted.class, (fold, e, at) -> fold.sends.change(e.send(), send -> send.started(e, at)));
        on(SendSettled.class, (fold, e, at) -> fold.sends.change(e.send(), send -> send.settled(e, at)));

        on(NoteAdded.class, (fold, e, at) -> fold.noted(e, at));
        on(ConsultationRequested.class, (fold, e, at) -> fold.consulted(e, at));
        on(ConsultationAnswered.class, (fold, e, at) -> fold.backstage().answered(e));
        on(DraftSaved.class, (fold, e, at) -> fold.drafted(e, at));
        on(DraftDiscarded.class, (fold, e, at) -> fold.backstage().gone(e.draft()));
        on(ApprovalRequested.class, (fold, e, at) -> fold.backstage().approval(e, at));
        on(ApprovalGiven.class, (fold, e, at) -> fold.backstage().approval(e));
        on(ApprovalRefused.class, (fold, e, at) -> fold.backstage().approval(e));
        on(ApprovalExpired.class, (fold, e, at) -> fold.backstage().approval(e));
        on(CallPromised.class, (fold, e, at) -> fold.promised(e, at));
        on(CallEnded.class, (fold, e, at) -> fold.backstage().call(e, at));
    }

    private final Conversation before;
    private final Growing<MessageId, Entry> entries;
    private final Growing<MessageId, Insight> insights;
    private final Growing<SendId, Send> sends;
    private @Nullable BackstageFold backstage;
    private long seq;
    private ConversationState state;
    private @Nullable String queue;
    private @Nullable String preferredAgent;
    private @Nullable ConversationRouted routed;
    private long token;
    private Set<ConversationId> links;
    private Set<String> declinedBy;
    private boolean reopened;
    private int episode;
    private boolean unattended;
    private Pace pace;
    private Escalation escalation;
    private Set<String> queries;

    Fold(Conversation before) {
        this.before = before;
        entries = new Growing<>(before.entries());
        insights = new Growing<>(before.insights());
        sends = new Growing<>(before.sends());
        seq = before.seq();
        state = before.state();
        queue = before.queue();
        preferredAgent = before.preferredAgent();
        routed = before.routed();
        token = before.token();
        links = before.links();
        declinedBy = before.declinedBy();
        reopened = before.reopened();
        episode = before.episode();
        unattended = before.unattended();
        pace = before.pace();
        escalation = before.escalation();
        queries = before.queries();
    }

    /** One more event. */
    void add(LoggedEvent logged) {
        if (logged.seq() != seq + 1 || !logged.conversation().equals(before.id())) {
            throw new IllegalArgumentException("event " + logged.conversation() + "/" + logged.seq()
                    + " does not follow " + before.id() + "/" + seq);
        }
        apply(logged.event(), logged.at());
        seq++;
    }

    @SuppressWarnings("unchecked") // on(…) pairs a class with a step of the same type
    private <E extends ConversationEvent> void apply(E event, Instant at) {
        Step<E> step = (Step<E>) STEPS.get(event.getClass());
        if (step == null) {
            throw misplaced(event.getClass().getSimpleName());
        }
        step.apply(this, event, at);
    }

    Conversation done() {
        return new Conversation(
                before.id(),
                before.key(),
                before.network(),
                seq,
                before.openedAt(),
                state,
                queue,
                preferredAgent,
                entries.done(),
                insights.done(),
                routed,
                token,
                sends.done(),
                backstage == null ? before.backstage() : backstage.done(),
                links,
                declinedBy,
                reopened,
                episode,
                unattended,
                pace,
                escalation,
                queries);
    }

    private BackstageFold backstage() {
        if (backstage == null) {
            backstage = new BackstageFold(before.backstage());
        }
        return backstage;
    }

    private void received(MessageReceived e) {
        entries.put(e.message().id(), Entry.of(e.message(), Direction.INBOUND, e.revision(), null));
        unattended |= state.isDecidedByMessages();
    }

    /** The answer to what was erased may come back from the network later: its words must not. */
    private void sent(MessageSent e) {
        Entry entry = Entry.of(e.message(), Direction.OUTBOUND, e.revision(), e.send());
        Send send = e.send() == null ? null : sends.get(e.send());
        entries.put(e.message().id(), send != null && send.isErased() ? entry.withdraw() : entry);
    }

    private void change(MessageId id, UnaryOperator<Entry> change) {
        entries.change(id, change);
    }

    private void erased() {
        entries.changeAll(Entry::withdraw);
        sends.changeAll(Send::erased);
        backstage().erase();
        unattended = false;
    }

    private void routed(ConversationRouted e) {
        boolean stays = state instanceof ConversationState.Queued queued
                && queued.queue().equals(e.queue());
        boolean same = routed != null && Objects.equals(routed.sla(), e.sla());
        escalation = e.terms() == null && same ? escalation : escalation.with(e.terms());
        routed = e;
        declinedBy = stays ? declinedBy : Set.of();
        preferredAgent = null;
        unattended = false;
        if (e.queue() == null) {
            state = new ConversationState.SetAside();
        }
    }

    private void warned(TargetWarned e) {
        escalation = escalation.with(
                e.target(), e.startedAt(), e.share().stripTrailingZeros().toPlainString());
    }

    private void breached(TargetBreached e) {
        escalation = escalation.with(e.target(), e.startedAt(), Escalation.BREACH);
    }

    private void queued(ConversationQueued e, Instant at) {
        Instant since = at;
        if (state instanceof ConversationState.Offered offered) {
            boolean back = e.reason().isFailure() || offered.queue().equals(e.queue());
            since = back ? offered.since() : at;
        } else if (state instanceof ConversationState.Assigned owner) {
            since = e.reason().isFailure() ? pace.waits() : at;
            preferredAgent = e.reason() == QueueReason.RETURNED ? owner.agent() : preferredAgent;
        }
        queue = e.queue();
        state = new ConversationState.Queued(e.queue(), since);
        pace = pace.waitsSince(since);
        unattended = false;
    }

    private void offered(OfferMade e, Instant at) {
        state = new ConversationState.Offered(queueName(), e.offer(), e.agent(), at.plus(e.limit()), waitingSince(at));
        pace = pace.givenAt(at);
    }

    /** Since when it waits: an offer that fails does not put a conversation behind those that came later. */
    private Instant waitingSince(Instant at) {
        if (state instanceof ConversationState.Queued queued) {
            return queued.since();
        }
        return state instanceof ConversationState.Offered offered ? offered.since() : at;
    }

    private void extended(String agent) {
        if (state instanceof ConversationState.Offered offered) {
            state = offered.to(
                    Stream.concat(offered.agents().stream(), Stream.of(agent)).toList());
        }
    }

    private void declined(String agent, boolean askAgain) {
        declinedBy = askAgain ? declinedBy : with(declinedBy, agent);
        if (state instanceof ConversationState.Offered offered) {
            List<String> left =
                    offered.agents().stream().filter(one -> !one.equals(agent)).toList();
            state = left.isEmpty() ? offered : offered.to(left);
        }
    }

    /** What is taken from its owner is not his any more: no reply of his goes out under the token that he has. */
    private void released(ConversationReleased e) {
        declined(e.agent(), e.askAgain());
        token += e.reason().isTaken() ? 1 : 0;
    }

    /** The owner did something: nobody may call him silent. */
    private void acted(String agent, Instant at) {
        if (state instanceof ConversationState.Assigned owner && owner.agent().equals(agent)) {
            pace = pace.actedAt(at);
        }
    }

    private void noted(NoteAdded e, Instant at) {
        backstage().note(e, at);
        acted(e.author(), at);
    }

    private void consulted(ConsultationRequested e, Instant at) {
        backstage().consultation(e, at);
        acted(e.by(), at);
    }

    private void drafted(DraftSaved e, Instant at) {
        backstage().draft(e);
        acted(e.author(), at);
    }

    private void promised(CallPromised e, Instant at) {
        backstage().call(e, at);
        acted(e.agent(), at);
    }

    private void assigned(ConversationAssigned e, Instant at) {
        pace = pace.givenAt(at).actedAt(at);
        token = e.token();
        escalation = escalation.given(e.agent());
        state = new ConversationState.Owned(queueName(), e.agent(), e.token());
        preferredAgent = null;
        unattended = false;
    }

    private void awaited(Instant at) {
        if (!(state instanceof ConversationState.Owned owned)) {
            throw misplaced("CustomerAwaited");
        }
        state = new ConversationState.AwaitingCustomer(owned.queue(), owned.agent(), owned.token());
        pace = pace.awaitsSince(at);
        unattended = false;
    }

    private void resumed(Instant at) {
        if (!(state instanceof ConversationState.AwaitingCustomer waiting)) {
            throw misplaced("ConversationResumed");
        }
        state = new ConversationState.Owned(waiting.queue(), waiting.agent(), waiting.token());
        pace = pace.waitsSince(at).actedAt(at);
        unattended = false;
    }

    private void snoozed(ConversationSnoozed e) {
        state = new ConversationState.Snoozed(queueName(), e.agent(), e.until());
        preferredAgent = e.agent();
        unattended = false;
    }

    /** A message that came while its owner settled the matter, and that he cannot have seen, still wants a decision. */
    private void resolved(String agent, Instant at) {
        state = new ConversationState.Resolved(agent, at);
        escalation = escalation.settled();
    }

    private void handledElsewhere(String agent, Instant at) {
        resolved(agent, at);
        unattended = false;
    }

    /** A new episode is a new matter: nobody declined it yet. */
    private void reopened(ConversationReopened e, Instant at) {
        pace = pace.waitsSince(at);
        state = new ConversationState.Unrouted();
        reopened = e.episode() == episode;
        escalation = reopened ? escalation : escalation.anew();
        declinedBy = reopened ? declinedBy : Set.of();
        preferredAgent = null;
        episode = e.episode();
    }

    private void requested(ReplyRequested e, Instant at) {
        sends.put(e.send(), Send.of(e, at));
        acted(e.agent(), at);
        if (e.draft() != null) {
            backstage().gone(e.draft());
        }
    }

    private String queueName() {
        return queue == null ? "" : queue;
    }

    private IllegalArgumentException misplaced(String type) {
        return new IllegalArgumentException(type + " cannot stand at " + before.id() + "/" + (seq + 1));
    }

    private static <T> Set<T> with(Set<T> set, T value) {
        Set<T> copy = new LinkedHashSet<>(set);
        copy.add(value);
        return Collections.unmodifiableSet(copy);
    }

    private static <E extends ConversationEvent> void on(Class<E> type, Step<E> step) {
        STEPS.put(type, step);
    }

    /** What one type of event does. */
    private interface Step<E extends ConversationEvent> {
        void apply(Fold fold, E event, Instant at);
    }
}
