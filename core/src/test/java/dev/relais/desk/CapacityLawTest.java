package dev.relais.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.config.Agent;
import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ConversationQueued;
import dev.relais.conversation.ConversationEvent.ConversationResumed;
import dev.relais.conversation.ConversationEvent.QueueReason;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationState;
import dev.relais.conversation.ConversationState.Assigned;
import dev.relais.conversation.ConversationState.AwaitingCustomer;
import dev.relais.conversation.ConversationState.Offered;
import dev.relais.conversation.ConversationState.Resolved;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.Visibility;
import dev.relais.presence.Device;
import dev.relais.presence.Presence;
import dev.relais.store.InMemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever customers, agents and time do at two desks on one store: nobody ever has more units than his capacity allows, but for what
 * a person gave him by hand.
 */
class CapacityLawTest {
    private static final int HISTORIES = Integer.getInteger("relais.capacity.histories", 40);
    private static final int STEPS = 300;
    private static final DeskConfig CONFIG = DeskFile.read("desk.json", """
            {"relais": 1, "desk": "test", "rampUp": "PT30M",
             "accounts": [{"id": "line", "network": "line", "externalId": "brand"}],
             "calendars": [{"id": "day",
                            "hours": [{"days": ["MO","TU","WE","TH","FR","SA","SU"], "from": "07:00", "to": "10:00"},
                                                     {"days": ["TU"], "from": "10:30", "to": "12:00"}]}],
             "agents": [{"id": "lea", "capacity": {"total": 4, "public": 3, "private": 3}},
                        {"id": "tom", "capacity": {"total": 3}},
                        {"id": "ida", "capacity": {"total": 5, "private": 2}, "shift": "day"}],
             "queues": [{"id": "care", "awaiting": [{"after": "PT10M", "share": 0.4}, {"after": "PT1H", "share": 0}]},
                        {"id": "other", "awaiting": [{"share": 0}]}],
             "rules": [{"id": "heavy", "when": {"text": {"contains": "heavy"}}, "then": {"queue": "care", "weight": 3}},
                       {"id": "otherwise", "when": {}, "then": {"queue": "other", "weight": 2}}]}
            """.getBytes(StandardCharsets.UTF_8));

