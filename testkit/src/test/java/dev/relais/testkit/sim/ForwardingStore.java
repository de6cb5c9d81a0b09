package dev.relais.testkit.sim;

import dev.relais.connect.Delivery;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.LoggedEvent;
import dev.relais.customer.CustomerEvent;
import dev.relais.store.Awaited;
import dev.relais.store.Commit;
import dev.relais.store.ExternalId;
import dev.relais.store.MessagePlace;
import dev.relais.store.Parked;
import dev.relais.store.Pending;
import dev.relais.store.Store;
import dev.relais.store.Unattached;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Another store, for mutants to get a step of it wrong. */
class ForwardingStore implements Store {
    final Store real;

    ForwardingStore(Store real) {
        this.real = real;
    }

    @Override
    public long journal(Delivery delivery) {
        return real.journal(delivery);
    }

    @Override
    public Optional<Delivery> delivery(long number) {
        return real.delivery(number);
    }

    @Override
    public int begin(long number, long term, Instant at) {
        return real.begin(number, term, at);
    }

    @Override
    public void understood(long number, boolean keepBody) {
        real.understood(number, keepBody);
    }

    @Override
    public List<Pending> pending() {
        return real.pending();
    }

    @Override
    public void park(long number, String cause) {
        real.park(number, cause);
    }

    @Override
    public boolean unpark(long number) {
        return real.unpark(number);
    }

    @Override
    public List<Parked> parked() {
        return real.parked();
    }

    @Override
    public long enter(String desk) {
        return real.enter(desk);
    }

    @Override
    public boolean isOver(long term) {
        return real.isOver(term);
    }

    @Override
    public long commit(Commit commit) {
        return real.commit(commit);
    }

    @Override
    public long position() {
        return real.position();
    }

    @Override
    public Optional<Conversation> conversation(ConversationId id) {
        return real.conversation(id);
    }

    @Override
    public Optional<MessagePlace> place(ExternalId id) {
        return real.place(id);
    }

    @Override
    public boolean marked(String mark) {
        return real.marked(mark);
    }

    @Override
    public List<Unattached> waitingFor(Awaited awaited) {
        return real.waitingFor(awaited);
    }

    @Override
    public List<LoggedEvent> events(ConversationId conversation) {
        return real.events(conversation);
    }

    @Override
    public List<LoggedEvent> log(long position) {
        return real.log(position);
    }

    @Override
    public Collection<ConversationId> conversations() {
        return real.conversations();
    }

    @Override
    public List<Unattached> unattached() {
        return real.unattached();
    }

    @Override
    public long commitCustomers(long after, List<CustomerEvent> events) {
        return real.commitCustomers(after, events);
    }

    @Override
    public List<CustomerEvent> customerEvents(long position) {
        return real.customerEvents(position);
    }
}
