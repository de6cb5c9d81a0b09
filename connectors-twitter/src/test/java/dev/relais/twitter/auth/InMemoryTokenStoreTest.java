package dev.relais.twitter.auth;

class InMemoryTokenStoreTest extends TokenStoreContract {
    @Override
    protected TokenStore store() {
        return new InMemoryTokenStore();
    }
}
