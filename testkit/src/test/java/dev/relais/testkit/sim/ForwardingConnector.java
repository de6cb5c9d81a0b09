package dev.relais.testkit.sim;

import dev.relais.account.Accounts;
import dev.relais.connect.Connector;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.connect.Reception;
import dev.relais.connect.Reconciliation;
import dev.relais.connect.SendOutcome;
import dev.relais.connect.SendRequest;
import dev.relais.connect.WebhookRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Another connector, for mutants to get a step of it wrong. */
class ForwardingConnector implements Connector {
    final Connector real;

    ForwardingConnector(Connector real) {
        this.real = real;
    }

    @Override
    public String network() {
        return real.network();
    }

    @Override
    public Set<String> networks() {
        return real.networks();
    }

    @Override
    public Set<String> signatureHeaders() {
        return real.signatureHeaders();
    }

    @Override
    public Reception receive(WebhookRequest request) {
        return real.receive(request);
    }

    @Override
    public List<Inbound> understand(Delivery delivery, Accounts accounts) {
        return real.understand(delivery, accounts);
    }

    @Override
    public SendOutcome send(SendRequest request) {
        return real.send(request);
    }

    @Override
    public Reconciliation reconcile(SendRequest request, Instant startedAt) {
        return real.reconcile(request, startedAt);
    }
}
