package dev.relais.store;

import dev.relais.connect.Delivery;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.LoggedEvent;
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
import java.util.TreeSet;

/** A store in the host's memory: fast, and gone with the process. Thread-safe. */
public final class InMemoryStore implements Store {
    private final List<Delivery> journal = new ArrayList<>();
    private final Set<Long> pending = new TreeSet<>();
    private final Map<ConversationId, Conversation> conversations = new LinkedHashMap<>();
    private final Map<ConversationId, List<LoggedEvent>> histories = new HashMap<>();
    private final List<LoggedEvent> log = new ArrayList<>();
    private final Map<ExternalId, MessagePlace> index = new HashMap<>();
    private final Set<String> marks = new HashSet<>();
    private final Set<Unattached> unattached = new LinkedHashSet<>();
    private final Map<String, Set<Unattached>> waiting = new HashMap<>();

    @Override
    public synchronized long journal(Delivery delivery) {
        journal.add(delivery);
        pending.add((long) journal.size());
        return journal.size();
    }

    @Override
    public synchronized Optional<Delivery> delivery(long number) {
        return number >= 1 && number <= journal.size() ? Optional.of(journal.get((int) number - 1)) : Optional.empty();
    }

    @Override
    public synchronized void understood(long number) {
        pending.remove(number);
    }

    @Override
    public synchronized List<Long> pending() {
        return List.copyOf(pending);
    }

    @Override
    public synchronized void commit(Commit commit) {
        for (String mark : commit.marks()) {
            if (marks.contains(mark)) {
                throw new ConflictException("told already: " + mark);
            }
        }
        ConversationId id = commit.conversation();
        if (id != null && !commit.events().isEmpty()) {
            append(id, commit);
        }
        index.putAll(commit.index());
        marks.addAll(commit.marks());
        commit.released().forEach(this::release);
        commit.kept().forEach(this::keep);
    }

    private void append(ConversationId id, Commit commit) {
        Conversation now = conversations.get(id);
        if ((now == null ? 0 : now.seq()) != commit.after()) {
            throw new ConflictException("conversation " + id + " has moved on since event " + commit.after());
        }
        for (LoggedEvent event : commit.events()) {
            now = now == null ? Conversation.open(event) : now.apply(event);
        }
        if (now != null) {
            conversations.put(id, now);
        }
        histories.computeIfAbsent(id, none -> new ArrayList<>()).addAll(commit.events());
        log.addAll(commit.events());
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
    public synchronized List<Unattached> waitingFor(String key) {
        return List.copyOf(waiting.getOrDefault(key, Set.of()));
    }

    @Override
    public synchronized List<LoggedEvent> events(ConversationId conversation) {
        return List.copyOf(histories.getOrDefault(conversation, List.of()));
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
}
