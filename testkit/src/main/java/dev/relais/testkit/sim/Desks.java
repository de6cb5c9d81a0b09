package dev.relais.testkit.sim;

import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import dev.relais.connect.Connector;
import dev.relais.conversation.ConversationId;
import dev.relais.desk.Desk;
import dev.relais.desk.DeskListener;
import dev.relais.desk.ResendPolicy;
import dev.relais.insight.ContentAnalyzer;
import dev.relais.insight.Insight;
import dev.relais.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes desks of the real kind for processes. */
final class Desks {
    /** How long a desk waits before it looks for a send: longer than the network takes to show one. */
    static final Duration SETTLE = Duration.ofSeconds(30);

    /** The same people and queues under different rules. */
    static final List<DeskConfig> CONFIGS = List.of(config("sales", "PT30S"), config("care", "PT45S"));

    private Desks() {}

    private static DeskConfig config(String buyers, String offer) {
        String text = """
                {"relais": 1, "desk": "sim",
                 "accounts": [{"id": "square", "network": "simnet", "externalId": "brand-square"},
                              {"id": "letters", "network": "simnet", "externalId": "brand-letters"},
                              {"id": "fog", "network": "simnet", "externalId": "brand-fog"}],
                 "departments": ["care", "sales"],
                 "slas": [{"id": "social", "firstResponse": "PT1M", "nextResponse": "PT2M", "resolution": "PT10M",
                           "pauseWhen": ["waiting-for-customer"],
                           "escalate": [{"at": 1, "priority": "high", "also": ["sales"]},
                                        {"target": "resolution", "after": "PT1M", "handTo": "anna"}]}],
                 "agents": [{"id": "anna", "departments": ["care", "sales"], "capacity": {"total": 2}},
                            {"id": "bob", "departments": ["care"], "capacity": {"total": 2}},
                            {"id": "cleo", "departments": ["sales", "care"], "capacity": {"total": 1}}],
                 "queues": [{"id": "care", "department": "care", "sla": "social", "offer": "OFFER"},
                            {"id": "sales", "department": "sales", "offer": "PT20S"}],
                 "rules": [{"id": "big", "when": {"text": {"contains": "big"}}, "then": {"weight": 2}},
                           {"id": "buy", "when": {"text": {"contains": "buy"}}, "then": {"queue": "BUYERS"}},
                           {"id": "otherwise", "when": {}, "then": {"queue": "care"}}]}
                """.replace("BUYERS", buyers).replace("OFFER", offer);
        return DeskFile.read("sim.json", text.getBytes(StandardCharsets.UTF_8));
    }

    static Desk open(World world, Node node, DeskProcess process) {
        Tampering tampering = world.options.tampering();
        Store store = tampering.store(new FaultyStore(world, process, world.store));
        Connector connector = tampering.connector(new SimConnector(world, process));
        Instant start = world.time.now();
        return tampering
                .desk(Desk.builder(node.config())
                        .desk(node.name())
                        .store(store)
                        .connector(connector)
                        .assigner(world.options.assigner().apply(node.config()))
                        .analyzer(analyzer(world))
                        .directory(identity -> {
                            fail(world);
                            return Optional.empty();
                        })
                        .listener(listener(world, process))
                        .clock(process.clock())
                        .ticker(() -> Duration.between(start, world.time.now()).toNanos())
                        .executor(process::execute)
                        .callbacks(Runnable::run)
                        .settle(SETTLE)
                        .resend(world.strict ? ResendPolicy.STRICT : ResendPolicy.RECONCILE))
                .build();
    }

    private static void fail(World world) {
        if (world.faults.strikes(Fault.CALLBACK_FAILURE)) {
            throw new IllegalStateException("the host's callback fails");
        }
    }

    private static ContentAnalyzer analyzer(World world) {
        return new ContentAnalyzer() {
            @Override
            public String name() {
                return "sim/1";
            }

            @Override
            public Insight analyze(Text text) {
                fail(world);
                return new Insight(null, null, null, null, null, null, null, List.of(), name());
            }
        };
    }

    /** Hears each event of a conversation at most once, and in its order. */
    private static DeskListener listener(World world, DeskProcess process) {
        Map<ConversationId, Long> heard = new HashMap<>();
        return (event, conversation) -> {
            Long before = heard.put(event.conversation(), event.seq());
            if (before != null && event.seq() != before + 1) {
                world.violation("%s told its listener of event %d of %s after event %d"
                        .formatted(process, event.seq(), event.conversation(), before));
            }
            fail(world);
        };
    }
}
