package dev.relais.routing.simulation;

import dev.relais.routing.simulation.Report.Load;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pools replications in the order of their numbers, whatever the order in which they come: sums of doubles depend on it.
 * Thread-safe.
 */
final class Pool {
    private final Scenario scenario;
    private final Map<Integer, Outcome> early = new HashMap<>();
    private final Tally[] tallies;
    private final Means[] means;
    private final Means meansOfAll = new Means();
    private final Sum[] busy;
    private final double[] present;
    private double window;
    private int next;

    Pool(Scenario scenario) {
        this.scenario = scenario;
        tallies = new Tally[scenario.classes().size()];
        means = new Means[tallies.length];
        for (int i = 0; i < tallies.length; i++) {
            tallies[i] = new Tally();
            means[i] = new Means();
        }
        present = new double[Crew.agents(scenario.agents()).size()];
        busy = new Sum[present.length];
        for (int i = 0; i < busy.length; i++) {
            busy[i] = new Sum();
        }
    }

    synchronized void add(int replication, Outcome outcome) {
        early.put(replication, outcome);
        for (Outcome due = early.remove(next); due != null; due = early.remove(next)) {
            pool(due);
            next++;
        }
    }

    private void pool(Outcome outcome) {
        double wait = 0;
        long arrived = 0;
        for (int i = 0; i < tallies.length; i++) {
            Tally tally = outcome.classes()[i];
            tallies[i].add(tally);
            if (tally.arrived() > 0) {
                means[i].add(tally.meanWait() / 1e9);
                wait += tally.meanWait() / 1e9 * tally.arrived();
                arrived += tally.arrived();
            }
        }
        if (arrived > 0) {
            meansOfAll.add(wait / arrived);
        }
        for (int i = 0; i < busy.length; i++) {
            busy[i].add(outcome.busy()[i]);
            present[i] += outcome.present()[i];
        }
        window += outcome.window();
    }

    synchronized Report report() {
        List<Figures> classes = new ArrayList<>();
        Tally all = new Tally();
        for (int i = 0; i < tallies.length; i++) {
            classes.add(tallies[i].figures(scenario.classes().get(i).id(), means[i], window));
            all.add(tallies[i]);
        }
        return new Report(scenario.replications(), classes, all.figures("all", meansOfAll, window), load());
    }

    private Load load() {
        Sum inUse = new Sum();
        Sum there = new Sum();
        @Nullable Double least = null;
        @Nullable Double most = null;
        for (int i = 0; i < busy.length; i++) {
            if (present[i] > 0) {
                double share = busy[i].value() / present[i];
                least = least == null ? share : Math.min(least, share);
                most = most == null ? share : Math.max(most, share);
                inUse.add(busy[i].value());
                there.add(present[i]);
            }
        }
        return new Load(least == null ? null : inUse.value() / there.value(), least, most);
    }
}
