package dev.relais.benchmarks.routing;

import dev.relais.assign.Assigner;
import dev.relais.assign.Proposal;
import dev.relais.assign.Waiting;
import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Visibility;
import dev.relais.routing.RoutingEngine;
import dev.relais.rules.Priority;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The routing engine behind its port, as a desk drives it: waiting, proposed, accepted, freed. */
final class EngineChooser implements Chooser {
    private static final String CARE = "care";
    private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");

    private final Assigner assigner;
    private final List<ConversationId> ids;
    private long turn;

    EngineChooser(Crew crew) {
        assigner = new RoutingEngine(desk(crew));
        ids = IntStream.range(0, crew.held())
                .mapToObj(i -> new ConversationId("c-" + i))
                .toList();
        for (int i = 0; i < crew.size(); i++) {
            assigner.available(Crew.id(i), true, START);
        }
    }

    static DeskConfig desk(Crew crew) {
        DeskConfig one = DeskFile.read("bench.json", """
                {'relais': 1, 'desk': 'bench', 'departments': ['care'],
                 'queues': [{'id': 'care', 'department': 'care', 'select': 'longest-idle', 'offer': 'PT45S'}]}
                """.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        List<String> skills =
                IntStream.range(0, Crew.SKILLS).mapToObj(Crew::skill).toList();
        return new DeskConfig(
                one.desk(),
                one.zone(),
                one.accounts(),
                one.departments(),
                skills,
                one.calendars(),
                one.slas(),
                crew.agents(CARE),
                one.queues(),
                one.rules());
    }

    private Instant now() {
        return START.plusMillis(++turn);
    }

    @Override
    public void give(int conversation, int agent) {
        assigner.occupied(ids.get(conversation), Crew.id(agent), 1, Visibility.PUBLIC, now());
    }

    @Override
    public int choose(int conversation, Requirement requirement) {
        ConversationId id = ids.get(conversation);
        Instant now = now();
        assigner.waiting(new Waiting(
                id, CARE, Priority.NORMAL, 1, Visibility.PUBLIC, requirement.named(), null, now, null, Set.of()));
        List<Proposal> proposals = assigner.propose(now);
        if (proposals.isEmpty()) {
            assigner.gone(id);
            return NOBODY;
        }
        String agent = proposals.get(0).agent();
        assigner.occupied(id, agent, 1, Visibility.PUBLIC, now);
        return Crew.place(agent);
    }

    @Override
    public void free(int conversation, int agent) {
        assigner.freed(ids.get(conversation), now());
    }
}
