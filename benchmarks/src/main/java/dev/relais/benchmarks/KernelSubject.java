package dev.relais.benchmarks;

import dev.relais.account.Accounts;
import dev.relais.connect.Connector;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.conversation.LoggedEvent;
import dev.relais.intake.Intake;
import dev.relais.intake.Told;
import dev.relais.store.InMemoryStore;
import dev.relais.store.Store;
import java.util.List;

/** The kernel alone: keep, decide, commit, follow the log. The fact is understood already. */
final class KernelSubject implements Subject<KernelSubject.Fact> {
    /** What a connector read from a delivery. */
    record Fact(Delivery delivery, Inbound inbound) {}

    private final Network network;
    private final Connector connector;
    private final Accounts accounts = new Accounts(House.CONFIG.accounts());
    private final Store store = new InMemoryStore();
    private long position;

    KernelSubject(Network network) {
        this.network = network;
        connector = network.connector();
    }

    @Override
    public Fact prepare(byte[] body) {
        Delivery delivery = new Delivery(connector.network(), null, House.NOW, body);
        List<Inbound> facts = connector.understand(delivery, accounts);
        if (facts.size() != 1 || !(facts.get(0) instanceof Inbound.Received received)) {
            throw new IllegalStateException(network + ": one message was to be read, not " + facts);
        }
        return new Fact(delivery, received);
    }

    @Override
    public long take(Fact fact) {
        long number = store.journal(fact.delivery());
        Told told = Told.of(fact.inbound(), number, fact.delivery());
        long end = store.commit(Intake.decide(store, told));
        long seen = 0;
        for (LoggedEvent event : store.log(position)) {
            seen += event.seq();
        }
        position = end;
        store.understood(number, false);
        return seen;
    }

    @Override
    public long conversations() {
        return store.conversations().size();
    }
}
