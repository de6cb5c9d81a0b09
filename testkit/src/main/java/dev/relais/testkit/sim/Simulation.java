package dev.relais.testkit.sim;

import java.time.Duration;
import java.util.List;

/** Runs schedules. Stateless; several threads may run several schedules. */
public final class Simulation {
    private static final int LEAST_FAULTS = 20;
    private static final Duration ROUND = Duration.ofSeconds(10);
    private static final int MOST_ROUNDS = 400;
    private static final int ROUNDS_OF_REST = 3;

    private Simulation() {}

    /**
     * Runs one schedule: trouble for a while, then peace until nothing is left to do, then the laws.
     *
     * <p>The same seed and options give the same report on every machine.
     */
    public static SimReport run(long seed, SimOptions options) {
        World world = new World(seed, options);
        Supervisor supervisor = new Supervisor(world);
        Plan plan = new Plan(world, supervisor);
        plan.make();
        world.nodes.forEach(Node::open);
        world.time.runFor(Plan.TROUBLE);
        while (world.faults.count() < LEAST_FAULTS) {
            world.mail.again();
        }
        peace(world, supervisor);
        Laws.check(world);
        return new SimReport(
                seed,
                world.faults.counts(),
                world.violations,
                world.trace.lines(),
                plan.messages(),
                world.agents.replies());
    }

    private static void peace(World world, Supervisor supervisor) {
        world.faults.end();
        world.trace.add(() -> "peace");
        supervisor.repair();
        world.agents.comeBack();
        world.nodes.forEach(Node::heal);
        List<String> unrest = List.of();
        int rest = 0;
        for (int round = 0; round < MOST_ROUNDS && rest < ROUNDS_OF_REST && !world.time.isSpent(); round++) {
            world.mail.poll();
            world.agents.look();
            supervisor.look();
            world.time.runFor(ROUND);
            unrest = Rest.missing(world);
            rest = unrest.isEmpty() ? rest + 1 : 0;
        }
        unrest.forEach(world::violation);
        if (world.time.isSpent()) {
            world.violation("stuck: the desks go round in circles");
        }
        world.time.runFor(Desks.SETTLE.multipliedBy(3));
    }
}
