package dev.relais.examples.cli;

import dev.relais.Fault;
import dev.relais.RefusedInputException;
import dev.relais.account.Accounts;
import dev.relais.config.DeskConfig;
import dev.relais.connect.Connector;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.connect.Reception;
import dev.relais.connect.WebhookRequest;
import dev.relais.conversation.LoggedEvent;
import dev.relais.intake.Replay;
import dev.relais.intake.Told;
import dev.relais.log.EventJson;
import dev.relais.store.InMemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "replay",
        description = {
            "Deliveries in, conversation events out.",
            "Secrets come from the environment, several separated by commas: " + Secrets.X_CONSUMER + ", "
                    + Secrets.X_CLIENT + ", " + Secrets.FACEBOOK_APP + "."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    private final Io io;

    @Mixin
    private DeskOption desk = new DeskOption();

    @Option(
            names = "--in",
            required = true,
            paramLabel = "FILE",
            description = "deliveries, one a line; - is standard input")
    private String in = "";

    @Option(names = "--log", required = true, paramLabel = "FILE", description = "events; - is standard output")
    private String log = "";

    @Option(
            names = "--unsigned",
            description = "accept bodies without a signature; a wrong one is refused all the same")
    private boolean unsigned;

    ReplayCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        DeskConfig config = desk.read(io);
        Accounts accounts = new Accounts(config.accounts());
        Map<String, Connector> connectors = new Secrets(io.environment()).connectors();
        if (unsigned) {
            io.err().println("replay: --unsigned: bodies without a signature are accepted");
        }
        List<Told> told = new ArrayList<>();
        boolean[] refused = {false};
        try (Output output = Output.to(log, io);
                Progress progress = new Progress(io, "deliveries read")) {
            Input.lines(in, io, (number, utf8) -> {
                try {
                    told.addAll(understand(number, DeliveryLine.read(in, utf8), connectors, accounts));
                } catch (RefusedInputException e) {
                    refused[0] = true;
                    io.err().println(e.faults().get(0).render(in, number));
                }
                progress.step();
                return true;
            });
            write(Replay.of(told), output);
            output.commit();
        }
        return refused[0] ? Relais.REFUSED : Relais.DONE;
    }

    private List<Told> understand(
            long number, DeliveryLine line, Map<String, Connector> connectors, Accounts accounts) {
        Connector connector = connectors.get(line.network());
        if (connector == null) {
            throw new RefusedInputException(
                    in, List.of(Fault.at("/network", "no connector for this network; there are x and facebook")));
        }
        WebhookRequest request = new WebhookRequest("POST", Map.of(), line.headers(), line.body());
        boolean signed = connector.signatureHeaders().stream()
                .anyMatch(name -> request.headers().containsKey(name));
        if (signed || !unsigned) {
            Reception reception = connector.receive(request);
            if (!(reception instanceof Reception.Accepted)) {
                String reason = reception instanceof Reception.Refused refusal ? refusal.reason() : "not a delivery";
                throw new RefusedInputException(in, List.of(Fault.at("", reason)));
            }
        }
        Delivery delivery = new Delivery(line.network(), line.account(), line.receivedAt(), line.body());
        List<Told> told = new ArrayList<>();
        for (Inbound inbound : connector.understand(delivery, accounts)) {
            told.add(Told.of(inbound, number, delivery));
        }
        return told;
    }

    private static void write(InMemoryStore store, Output output) {
        for (LoggedEvent event : store.log(0)) {
            output.line(EventJson.line(
                    event, store.conversation(event.conversation()).orElseThrow()));
        }
        EventJson.lines(store.unattached(), output::line);
    }
}
