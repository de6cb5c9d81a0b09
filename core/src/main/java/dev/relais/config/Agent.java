package dev.relais.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who answers.
 *
 * @param id unique in its desk
 * @param name to show
 * @param departments whose queues he takes from
 * @param skills skill → level, at least 1
 * @param capacity how much he takes at once
 * @param shift id of the calendar outside of which he is not there, whatever he says; null: he comes and goes as he says
 */
public record Agent(
        String id,
        @Nullable String name,
        List<String> departments,
        Map<String, Integer> skills,
        Capacity capacity,
        @Nullable String shift) {
    /** Copies the collections. */
    public Agent {
        departments = List.copyOf(departments);
        skills = Map.copyOf(skills);
    }

    /** Somebody who comes and goes as he says. */
    public Agent(
            String id,
            @Nullable String name,
            List<String> departments,
            Map<String, Integer> skills,
            Capacity capacity) {
        this(id, name, departments, skills, capacity, null);
    }

    /**
     * Units that an agent takes at once. Null: not bounded.
     *
     * @param total of all conversations
     * @param ofPublic of public ones
     * @param ofPrivate of private ones
     */
    public record Capacity(
            @Nullable Integer total,
            @Nullable Integer ofPublic,
            @Nullable Integer ofPrivate) {
        /** Nothing is bounded. */
        public static final Capacity UNBOUNDED = new Capacity(null, null, null);
    }
}
