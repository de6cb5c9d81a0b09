package dev.relais.desk;

import dev.relais.config.DeskConfig;
import dev.relais.config.QueueConfig;
import dev.relais.conversation.Call;
import dev.relais.conversation.Command;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ConversationEscalated;
import dev.relais.conversation.ConversationEvent.ConversationQueued;
import dev.relais.conversation.ConversationEvent.ConversationReleased;
import dev.relais.conversation.ConversationEvent.QueueReason;
import dev.relais.conversation.ConversationEvent.TermsChanged;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationState.Owned;
import dev.relais.conversation.ConversationState.Queued;
import dev.relais.conversation.Decider;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.Terms;
import dev.relais.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells, as events of their conversations, that promises are in danger or broken, and takes the steps that follow. Everything is told at
 * its own instant, in the order of instants, once: what was told stands in the conversation, and a commit that comes second conflicts.
 * The desk's lock guards it.
 *
 * <p>An open conversation costs one entry in an agenda. It is judged again when something happened that counts, at the next tick and
 * not at each event.
 */
final class Promises {
    private final ServiceLevels levels;
    private final Policies policies;
    private final Store store;
    private final Workbench bench;
    private final Staff staff;
    private final Dispatch dispatch;
    private final Map<String, Duration> offers = new HashMap<>();
    private final Agenda<ConversationId> agenda = new Agenda<>();
    private final Set<ConversationId> changed;

    /** @param changed see {@link Follower}: conversations in which something happened that counts */
    Promises(
            DeskConfig config,
            ServiceLevels levels,
            Policies policies,
            Store store,
            Workbench bench,
            Staff staff,
            Dispatch dispatch,
            Set<ConversationId> changed) {
        this.levels = levels;
        this.policies = policies;
        this.store = store;
        this.bench = bench;
        this.staff = staff;
        this.dispatch = dispatch;
        this.changed = changed;
        for (QueueConfig queue : config.queues()) {
            if (queue.offer() != null) {
                offers.put(queue.id(), queue.offer());
            }
        }
    }

    /**
     * The desk opens: what its file promises otherwise than the log says is written down. What is settled is not looked at: all of it was
     * told before it was settled.
     */
    void start(Instant now) {
        for (ConversationId id : store.conversations()) {
            Conversation conversation = store.conversation(id).orElseThrow();
            boolean open = conversation.state().isOpen();
            if (open || ServiceLevels.calls(conversation).stream().anyMatch(Call::isOwed)) {
                changed.add(id);
            }
            if (open && !renewed(conversation, now).isEmpty()) {
                bench.log(id, now, again -> renewed(again, now));
            }
        }
    }

    private List<LoggedEvent> renewed(Conversation conversation, Instant now) {
        Terms promised = conversation.escalation().terms();
        Terms today = conversation.routed() == null
                ? null
                : policies.terms(conversation.routed().sla());
        if (today == null || (promised != null && promised.policy().equals(today.policy()))) {
            return List.of();
        }
        return List.of(next(conversation, now, new TermsChanged(today)));
    }

    /** Tells all that lies before {@code now}. */
    void elapse(Instant now) {
        look(now);
        for (Optional<ConversationId> due = agenda.due(now); due.isPresent(); due = agenda.due(now)) {
            ConversationId id = due.get();
            Instant turn = agenda.first().orElse(now);
            if (!bench.log(id, now, conversation -> told(conversation, now, turn))) {
                changed.add(id);
            }
            look(now);
        }
    }

    /** When there is something to tell. */
    Optional<Instant> first(Instant now) {
        look(now);
        return agenda.first();
    }

    /** Judges again where something happened, and in what is linked with it. */
    private void look(Instant now) {
        while (!changed.isEmpty()) {
            ConversationId id = changed.iterator().next();
            store.conversation(id)
                    .map(conversation -> Matter.of(conversation, store))
                    .orElse(List.of())
                    .forEach(one ->
                            agenda.put(one.id(), levels.deadlines(one, now).next()));
            changed.remove(id);
        }
    }

    /** Nothing where another desk has told what stands in the agenda: what comes next has its turn later. */
    private List<LoggedEvent> told(Conversation conversation, Instant now, Instant turn) {
        List<LoggedEvent> events = new ArrayList<>();
        Conversation after = conversation;
        String lead = null;
        List<Mark> marks = levels.deadlines(conversation, now).due(now);
        if (marks.isEmpty() || marks.get(0).at().isAfter(turn)) {
            return events;
        }
        for (Mark mark : marks) {
            ConversationEvent event = mark.event().get();
            after = add(events, after, mark.at(), event);
            lead = event instanceof ConversationEscalated e && e.handTo() != null ? e.handTo() : lead;
        }
        if (lead != null && lead.equals(after.escalation().lead())) {
            hand(events, after, lead, now);
        }
        return events;
    }

    /**
     * Holds a conversation out to a lead who is there and has room for it: one that waits, and one that somebody else has, unless
     * an answer of his is on its way. Where the lead cannot take it, or it is held out to somebody already, or it is the customer's turn,
     * nothing is taken from anybody: it comes to the lead first when it waits for somebody again.
     */
    private void hand(List<LoggedEvent> events, Conversation conversation, String lead, Instant now) {
        boolean waits = conversation.state() instanceof Queued
                && !conversation.declinedBy().contains(lead);
        boolean taken = conversation.state() instanceof Owned owned
                && !owned.agent().equals(lead)
                && conversation.nextSend().isEmpty();
        if (!(waits || taken) || !staff.presence(lead).takesNew() || !dispatch.hasRoom(conversation, lead)) {
            return;
        }
        Conversation after = conversation;
        if (conversation.state() instanceof Owned owned) {
            after = add(events, after, now, new ConversationReleased(owned.agent(), QueueReason.ESCALATED, true));
            after = add(events, after, now, new ConversationQueued(owned.queue(), QueueReason.ESCALATED));
        }
        Duration limit = offers.getOrDefault(String.valueOf(after.queue()), Workbench.DEFAULT_OFFER);
        if (Decider.decide(after, new Command.Offer(lead, limit), now) instanceof Command.Verdict.Agreed agreed) {
            for (ConversationEvent event : agreed.events()) {
                after = add(events, after, now, event);
            }
        }
    }

    private static Conversation add(
            List<LoggedEvent> events, Conversation before, Instant at, ConversationEvent event) {
        LoggedEvent logged = next(before, at, event);
        events.add(logged);
        return before.apply(logged);
    }

    private static LoggedEvent next(Conversation before, Instant at, ConversationEvent event) {
        return new LoggedEvent(before.id(), before.seq() + 1, at, null, event);
    }
}
