package dev.relais.examples.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.config.Agent;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationState;
import dev.relais.conversation.ConversationState.AwaitingCustomer;
import dev.relais.conversation.ConversationState.Offered;
import dev.relais.conversation.ConversationState.Owned;
import dev.relais.conversation.ConversationState.Queued;
import dev.relais.conversation.Visibility;
import dev.relais.desk.Desk;
import dev.relais.testkit.Profile;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Customers, agents and time do as they like for a day; whatever happens, nobody gets more than he can hold. */
class RandomDayTest {
    private static final int STEPS = 250;

    @Test
    void capacity_is_never_exceeded_and_nobody_waits_beside_a_free_agent() throws Exception {
        for (long seed = 1; seed <= 4; seed++) {
            try (Town town = new Town()) {
                day(town, new Random(seed));
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private static void day(Town town, RandomGenerator random) {
        Desk desk = town.desk;
        boolean[] there = new boolean[2];
        int busy = 0;
        for (int step = 0; step < STEPS; step++) {
            List<Conversation> all = desk.conversations();
            Conversation one = all.isEmpty() ? null : all.get(random.nextInt(all.size()));
            switch (random.nextInt(8)) {
                case 0 -> town.tell(town.x.mention(Profile.customer(random.nextInt(30)), Town.BRAND, "m" + step));
                case 1 -> town.tell(town.x.directMessage(Profile.customer(random.nextInt(30)), Town.BRAND, "d" + step));
                case 2 -> {
                    int agent = random.nextInt(2);
                    there[agent] = random.nextInt(4) > 0;
                    desk.available(agent == 0 ? "lea" : "tom", there[agent]);
                }
                case 3 -> town.pass(Duration.ofSeconds(random.nextInt(60)));
                default -> {
                    if (one != null) {
                        act(desk, one, random, step);
                    }
                }
            }
            busy = Math.max(busy, holds(desk, "lea", null) + holds(desk, "tom", null));
            Town.CONFIG.agents().forEach(agent -> hasRoom(desk, agent));
            workConserving(desk, there);
        }
        assertThat(busy).as("the day was busy enough to fill everybody").isEqualTo(5);
    }

    static void act(Desk desk, Conversation one, RandomGenerator random, int step) {
        ConversationState state = one.state();
        if (state instanceof Offered offered && random.nextInt(5) > 0) {
            desk.accept(one.id(), offered.offer(), offered.agent());
        } else if (state instanceof Offered offered) {
            desk.decline(one.id(), offered.offer(), offered.agent());
        } else if (state instanceof Owned owned) {
            desk.reply(one.id(), owned.token(), "answer " + step);
        } else if (state instanceof AwaitingCustomer waiting) {
            desk.resolve(one.id(), waiting.token());
        }
    }

    private static int holds(Desk desk, String agent, Visibility kind) {
        return (int) desk.conversations().stream()
                .filter(one -> one.agent().filter(agent::equals).isPresent())
                .filter(one -> kind == null || one.visibility() == kind)
                .count();
    }

    private static void hasRoom(Desk desk, Agent agent) {
        boolean lea = agent.id().equals("lea");
        assertThat(holds(desk, agent.id(), null)).as(agent.id()).isLessThanOrEqualTo(lea ? 3 : 2);
        if (lea) {
            assertThat(holds(desk, "lea", Visibility.PUBLIC)).isLessThanOrEqualTo(2);
            assertThat(holds(desk, "lea", Visibility.PRIVATE)).isLessThanOrEqualTo(2);
        }
    }

    /** Who waits has been declined by, or has no room with, everybody who is there. */
    private static void workConserving(Desk desk, boolean[] there) {
        for (Conversation one : desk.conversations()) {
            if (one.state() instanceof Queued) {
                boolean lea = there[0]
                        && !one.declinedBy().contains("lea")
                        && holds(desk, "lea", null) < 3
                        && holds(desk, "lea", one.visibility()) < 2;
                boolean tom = there[1] && !one.declinedBy().contains("tom") && holds(desk, "tom", null) < 2;
                assertThat(lea || tom)
                        .as("%s waits beside a free agent", one.id())
                        .isFalse();
            }
        }
    }
}
