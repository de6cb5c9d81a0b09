package dev.relais.desk;

import dev.relais.connect.Delivery;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.LoggedEvent;
import dev.relais.customer.CustomerEvent;
import dev.relais.store.Awaited;
import dev.relais.store.Commit;
import dev.relais.store.ExternalId;
import dev.relais.store.InMemoryStore;
import dev.relais.store.MessagePlace;
import dev.relais.store.Parked;
import dev.relais.store.Pending;
import dev.relais.store.Store;
import dev.relais.store.Unattached;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A store in memory in whose calls a test may do something else first, or fail. */
final class HookedStore implements Store {
    final InMemoryStore inner = new InMemoryStore();
    Runnable beforeJournal = () -> {};
    Consumer<Commit> beforeCommit = commit -> {};
    Consumer<Commit> afterCommit = commit -> {};
    Consumer<Optional<Conversation>> afterRead = read -> {};

    @Override
    public long journal(Delivery delivery) {
        beforeJournal.run();
        return inner.journal(delivery);
    }

    @Override
    public long commit(Commit commit) {
        beforeCommit.accept(commit);
        long length = inner.commit(commit);
        afterCommit.accept(commit);
        return length;
    }

    @Override
    public int begin(long number, long term, Instant at) {
        return inner.begin(number, term, at);
    }

    @Override
    public void park(long number, String cause) {
        inner.park(number, cause);
    }

    @Override
    public boolean unpark(long number) {
        return inner.unpark(number);
    }

    @Override
    public List<Parked> parked() {
        return inner.parked();
    }

    @Override
    public long enter(String desk) {
        return inner.enter(desk);
    }

    @Override
    public boolean isOver(long term) {
        return inner.isOver(term);
    }

    @Override
    public long position() {
        return inner.position();
    }

    @Override
    public Optional<Conversation> conversation(ConversationId id) {
        Optional<Conversation> read = inner.conversation(id);
        afterRead.accept(read);
        return read;
    }

    @Override
    public Optional<Delivery> delivery(long number) {
        return inner.delivery(number);
    }

    @Override
    public void understood(long number, boolean keepBody) {
        inner.understood(number, keepBody);
    }

    @Override
    public List<Pending> pending() {
        return inner.pending();
    }

    @Override
    public List<LoggedEvent> events(ConversationId conversation) {
        return inner.events(conversation);
    }

    @Override
    public List<LoggedEvent> log(long position) {
        return inner.log(position);
    }

    @Override
    public Collection<ConversationId> conversations() {
        return inner.conversations();
    }

    @Override
    public List<Unattached> unattached() {
        return inner.unattached();
    }

    @Override
    public Optional<MessagePlace> place(ExternalId id) {
        return inner.place(id);
    }

    @Override
    public boolean marked(String mark) {
        return inner.marked(mark);
    }

    @Override
    public List<Unattached> waitingFor(Awaited awaited) {
        return inner.waitingFor(awaited);
    }

    @Override
    public long commitCustomers(long after, List<CustomerEvent> events) {
        return inner.commitCustomers(after, events);
    }

    @Override
    public List<CustomerEvent> customerEvents(long position) {
        return inner.customerEvents(position);
    }
}
