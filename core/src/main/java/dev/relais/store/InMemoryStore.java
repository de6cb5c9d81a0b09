package dev.relais.store;

import dev.relais.connect.Delivery;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ContentErased;
import dev.relais.conversation.ConversationEvent.ConversationAssigned;
import dev.relais.conversation.ConversationEvent.ConversationResumed;
import dev.relais.conversation.ConversationEvent.MessageWithdrawn;
import dev.relais.conversation.ConversationEvent.OfferExtended;
import dev.relais.conversation.ConversationEvent.OfferMade;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.LoggedEvent.Source;
import dev.relais.conversation.MessageId;
import dev.relais.conversation.Redaction;
import dev.relais.customer.CustomerEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A store in the host's memory: fast, and gone with the process. Thread-safe; several desks may share it. */
public final class InMemoryStore implements Store {
    private final MemoryJournal journal = new MemoryJournal();
    private final MemoryCustomers customers = new MemoryCustomers();
    private final Map<String, Long> desks = new HashMap<>();
    private final Set<Long> living = new HashSet<>();
    private long terms;
    private final Map<ConversationId, Conversation> conversations = new LinkedHashMap<>();
    private final Map<ConversationId, Positions> histories = new HashMap<>();
    private final List<LoggedEvent> log = new ArrayList<>();
    private final Map<String, Long> given = new HashMap<>();
    private final Map<ExternalId, MessagePlace> index = new HashMap<>();
    private final Set<String> marks = new HashSet<>();
    private final Set<Unattached> unattached = new LinkedHashSet<>();
    private final Map<Awaited, Set<Unattached>> waiting = new HashMap<>();

    @Override
    public synchronized long journal(Delivery delivery) {
        return journal.add(delivery);
    }

    @Override
    public synchronized Optional<Delivery> delivery(long number) {
        return journal.get(number);
    }

    @Override
    public synchronized int begin(long number, long term, Instant at) {
        return journal.begin(number, term, at);
    }

    @Override
    public synchronized void understood(long number, boolean keepBody) {
        journal.understood(number, keepBody);
    }

    @Override
    public synchronized List<Pending> pending() {
        return journal.pending();
    }

    @Override
    public synchronized void park(long number, String cause) {
        journal.park(number, cause);
    }

    @Override
    public synchronized boolean unpark(long number) {
        return journal.unpark(number);
    }

    @Override
    public synchronized List<Parked> parked() {
        return journal.parked();
    }

    @Override
    public synchronized long enter(String desk) {
        Long before = desks.put(desk, ++terms);
        if (before != null) {
            living.remove(before);
        }
        living.add(terms);
        return terms;
    }

    @Override
    public synchronized boolean isOver(long term) {
        return !living.contains(term);
    }

    @Override
    public synchronized long commit(Commit commit) {
        if (commit.term() != 0 && !living.contains(commit.term())) {
            throw new FencedException("the desk of term " + commit.term() + " is over");
        }
        for (String mark : commit.marks()) {
            if (marks.contains(mark)) {
                throw new ConflictException("told already: " + mark);
            }
        }
        refuseWhatCameMeanwhile(commit);
        ConversationId id = commit.conversation();
        if (id != null && !commit.events().isEmpty()) {
            append(id, commit);
        }
        index.putAll(commit.index());
        marks.addAll(commit.marks());
        commit.released().forEach(this::release);
        commit.kept().forEach(this::keep);
        return log.size();
    }

    /** A message that is there already, a fact whose message came, a message for which another fact waits by now. */
    private void refuseWhatCameMeanwhile(Commit commit) {
        for (ExternalId id : commit.index().keySet()) {
            if (index.containsKey(id)) {
                throw new ConflictException("a message of account " + id.account() + " came meanwhile");
            }
            refuseWhatWaits(new Awaited.Message(id), commit);
        }
        if (commit.conversation() != null
                && commit.after() == 0
                && !commit.events().isEmpty()) {
            refuseWhatWaits(new Awaited.Opening(commit.conversation()), commit);
        }
        for (Unattached item : commit.kept()) {
            if (item.waitsFor() != null && isHere(item.waitsFor())) {
                throw new ConflictException("what item " + item.source() + " waits for came meanwhile");
            }
        }
    }

    private boolean isHere(Awaited awaited) {
        return awaited instanceof Awaited.Message message
                ? index.containsKey(message.id())
                : conversations.containsKey(((Awaited.Opening) awaited).conversation());
    }

    private void refuseWhatWaits(Awaited awaited, Commit commit) {
        if (!commit.released().containsAll(waiting.getOrDefault(awaited, Set.of()))) {
            throw new ConflictException("something waits for what comes by now");
        }
    }

