package dev.relais.testkit.sim;

import dev.relais.config.DeskConfig;
import dev.relais.conversation.Send;
import dev.relais.conversation.SendState;
import dev.relais.desk.Desk;
import dev.relais.store.InMemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All that a schedule consists of. Single-threaded. */
final class World {
    private static final int DEEPEST = 3;
    private static final int MOST_STEPS = 200_000;

    final SimOptions options;
    final Chance chance;
    final Timeline time = new Timeline();
    final Trace trace;
    final Faults faults;
    final InMemoryStore store = new InMemoryStore();
    final Mail mail;
    final SimNetwork network;
    final Calls calls;
    final Agents agents;
    final List<Node> nodes = new ArrayList<>();
    /** Under which term each process entered the store. */
    final Map<DeskProcess, Long> terms = new HashMap<>();

    final List<String> violations = new ArrayList<>();
    /** Whether the desks never send again what they are not sure of, not even where they looked. */
    final boolean strict;

    private int depth;
    private int steps;

    World(long seed, SimOptions options) {
        this.options = options;
        chance = new Chance(seed);
        trace = new Trace(options.traced(), time);
        faults = new Faults(chance, trace);
        mail = new Mail(this);
        network = new SimNetwork(time, mail::take);
        calls = new Calls(this);
        strict = chance.hit(0.3);
        DeskConfig config = Desks.CONFIGS.get(0);
        for (int i = 1; i <= chance.between(2, 3); i++) {
            nodes.add(new Node(this, "node-" + i, config));
        }
        agents = new Agents(this);
    }

    void violation(String sentence) {
        trace.add(() -> "VIOLATION " + sentence);
        violations.add(sentence);
    }

    boolean mayNest() {
        return depth < DEEPEST;
    }

    /** Counts a step of the store; ends the process where something goes round in circles. */
    void step(DeskProcess process) {
        if (++steps % MOST_STEPS == 0) {
            violation("stuck: the desks took " + steps + " steps of the store");
            throw process.crash("goes round in circles");
        }
    }

    /** The others go on for a while. */
    void nested(Duration length) {
        if (mayNest()) {
            depth++;
            time.runFor(length);
            depth--;
        }
    }

    /** Asks a desk of any node; empty where that one gives no answer. */
    <T> Optional<T> anyDesk(String what, Function<Desk, T> work) {
        DeskProcess process = chance.pick(nodes).process();
        return process == null ? Optional.empty() : process.call(what, work);
    }

    /** Somebody at another desk gives an agent whatever waits or is another one's. */
    void giveByHand(DeskProcess busy, String agent) {
        for (Node node : nodes) {
            DeskProcess other = node.process();
            if (other != null && other != busy) {
                other.call(
                        "gives " + agent + " work",
                        desk -> desk.conversations().stream()
                                .filter(one -> one.state().isOpen()
                                        && one.agent().filter(agent::equals).isEmpty())
                                .findFirst()
                                .map(one -> desk.assign(one.id(), agent)));
                return;
            }
        }
    }

    /** Whether a send is with the network, or about to be, by this process. */
    boolean isSending(DeskProcess process) {
        long term = terms.getOrDefault(process, 0L);
        return sends().stream().anyMatch(send -> send.state() == SendState.SENDING && send.term() == term);
    }

    /** Every send of every conversation. */
    List<Send> sends() {
        return store.conversations().stream()
                .flatMap(id -> store.conversation(id).stream())
                .flatMap(conversation -> conversation.sends().values().stream())
                .toList();
    }

    /** Whether the desk that called last may still be at it, though it stands still. */
    boolean mayStillCall(Send send) {
        boolean standing = terms.entrySet().stream()
                .anyMatch(entry -> entry.getValue() == send.term()
                        && entry.getKey().isAlive()
                        && entry.getKey().isSuspended());
        return standing || calls.isUnderWay(send.id().value());
    }
}
