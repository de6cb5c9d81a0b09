package dev.relais.benchmarks;

import dev.relais.connect.Connector;
import dev.relais.connect.WebhookRequest;
import dev.relais.connect.WebhookResponse;
import dev.relais.desk.Desk;
import dev.relais.desk.DeskBuilder;
import dev.relais.routing.RoutingEngine;

/** The whole: from the bytes of a webhook to a conversation that waits in its queue, signature included. */
final class DeskSubject implements Subject<WebhookRequest> {
    private final Network network;
    private final String connector;
    private final Desk desk;
    private long told;

    /** @param engine whether a routing engine holds the queues; nobody is available to take anything */
    DeskSubject(Network network, boolean engine) {
        this.network = network;
        Connector serves = network.connector();
        connector = serves.network();
        DeskBuilder builder = Desk.builder(House.CONFIG)
                .connector(serves)
                .clock(House.CLOCK)
                .listener((event, conversation) -> told += event.seq());
        desk = (engine ? builder.assigner(new RoutingEngine(House.CONFIG)) : builder).build();
    }

    @Override
    public WebhookRequest prepare(byte[] body) {
        return network.signed(body);
    }

    @Override
    public long take(WebhookRequest request) {
        WebhookResponse response = desk.receive(connector, request);
        if (response.status() != 200) {
            throw new IllegalStateException(network + ": the desk answered " + response.status());
        }
        return told;
    }

    @Override
    public long conversations() {
        return desk.conversations().size();
    }
}
