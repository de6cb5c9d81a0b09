package dev.relais.testkit.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What customers do, who looks when, and which faults wait for their moment. */
final class Plan {
    /** For so long customers write and faults strike. */
    static final Duration TROUBLE = Duration.ofMinutes(12);

    /** Faults that strike at the first opportunity after a moment, and how many opportunities they may let pass. */
    private static final Map<Fault, Integer> AT_OPPORTUNITY = Map.ofEntries(
            Map.entry(Fault.CRASH_BEFORE_STORE, 12),
            Map.entry(Fault.CRASH_AFTER_STORE, 12),
            Map.entry(Fault.CRASH_BEFORE_SEND, 1),
            Map.entry(Fault.CRASH_AFTER_SEND, 1),
            Map.entry(Fault.PAUSE_BEFORE_STORE, 12),
            Map.entry(Fault.PAUSE_AFTER_STORE, 12),
            Map.entry(Fault.PAUSE_BEFORE_COMMIT, 6),
            Map.entry(Fault.PAUSE_BEFORE_OFFER, 2),
            Map.entry(Fault.GIVEN_BY_HAND, 2),
            Map.entry(Fault.PAUSE_BEFORE_SEND, 1),
            Map.entry(Fault.KILLED_IN_PAUSE, 1),
            Map.entry(Fault.ZOMBIE, 0),
            Map.entry(Fault.STORE_DOWN, 12),
            Map.entry(Fault.STORE_ANSWER_LOST, 12),
            Map.entry(Fault.SPURIOUS_CONFLICT, 8),
            Map.entry(Fault.LATE_LANDING, 1),
            Map.entry(Fault.ANSWER_LOST, 1),
            Map.entry(Fault.NEVER_LANDED, 1),
            Map.entry(Fault.SEND_REFUSED, 2),
            Map.entry(Fault.RATE_STORM, 2),
            Map.entry(Fault.CANNOT_LOOK, 0),
            Map.entry(Fault.ECHO_FIRST, 1),
            Map.entry(Fault.DUPLICATE, 2),
            Map.entry(Fault.LATE_DELIVERY, 2),
            Map.entry(Fault.LOST_DELIVERY, 2),
            Map.entry(Fault.POISON_DELIVERY, 2),
            Map.entry(Fault.CALLBACK_FAILURE, 6),
            Map.entry(Fault.EXECUTOR_REFUSES, 8),
            Map.entry(Fault.STALE_TOKEN, 2),
            Map.entry(Fault.DOUBLE_CLICK, 2));

    private final World world;
    private final Supervisor supervisor;
    private final Customers customers;

    Plan(World world, Supervisor supervisor) {
        this.world = world;
        this.supervisor = supervisor;
        customers = new Customers(world);
    }

    int messages() {
        return customers.messages();
    }

    void make() {
        customers.plan();
        every(Duration.ofSeconds(15), world.agents::look);
        every(Duration.ofSeconds(40), supervisor::look);
        every(Duration.ofSeconds(150), world.mail::poll);
        at(0.85, supervisor::repair);
        List<Fault> kinds = new ArrayList<>(List.of(Fault.values()));
        int faults = world.chance.between(34, 46);
        for (int i = 0; i < faults; i++) {
            Fault fault = world.chance.pick(kinds);
            at(share(0.8), () -> strike(fault));
        }
    }

    private double share(double most) {
        return most * world.chance.between(0, 1000) / 1000.0;
    }

    private void at(double share, Runnable work) {
        world.time.after(Duration.ofMillis((long) (TROUBLE.toMillis() * share)), work);
    }

    private void every(Duration pause, Runnable work) {
        world.time.after(pause, () -> {
            if (!world.faults.areOver()) {
                work.run();
                every(pause, work);
            }
        });
    }

    private void strike(Fault fault) {
        Integer skips = AT_OPPORTUNITY.get(fault);
        if (skips != null) {
            world.faults.arm(fault, skips);
        } else if (!world.faults.areOver() && happens(fault)) {
            world.faults.struck(fault);
        }
    }

    /** Lets a fault happen that needs no opportunity. Returns false where it cannot. */
    private boolean happens(Fault fault) {
        Node node = world.chance.pick(world.nodes);
        switch (fault) {
            case CLOCK_AHEAD -> node.jump(Duration.ofMinutes(5));
            case CLOCK_BEHIND -> node.jump(Duration.ofMinutes(-5));
            case CLOCK_AN_HOUR_BACK -> node.jump(Duration.ofHours(-1));
            case PARTITION -> {
                node.partition(true);
                world.time.after(world.chance.seconds(5, 90), () -> node.partition(false));
            }
            case TOKEN_EXPIRED -> {
                SimAccount account = world.chance.pick(List.of(SimAccount.values()));
                world.network.brokenUntil.put(account, world.time.now().plus(world.chance.seconds(20, 150)));
            }
            case CONFIGURATION_CHANGE -> node.reconfigure(world.chance.pick(Desks.CONFIGS));
            case AGENT_VANISHES -> {
                world.agents.leave(world.chance.pick(world.agents.names()));
                world.time.after(world.chance.seconds(30, 240), world.agents::comeBack);
            }
            case EDITED_POST -> {
                return customers.edit();
            }
            case DELETED_POST -> {
                return customers.delete();
            }
            default -> throw new IllegalStateException(fault + " needs an opportunity");
        }
        return true;
    }
}
