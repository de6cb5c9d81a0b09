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
import dev.relais.connect.WebhookResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One process's way to the network. */
final class SimConnector implements Connector {
    private final World world;
    private final DeskProcess process;

    SimConnector(World world, DeskProcess process) {
        this.world = world;
        this.process = process;
    }

    @Override
    public String network() {
        return Wire.NETWORK;
    }

    @Override
    public Set<String> networks() {
        return Set.of(Wire.NETWORK);
    }

    @Override
    public Set<String> signatureHeaders() {
        return Set.of();
    }

    @Override
    public Reception receive(WebhookRequest request) {
        return new Reception.Accepted(WebhookResponse.empty(200));
    }

    @Override
    public List<Inbound> understand(Delivery delivery, Accounts accounts) {
        process.lives("understand");
        if (world.mail.isPoisonous(delivery.body())) {
            throw new IllegalStateException("the connector's bug");
        }
        return Wire.read(delivery.body());
    }

    @Override
    public SendOutcome send(SendRequest request) {
        process.lives("send");
        if (world.faults.strikes(Fault.CRASH_BEFORE_SEND)) {
            throw process.crash("before send " + request.id());
        }
        if (process.isReplaced() || world.faults.strikes(Fault.PAUSE_BEFORE_SEND)) {
            process.pause("before send " + request.id(), false);
        }
        SendOutcome outcome = world.calls.send(process, request);
        world.trace.add(() -> process + " send " + request.id() + " → " + outcome);
        if (world.faults.strikes(Fault.CRASH_AFTER_SEND)) {
            throw process.crash("after send " + request.id());
        }
        return outcome;
    }

    @Override
    public Reconciliation reconcile(SendRequest request, Instant startedAt) {
        process.lives("reconcile");
        Reconciliation found = look(request);
        world.trace.add(() -> process + " reconcile " + request.id() + " → " + found);
        return found;
    }

    private Reconciliation look(SendRequest request) {
        SimAccount account = account(request);
        if (!account.isSearchable()) {
            return new Reconciliation.Undecidable("nobody can look here");
        }
        if (world.faults.strikes(Fault.CANNOT_LOOK)) {
            return new Reconciliation.Unavailable("not now");
        }
        List<Post> said = world.network.said(request.text());
        return said.isEmpty() ? new Reconciliation.Absent() : new Reconciliation.Found(said.get(0).id);
    }

    static SimAccount account(SendRequest request) {
        return SimAccount.valueOf(request.account().id().toUpperCase(Locale.ROOT));
    }
}