    private void append(ConversationId id, Commit commit) {
        Conversation now = conversations.get(id);
        if ((now == null ? 0 : now.seq()) != commit.after()) {
            throw new ConflictException("conversation " + id + " has moved on since event " + commit.after());
        }
        for (LoggedEvent event : commit.events()) {
            String offered = offeredTo(event.event());
            String chosen = offered == null ? resumer(event.event(), now) : offered;
            if (chosen != null && given.getOrDefault(chosen, 0L) > commit.seen()) {
                throw new ConflictException(
                        chosen + " was given other work since position " + commit.seen() + " of the log");
            }
        }
        Conversation after = now == null ? Conversation.fold(commit.events()) : now.apply(commit.events());
        conversations.put(id, after);
        Positions history = histories.computeIfAbsent(id, none -> new Positions());
        for (LoggedEvent event : commit.events()) {
            history.add(log.size());
            log.add(event);
            follow(event.event(), history);
            String resumer = resumer(event.event(), now);
            if (resumer != null) {
                given.put(resumer, (long) log.size());
            }
        }
    }

    /** Whose turn it is again: what waited for its customer may have weighed less. */
    private static @Nullable String resumer(ConversationEvent event, @Nullable Conversation before) {
        return event instanceof ConversationResumed && before != null
                ? before.agent().orElse(null)
                : null;
    }

    private static @Nullable String offeredTo(ConversationEvent event) {
        if (event instanceof OfferMade offer) {
            return offer.agent();
        }
        return event instanceof OfferExtended offer ? offer.agent() : null;
    }

    private void follow(ConversationEvent event, Positions history) {
        String agent = offeredTo(event);
        if (agent != null) {
            given.put(agent, (long) log.size());
        } else if (event instanceof ConversationAssigned assigned) {
            given.put(assigned.agent(), (long) log.size());
        } else if (event instanceof MessageWithdrawn withdrawn) {
            redact(history, withdrawn.message().id());
        } else if (event instanceof ContentErased) {
            redact(history, null);
        }
    }

    private void redact(Positions history, @Nullable MessageId message) {
        for (int i = 0; i < history.size(); i++) {
            LoggedEvent before = log.get(history.get(i));
            LoggedEvent after = Redaction.of(before, message);
            Source source = before.source();
            if (source != null && !after.equals(before)) {
                journal.redact(source.delivery());
            }
            log.set(history.get(i), after);
        }
    }

    private void keep(Unattached item) {
        unattached.add(item);
        if (item.waitsFor() != null) {
            waiting.computeIfAbsent(item.waitsFor(), none -> new LinkedHashSet<>())
                    .add(item);
        }
    }

    private void release(Unattached item) {
        unattached.remove(item);
        if (item.waitsFor() != null) {
            Set<Unattached> same = waiting.getOrDefault(item.waitsFor(), new HashSet<>());
            same.remove(item);
            if (same.isEmpty()) {
                waiting.remove(item.waitsFor());
            }
        }
    }

    @Override
    public synchronized long position() {
        return log.size();
    }

    @Override
    public synchronized Optional<Conversation> conversation(ConversationId id) {
        return Optional.ofNullable(conversations.get(id));
    }

    @Override
    public synchronized Optional<MessagePlace> place(ExternalId id) {
        return Optional.ofNullable(index.get(id));
    }

    @Override
    public synchronized boolean marked(String mark) {
        return marks.contains(mark);
    }

    @Override
    public synchronized List<Unattached> waitingFor(Awaited awaited) {
        return List.copyOf(waiting.getOrDefault(awaited, Set.of()));
    }

    @Override
    public synchronized List<LoggedEvent> events(ConversationId conversation) {
        Positions history = histories.get(conversation);
        if (history == null) {
            return List.of();
        }
        List<LoggedEvent> events = new ArrayList<>(history.size());
        for (int i = 0; i < history.size(); i++) {
            events.add(log.get(history.get(i)));
        }
        return List.copyOf(events);
    }

    @Override
    public synchronized List<LoggedEvent> log(long position) {
        return List.copyOf(log.subList((int) Math.min(position, log.size()), log.size()));
    }

    @Override
    public synchronized Collection<ConversationId> conversations() {
        return List.copyOf(conversations.keySet());
    }

    @Override
    public synchronized List<Unattached> unattached() {
        return List.copyOf(unattached);
    }

    @Override
    public synchronized long commitCustomers(long after, List<CustomerEvent> events) {
        return customers.commit(after, events);
    }

    @Override
    public synchronized List<CustomerEvent> customerEvents(long position) {
        return customers.since(position);
    }
}
