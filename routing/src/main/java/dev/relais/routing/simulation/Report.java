package dev.relais.routing.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a simulation came to.
 *
 * @param replications how many runs it is pooled over
 * @param classes in the order of the scenario
 * @param all all classes together
 * @param agents how busy they were
 */
public record Report(int replications, List<Figures> classes, Figures all, Load agents) {
    /** Copies the list. */
    public Report {
        classes = List.copyOf(classes);
    }

    /**
     * Units in use ÷ units present, over the counted window and pooled over the replications. What an agent still finishes after he
     * went counts on neither side, so none is over 1. Null where nobody was there.
     *
     * @param occupancy of all agents
     * @param occupancyMin of the agent with the least
     * @param occupancyMax of the agent with the most
     */
    public record Load(
            @Nullable Double occupancy,
            @Nullable Double occupancyMin,
            @Nullable Double occupancyMax) {}

    /**
     * The figures of one class.
     *
     * @throws IllegalArgumentException if the scenario had no such class
     */
    public Figures of(String id) {
        return classes.stream()
                .filter(figures -> figures.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no class " + id));
    }
}
