package dev.relais.routing;

import dev.relais.assign.Proposal;
import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import dev.relais.conversation.Visibility;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An engine with a small desk, told what happens by the minute. */
final class Bench {
    final RoutingEngine engine;

    private Bench(DeskConfig desk) {
        engine = new RoutingEngine(desk);
        desk.agents().forEach(agent -> engine.available(agent.id(), true, Case.minute(0)));
    }

    /** Agents and queues as in a desk file, with single quotes; all agents available from minute 0. */
    static Bench of(String agents, String queues) {
        return new Bench(desk(agents, queues));
    }

    static DeskConfig desk(String agents, String queues) {
        return DeskFile.read(
                "desk.json", """
            {'relais': 1, 'desk': 'd', 'departments': ['care', 'press'], 'skills': ['french', 'english', 'billing'],
             'agents': [%s], 'queues': [%s]}
            """.formatted(agents, queues).replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    Bench waits(Case... cases) {
        for (Case one : cases) {
            engine.waiting(one.waiting());
        }
        return this;
    }

    Bench absent(String agent, long minute) {
        engine.available(agent, false, Case.minute(minute));
        return this;
    }

    Bench present(String agent, long minute) {
        engine.available(agent, true, Case.minute(minute));
        return this;
    }

    Bench occupied(String id, String agent, int weight, long minute) {
        engine.occupied(Case.id(id), agent, weight, Visibility.PUBLIC, Case.minute(minute));
        return this;
    }

    Bench freed(String id, long minute) {
        engine.freed(Case.id(id), Case.minute(minute));
        return this;
    }

    /** Proposals as {@code conversation>agent}. */
    List<String> propose(long minute) {
        return engine.propose(Case.minute(minute)).stream().map(Bench::shown).toList();
    }

    /** The conversations that are proposed, in their order. */
    List<String> order(long minute) {
        return engine.propose(Case.minute(minute)).stream()
                .map(proposal -> proposal.conversation().value())
                .toList();
    }

    List<Candidate> explain(String id, long minute) {
        return engine.explain(Case.id(id), Case.minute(minute))
                .map(Decision::candidates)
                .orElse(List.of());
    }

    private static String shown(Proposal proposal) {
        return proposal.conversation() + ">" + proposal.agent();
    }
}
