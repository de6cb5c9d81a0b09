package dev.relais.testkit.contract;

import dev.relais.store.InMemoryStore;
import dev.relais.store.Store;

class InMemoryStoreContractTest extends StoreContract {
    @Override
    protected Store store() {
        return new InMemoryStore();
    }
}
