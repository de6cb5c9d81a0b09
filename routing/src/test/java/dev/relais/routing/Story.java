package dev.relais.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.assign.Proposal;
import dev.relais.assign.Waiting;
import dev.relais.config.Agent;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Visibility;
import dev.relais.routing.Ledger.Held;
import dev.relais.rules.Priority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A random day of a random desk, told to an engine and to the ledger; every answer of the engine is checked by the ledger. */
final class Story {
    private final RandomGenerator random;
    private final Ledger ledger;
    private final RoutingEngine engine;
    private final List<Proposal> transcript = new ArrayList<>();
    private final Map<ConversationId, Instant> since = new HashMap<>();
    private Instant now = Case.minute(0);
    private int count;
    private boolean quiet;

    Story(long seed) {
        random = new SplittableRandom(seed);
        ledger = new Ledger(RandomDesk.of(random));
        engine = new RoutingEngine(ledger.desk);
    }

    List<Proposal> play(int steps) {
        for (int step = 0; step < steps; step++) {
            // By turns more comes than can be answered, and there is a choice of idle agents.
            quiet = step / 100 % 2 == 1;
            happen();
            if (random.nextInt(3) > 0) {
                propose();
            }
            if (random.nextInt(8) == 0) {
                propose();
                rest();
            }
        }
        return transcript;
    }

    private void happen() {
        switch (random.nextInt(12)) {
            case 0, 1 -> comeOrGo();
            case 2, 3 -> {
                if (quiet) {
                    pick(ledger.held.keySet()).ifPresent(this::free);
                } else {
                    comeOrGo();
                }
            }
            case 4, 5 -> pick(ledger.held.keySet()).ifPresent(this::free);
            case 6 -> pick(ledger.held.keySet()).ifPresent(this::decline);
            case 7 -> pick(ledger.waiting.keySet()).ifPresent(this::leave);
            case 8 -> presence();
            case 9 ->
                pick(random.nextBoolean() ? ledger.waiting.keySet() : ledger.held.keySet())
                        .ifPresent(this::byHand);
            case 10 -> pick(ledger.waiting.keySet()).ifPresent(id -> wait(id, List.of()));
            default -> now = now.plusSeconds(random.nextInt(400));
        }
    }

    /** Some thirty wait at most, or the naive checks take for ever. */
    private void comeOrGo() {
        if (ledger.waiting.size() < 30) {
            arrive();
        } else {
            pick(ledger.waiting.keySet()).ifPresent(this::leave);
        }
    }

    private void arrive() {
        count++;
        ConversationId id = Case.id("c" + random.nextInt(10) + "-" + count);
        since.put(id, now.minusSeconds(random.nextInt(120)));
        wait(id, List.of());
    }

    private void wait(ConversationId id, List<String> excluded) {
        Map<String, Integer> requires = new HashMap<>();
        RandomDesk.SKILLS.stream()
                .filter(skill -> random.nextInt(4) == 0)
                .forEach(skill -> requires.put(skill, 1 + random.nextInt(4)));
        List<Agent> agents = ledger.desk.agents();
        Instant due = random.nextInt(3) == 0 ? null : now.plusSeconds(random.nextInt(1200));
        Waiting waiting = Case.of(id.value())
                .queue("q" + random.nextInt(4))
                .priority(List.of(Priority.values()).get(random.nextInt(4)))
                .weight(1 + random.nextInt(3) / 2)
                .visibility(random.nextBoolean() ? Visibility.PUBLIC : Visibility.PRIVATE)
                .requires(requires)
                .prefer(
                        random.nextInt(5) == 0
                                ? agents.get(random.nextInt(agents.size())).id()
                                : null)
                .since(since.getOrDefault(id, now))
                .due(due)
                .takes(random.nextInt(30))
                .excluded(excluded.toArray(String[]::new))
                .waiting();
        engine.waiting(waiting);
        ledger.waits(waiting);
    }

    private void free(ConversationId id) {
        engine.freed(id, now);
        ledger.freed(id, now);
    }

    private void decline(ConversationId id) {
        List<String> agents = ledger.desk.agents().stream().map(Agent::id).toList();
        String by = Objects.requireNonNull(ledger.held.get(id)).agent();
        free(id);
        wait(
                id,
                agents.stream()
                        .filter(agent -> agent.equals(by) || random.nextInt(3) == 0)
                        .toList());
    }

    private void leave(ConversationId id) {
        engine.gone(id);
        ledger.waiting.remove(id);
    }

    private void presence() {
        List<Agent> agents = ledger.desk.agents();
        String agent = agents.get(random.nextInt(agents.size())).id();
        boolean available = random.nextInt(3) > 0;
        engine.available(agent, available, now);
        ledger.available(agent, available, now);
    }

    private void byHand(ConversationId id) {
        List<Agent> agents = ledger.desk.agents();
        Held by = new Held(
                agents.get(random.nextInt(agents.size())).id(),
                1 + random.nextInt(2),
                List.of(Visibility.values()).get(random.nextInt(2)));
        engine.occupied(id, by.agent(), by.weight(), by.visibility(), now);
        ledger.has(id, by, now);
    }

    private void propose() {
        ChoiceCheck check = new ChoiceCheck(ledger, now);
        for (Proposal proposal : engine.propose(now)) {
            Waiting waiting = ledger.waiting.get(proposal.conversation());
            assertThat(waiting).as("%s is proposed while it waits", proposal).isNotNull();
            List<Agent> able = ledger.able(waiting, now);
            assertThat(able)
                    .extracting(Agent::id)
                    .as("%s goes to one who can", proposal)
                    .contains(proposal.agent());
            check.checkFirstInQueue(waiting);
            check.checkSelected(waiting, able, proposal.agent());
            assertThat(proposal.limit()).isEqualTo(ledger.queue(waiting.queue()).offer());
            ledger.has(waiting.conversation(), new Held(proposal.agent(), waiting.weight(), waiting.visibility()), now);
            transcript.add(proposal);
        }
    }

    /** After proposals: nothing that could go anywhere is left, the books agree, and nothing happens before the next change. */
    private void rest() {
        for (Waiting waiting : ledger.waiting.values()) {
            assertThat(ledger.able(waiting, now))
                    .as("nobody stands idle beside %s", waiting)
                    .isEmpty();
            assertThat(engine.explain(waiting.conversation(), now).orElseThrow().candidates())
                    .hasSize(ledger.desk.agents().size())
                    .allSatisfy(candidate -> assertThat(candidate).isInstanceOf(Candidate.Ineligible.class));
        }
        books(engine);
        RoutingEngine anew = new RoutingEngine(ledger.desk);
        ledger.tell(anew, now);
        books(anew);
        assertThat(anew.propose(now)).isEmpty();
        if (random.nextInt(4) == 0) {
            engine.nextChange(now).ifPresent(next -> {
                assertThat(next).isAfter(now);
                now = next.minusNanos(1);
                assertThat(engine.propose(now)).isEmpty();
                now = next;
            });
        }
    }

    private void books(RoutingEngine told) {
        assertThat(told.waiting()).isEqualTo(ledger.waiting.keySet());
        assertThat(told.occupied()).isEqualTo(ledger.held.keySet());
    }

    private Optional<ConversationId> pick(Collection<ConversationId> from) {
        return from.isEmpty()
                ? Optional.empty()
                : from.stream().skip(random.nextInt(from.size())).findFirst();
    }
}
