package dev.relais.routing.simulation;

import dev.relais.Fault;
import dev.relais.RefusedInputException;
import dev.relais.config.DeskConfig;
import dev.relais.routing.RoutingEngine;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs scenarios: the engine that routes in earnest, told on virtual time what a desk would tell it.
 *
 * <pre>{@code
 * Report report = Simulation.run(ScenarioFile.read("scenario.json", bytes, path -> Files.readAllBytes(folder.resolve(path))));
 * assertThat(report.of("vip").withinTarget()).isGreaterThan(0.9);
 * }</pre>
 *
 * <p>A function of the scenario alone: the same on every machine, however many threads it runs on.
 */
public final class Simulation {
    private Simulation() {}

    /**
     * Runs a scenario in the caller's thread.
     *
     * @throws RefusedInputException if it would never end: contacts wait whom nobody will ever take, or more than a million wait
     *     at once
     */
    public static Report run(Scenario scenario) {
        return run(scenario, Runnable::run);
    }

    /**
     * Runs a scenario, its replications on an executor, and waits for them; not to be called from a thread of that executor.
     *
     * @throws RefusedInputException as {@link #run(Scenario)}
     */
    public static Report run(Scenario scenario, Executor executor) {
        Pool pool = new Pool(scenario);
        AtomicBoolean stopped = new AtomicBoolean();
        CompletableFuture<?>[] runs = new CompletableFuture<?>[scenario.replications()];
        for (int i = 0; i < runs.length; i++) {
            int number = i;
            runs[i] = CompletableFuture.runAsync(() -> replicate(scenario, number, pool, stopped), executor);
        }
        try {
            CompletableFuture.allOf(runs).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StuckException stuck) {
                throw new RefusedInputException("scenario", List.of(Fault.at("", stuck.reason())));
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        return pool.report();
    }

    private static void replicate(Scenario scenario, int number, Pool pool, AtomicBoolean stopped) {
        boolean done = false;
        try {
            Outcome outcome = new Replication(scenario, number, new RoutingEngine(desk(scenario)), stopped::get).run();
            pool.add(number, outcome);
            done = true;
        } finally {
            if (!done) {
                stopped.set(true);
            }
        }
    }

    private static DeskConfig desk(Scenario scenario) {
        return new DeskConfig(
                "simulation",
                ZoneOffset.UTC,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Crew.agents(scenario.agents()),
                scenario.queues(),
                List.of());
    }
}
