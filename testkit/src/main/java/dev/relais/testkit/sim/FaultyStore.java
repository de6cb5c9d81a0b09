package dev.relais.testkit.sim;

import dev.relais.RetriableException;
import dev.relais.connect.Delivery;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent.OfferMade;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.LoggedEvent;
import dev.relais.customer.CustomerEvent;
import dev.relais.store.Awaited;
import dev.relais.store.Commit;
import dev.relais.store.ConflictException;
import dev.relais.store.ExternalId;
import dev.relais.store.MessagePlace;
import dev.relais.store.Parked;
import dev.relais.store.Pending;
import dev.relais.store.Store;
import dev.relais.store.Unattached;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The shared store as one process reaches it: each step may kill the process, let it stand still, fail, or seem to fail. */
final class FaultyStore implements Store {
    private final World world;
    private final DeskProcess process;
    private final Store store;

    FaultyStore(World world, DeskProcess process, Store store) {
        this.world = world;
        this.process = process;
        this.store = store;
    }

    private <T> T read(String step, Supplier<T> work) {
        process.lives(step);
        world.step(process);
        reach(step);
        if (world.chance.hit(0.04)) {
            before(step);
        }
        return work.get();
    }

    private <T> T write(String step, Supplier<T> work) {
        process.lives(step);
        world.step(process);
        reach(step);
        before(step);
        T result = work.get();
        after(step);
        return result;
    }

    private void reach(String step) {
        if (process.node().isPartitioned()) {
            throw new RetriableException("the store cannot be reached for " + step, Duration.ZERO, null);
        }
    }

    private void before(String step) {
        Faults faults = world.faults;
        if (faults.strikes(Fault.CRASH_BEFORE_STORE)) {
            throw process.crash("before " + step);
        }
        if (world.mayNest() && faults.strikes(Fault.PAUSE_BEFORE_STORE)) {
            process.pause("before " + step, mayBeTakenForDead(step));
        }
        if (faults.strikes(Fault.STORE_DOWN)) {
            throw new RetriableException("the store is down for " + step, Duration.ZERO, null);
        }
    }

    /**
     * Whether another process may open under the name of this one. Where nothing is sent again without a person it may always;
     * else not while this one calls the network, nor before it has entered: it would end the other one and go on itself.
     */
    private boolean mayBeTakenForDead(String step) {
        return world.strict || (!step.equals("enter") && !world.isSending(process));
    }

    private void after(String step) {
        Faults faults = world.faults;
        if (faults.strikes(Fault.CRASH_AFTER_STORE)) {
            throw process.crash("after " + step);
        }
        if (world.mayNest() && faults.strikes(Fault.PAUSE_AFTER_STORE)) {
            process.pause("after " + step, mayBeTakenForDead(step));
        }
        if (faults.strikes(Fault.STORE_ANSWER_LOST)) {
            throw new RetriableException("the store's answer was lost for " + step, Duration.ZERO, null);
        }
    }

    @Override
    public long commit(Commit commit) {
        return write("commit", () -> {
            if (world.mayNest() && world.faults.strikes(Fault.PAUSE_BEFORE_COMMIT)) {
                process.pause("before a commit", false);
            }
            commit.events().stream()
                    .map(LoggedEvent::event)
                    .filter(OfferMade.class::isInstance)
                    .map(OfferMade.class::cast)
                    .findFirst()
                    .ifPresent(this::beforeOffer);
            if (world.faults.strikes(Fault.SPURIOUS_CONFLICT)) {
                throw new ConflictException("a conflict out of the blue");
            }
            long length = store.commit(commit);
            world.trace.add(() -> process + " commits " + commit.conversation() + " "
                    + commit.events().stream()
                            .map(logged -> logged.seq() + " "
                                    + logged.event().getClass().getSimpleName())
                            .toList());
            return length;
        });
    }

    private void beforeOffer(OfferMade offer) {
        if (world.mayNest() && world.faults.strikes(Fault.PAUSE_BEFORE_OFFER)) {
            process.pause("before an offer", false);
        }
        if (world.faults.strikes(Fault.GIVEN_BY_HAND)) {
            world.giveByHand(process, offer.agent());
        }
    }

    @Override
    public long enter(String desk) {
        return write("enter", () -> {
            process.node().entering();
            long term = store.enter(desk);
            world.terms.put(process, term);
            return term;
        });
    }

    @Override
    public long journal(Delivery delivery) {
        return write("journal", () -> store.journal(delivery));
    }

    @Override
    public int begin(long number, long term, Instant at) {
        return write("begin", () -> store.begin(number, term, at));
    }

    @Override
    public void understood(long number, boolean keepBody) {
        write("understood", () -> {
            store.understood(number, keepBody);
            return true;
        });
    }

    @Override
    public void park(long number, String cause) {
        write("park", () -> {
            store.park(number, cause);
            world.trace.add(() -> process + " parks delivery " + number + ": " + cause);
            return true;
        });
    }

    @Override
    public boolean unpark(long number) {
        return write("unpark", () -> store.unpark(number));
    }

    @Override
    public Optional<Delivery> delivery(long number) {
        return read("delivery", () -> store.delivery(number));
    }

    @Override
    public List<Pending> pending() {
        return read("pending", store::pending);
    }

    @Override
    public List<Parked> parked() {
        return read("parked", store::parked);
    }

    @Override
    public boolean isOver(long term) {
        return read("is over", () -> store.isOver(term));
    }

    @Override
    public long position() {
        return read("position", store::position);
    }

    @Override
    public Optional<Conversation> conversation(ConversationId id) {
        return read("conversation", () -> store.conversation(id));
    }

    @Override
    public Optional<MessagePlace> place(ExternalId id) {
        return read("place", () -> store.place(id));
    }

    @Override
    public boolean marked(String mark) {
        return read("marked", () -> store.marked(mark));
    }

    @Override
    public List<Unattached> waitingFor(Awaited awaited) {
        return read("waiting for", () -> store.waitingFor(awaited));
    }

    @Override
    public List<LoggedEvent> events(ConversationId conversation) {
        return read("events", () -> store.events(conversation));
    }

    @Override
    public List<LoggedEvent> log(long position) {
        return read("log", () -> store.log(position));
    }

    @Override
    public Collection<ConversationId> conversations() {
        return read("conversations", store::conversations);
    }

    @Override
    public List<Unattached> unattached() {
        return read("unattached", store::unattached);
    }

    @Override
    public long commitCustomers(long after, List<CustomerEvent> events) {
        return write("commit customers", () -> store.commitCustomers(after, events));
    }

    @Override
    public List<CustomerEvent> customerEvents(long position) {
        return read("customer events", () -> store.customerEvents(position));
    }
}