    @Test
    void nobody_ever_has_more_than_his_capacity_unless_a_person_gave_it_to_him() {
        Map<QueueReason, Integer> reasons = new HashMap<>();
        int resumed = 0;
        for (long seed = 1; seed <= HISTORIES; seed++) {
            Play play = new Play(seed);
            try {
                play.run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
            for (LoggedEvent logged : play.store.log(0)) {
                if (logged.event() instanceof ConversationQueued queued) {
                    reasons.merge(queued.reason(), 1, Integer::sum);
                }
                resumed += logged.event() instanceof ConversationResumed ? 1 : 0;
            }
        }
        assertThat(resumed).as("customers who wrote again and found room").isGreaterThan(HISTORIES);
        for (QueueReason reason : List.of(
                QueueReason.RETURNED, QueueReason.VANISHED, QueueReason.SILENT_OWNER, QueueReason.SHIFT_ENDED)) {
            assertThat(reasons.getOrDefault(reason, 0)).as(reason.name()).isGreaterThan(HISTORIES / 4);
        }
    }

    /** Units of an agent: in all, public, private. */
    private record Units(int total, int ofPublic, int ofPrivate) {}

    /** One history. */
    private static final class Play {
        private final Random random;
        final InMemoryStore store = new InMemoryStore();
        private final LineConnector connector = new LineConnector();
        private Instant now = LineConnector.AT.plusSeconds(60);
        private final List<Desk> desks = List.of(desk("one"), desk("two"));
        private int messages;
        private @Nullable String byHand;

        Play(long seed) {
            random = new Random(seed);
        }

        private Desk desk(String name) {
            return Desk.builder(CONFIG)
                    .connector(connector)
                    .assigner(new UnitsAssigner(CONFIG))
                    .store(store)
                    .clock(() -> now)
                    .desk(name)
                    .requeue(RequeuePolicy.DEFAULT.with(
                            QueueReason.SILENT_OWNER, new Requeue(Duration.ofMinutes(40), null, true)))
                    .build();
        }

        void run() {
            CONFIG.agents().forEach(agent -> desks.forEach(desk -> desk.available(agent.id(), true)));
            Map<String, Units> before = units();
            for (int step = 0; step < STEPS; step++) {
                byHand = null;
                step();
                Map<String, Units> after = units();
                for (Agent agent : CONFIG.agents()) {
                    if (!agent.id().equals(byHand)) {
                        holds(agent, units(before, agent), units(after, agent), step);
                    }
                }
                before = after;
            }
        }

        private static Units units(Map<String, Units> all, Agent agent) {
            return all.getOrDefault(agent.id(), new Units(0, 0, 0));
        }

        /** What is beyond his capacity was given to him by hand, and does not grow. */
        private static void holds(Agent agent, Units before, Units after, int step) {
            bounded(agent, "total", agent.capacity().total(), before.total(), after.total(), step);
            bounded(agent, "public", agent.capacity().ofPublic(), before.ofPublic(), after.ofPublic(), step);
            bounded(agent, "private", agent.capacity().ofPrivate(), before.ofPrivate(), after.ofPrivate(), step);
        }

        private static void bounded(
                Agent agent, String kind, @Nullable Integer bound, int before, int after, int step) {
            if (bound != null && after > before) {
                assertThat(after)
                        .as("%s units of %s, %d before step %d", kind, agent.id(), before, step)
                        .isLessThanOrEqualTo(bound);
            }
        }

        private void step() {
            Desk desk = one(desks);
            ConversationId id = LineConnector.conversation(customer());
            Conversation conversation = store.conversation(id).orElse(null);
            int what = random.nextInt(20);
            if (what < 5 || conversation == null) {
                connector.later = Duration.between(LineConnector.AT, now);
                Bench.tell(desk, customer() + " m" + messages++ + (random.nextBoolean() ? " heavy" : " light"));
            } else if (what < 12) {
                agentActs(desk, conversation);
            } else if (what < 14) {
                String agent = agent();
                Presence presence = random.nextInt(4) == 0 ? one(List.of(Presence.values())) : Presence.AVAILABLE;
                desks.forEach(each -> each.presence(agent, presence));
            } else if (what < 15) {
                String agent = agent();
                Device device = one(List.of(Device.values()));
                desks.forEach(each -> each.heartbeat(agent, device));
            } else if (what < 16 && random.nextInt(4) == 0) {
                byHand = agent();
                if (conversation.state() instanceof Resolved) {
                    desk.reopen(id, byHand);
                } else {
                    desk.assign(id, byHand);
                }
            } else {
                now = now.plusSeconds(random.nextInt(random.nextInt(12) == 0 ? 7200 : 400));
                if (random.nextBoolean()) {
                    one(desks).tick();
                } else {
                    desks.forEach(Desk::tick);
                }
            }
        }

        private void agentActs(Desk desk, Conversation conversation) {
            ConversationId id = conversation.id();
            ConversationState state = conversation.state();
            int what = random.nextInt(24);
            if (state instanceof Offered offered) {
                if (what < 22) {
                    desk.accept(id, offered.offer(), offered.agent());
                } else {
                    desk.decline(id, offered.offer(), offered.agent());
                }
            } else if (state instanceof Assigned owner) {
                long token = owner.token();
                switch (what) {
                    case 0 -> desk.resolve(id, token);
                    case 1 -> desk.release(id, token);
                    case 2 -> desk.transfer(id, token, random.nextBoolean() ? "care" : "other");
                    case 3 -> desk.snooze(id, token, now.plusSeconds(1 + random.nextInt(3600)));
                    case 4 -> desk.note(id, owner.agent(), "hm");
                    case 5 -> desk.await(id, token);
                    default -> desk.reply(id, token, "hello");
                }
            }
        }

        /** As the words of the desk file have it, from the conversations alone. */
        private Map<String, Units> units() {
            Map<String, Units> all = new HashMap<>();
            for (ConversationId id : store.conversations()) {
                Conversation one = store.conversation(id).orElseThrow();
                if (one.agent().isEmpty()) {
                    continue;
                }
                int weight = Objects.requireNonNull(one.routed()).weight();
                if (one.state() instanceof AwaitingCustomer waiting) {
                    long minutes = Duration.between(awaited(id), now).toMinutes();
                    weight = waiting.queue().equals("other") || minutes >= 60
                            ? 0
                            : minutes >= 10 ? (weight * 4 + 9) / 10 : weight;
                }
                boolean isPublic = one.visibility() == Visibility.PUBLIC;
                Units more = new Units(weight, isPublic ? weight : 0, isPublic ? 0 : weight);
                all.merge(
                        one.agent().get(),
                        more,
                        (a, b) -> new Units(
                                a.total() + b.total(), a.ofPublic() + b.ofPublic(), a.ofPrivate() + b.ofPrivate()));
            }
            return all;
        }

        private Instant awaited(ConversationId id) {
            List<LoggedEvent> events = store.events(id);
            for (int i = events.size() - 1; i >= 0; i--) {
                if (events.get(i).event() instanceof ConversationEvent.CustomerAwaited) {
                    return events.get(i).at();
                }
            }
            throw new IllegalStateException(id + " never waited for its customer");
        }

        private String customer() {
            return "c" + random.nextInt(5) + (random.nextBoolean() ? "@p1" : "");
        }

        private String agent() {
            return one(CONFIG.agents()).id();
        }

        private <T> T one(List<T> values) {
            return values.get(random.nextInt(values.size()));
        }
    }
}
