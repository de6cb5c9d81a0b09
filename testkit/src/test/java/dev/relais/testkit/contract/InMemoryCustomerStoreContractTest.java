package dev.relais.testkit.contract;

import dev.relais.store.InMemoryStore;
import dev.relais.store.Store;

class InMemoryCustomerStoreContractTest extends CustomerStoreContract {
    @Override
    protected Store store() {
        return new InMemoryStore();
    }
}
