package dev.relais.desk;

import dev.relais.customer.CustomerCommand;
import dev.relais.customer.CustomerEvent;
import dev.relais.customer.CustomerVerdict;
import dev.relais.customer.Customers;
import dev.relais.store.ConflictException;
import dev.relais.store.Store;
import java.time.InstantSource;
import java.util.List;

/** Who is who, as the store has it. Thread-safe. */
final class People {
    private final Store store;
    private final InstantSource clock;
    private Customers customers = Customers.NONE;
    private long position;

    People(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** With what any desk was told. */
    synchronized Customers now() {
        List<CustomerEvent> news = store.customerEvents(position);
        customers = customers.apply(news);
        position += news.size();
        return customers;
    }

    /** Decides and writes until nobody else wrote in between. */
    synchronized CustomerVerdict apply(CustomerCommand command) {
        while (true) {
            CustomerVerdict verdict = now().decide(command, clock.instant());
            if (!(verdict instanceof CustomerVerdict.Agreed agreed)) {
                return verdict;
            }
            try {
                store.commitCustomers(position, agreed.events());
                return verdict;
            } catch (ConflictException e) {
                // Somebody else said something first: decide again with that in mind.
            }
        }
    }
}
