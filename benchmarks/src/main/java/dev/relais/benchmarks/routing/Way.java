package dev.relais.benchmarks.routing;

import dev.relais.account.Accounts;
import dev.relais.assign.Assigner;
import dev.relais.assign.Proposal;
import dev.relais.assign.Waiting;
import dev.relais.benchmarks.Consumed;
import dev.relais.benchmarks.House;
import dev.relais.benchmarks.Network;
import dev.relais.benchmarks.Template;
import dev.relais.connect.Connector;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.Received;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Message;
import dev.relais.conversation.Visibility;
import dev.relais.routing.RoutingEngine;
import dev.relais.routing.index.RuleIndex;
import dev.relais.rules.FactValue;
import dev.relais.rules.Facts;
import dev.relais.rules.Outcome;
import dev.relais.rules.RuleEvaluator;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The whole way of a message in one thread: the network's bytes, what the connector reads from them, facts, rules, the agent. What analysis
 * and the host's directory say is given; nothing is kept. Every message opens a conversation, and with each the oldest ends.
 */
final class Way {
    /** Messages of one call of {@link #many}. */
    static final int BATCH = 256;

    /** More than are held at once, so that no conversation comes while it is held. */
    private static final int BODIES = 32_768;

    private static final int TEXTS = 4_096;
    private static final Crew CREW = Crew.CENTRE;

    private final Connector connector = Network.X.connector();
    private final Accounts accounts = new Accounts(House.CONFIG.accounts());
    private final List<Post> posts;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final RuleEvaluator rules;
    private final Assigner assigner;
    private final Deque<ConversationId> held = new ArrayDeque<>();
    private final Stage stage;
    private int turn;
    private int nobody;

    Way(int rules, Stage stage) {
        this.stage = stage;
        RuleWorkload workload = new RuleWorkload();
        posts = workload.posts(TEXTS);
        List<Requirement> requirements = CREW.requirements();
        this.rules = RuleIndex.of(OurRules.of(workload.rules(rules), requirements));
        List<Template> bodies =
                posts.stream().map(post -> Network.X.bodies(post.text())).toList();
        for (int i = 0; i < BODIES; i++) {
            deliveries.add(
                    new Delivery("x", null, House.NOW, bodies.get(i % TEXTS).fill(i, i)));
        }
        assigner = new RoutingEngine(EngineChooser.desk(CREW));
        for (int i = 0; i < CREW.size(); i++) {
            assigner.available(Crew.id(i), true, House.NOW);
        }
        for (int i = 0; i < CREW.held(); i++) {
            ConversationId before = new ConversationId("before-" + i);
            assigner.occupied(before, Crew.id(i % CREW.size()), 1, Visibility.PUBLIC, House.NOW);
            held.add(before);
        }
    }

    /** The next message, as far as the stage says; a number that depends on all that was done. */
    int one() {
        int number = turn++ & Integer.MAX_VALUE;
        Received received = read(deliveries.get(number % BODIES));
        if (stage == Stage.PARSED) {
            return received.message().text().length();
        }
        Facts facts = facts(received.message(), posts.get(number % TEXTS));
        if (stage == Stage.FACTS) {
            return facts.names().size();
        }
        Outcome outcome = rules.evaluate(facts);
        if (stage == Stage.RULED) {
            return outcome.rules().size();
        }
        return assigned(received.key().id(), outcome, House.NOW.plusMillis(number));
    }

    private Received read(Delivery delivery) {
        List<Inbound> read = connector.understand(delivery, accounts);
        if (read.size() == 1 && read.get(0) instanceof Received received) {
            return received;
        }
        throw new IllegalStateException("one message was to be read, not " + read);
    }

    private static Facts facts(Message message, Post insight) {
        Map<String, FactValue> facts = new HashMap<>();
        facts.put("text", FactValue.of(message.text()));
        facts.put("surface", FactValue.of(message.surface().word()));
        OurRules.insight(facts, insight);
        return Facts.of(facts);
    }

    private int assigned(ConversationId id, Outcome outcome, Instant now) {
        if (held.size() >= CREW.held()) {
            assigner.freed(held.remove(), now);
        }
        assigner.waiting(new Waiting(
                id,
                "care",
                outcome.priority(),
                outcome.weight(),
                Visibility.PUBLIC,
                outcome.requires(),
                outcome.preferAgent(),
                now,
                null,
                Set.of()));
        List<Proposal> proposals = assigner.propose(now);
        if (proposals.isEmpty()) {
            assigner.gone(id);
            nobody++;
            return Chooser.NOBODY;
        }
        Proposal proposal = proposals.get(0);
        assigner.occupied(id, proposal.agent(), outcome.weight(), Visibility.PUBLIC, now);
        held.add(id);
        return Crew.place(proposal.agent());
    }

    /** How many found nobody. */
    int nobody() {
        return nobody;
    }

    /** What is measured: {@link #BATCH} messages. */
    long many() {
        Consumed.Start start = Consumed.start();
        long sum = 0;
        for (int i = 0; i < BATCH; i++) {
            sum += one();
        }
        start.done(BATCH);
        return sum;
    }
}
