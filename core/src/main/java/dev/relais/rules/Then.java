package dev.relais.rules;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The effects of rules, to be imported statically. Several are joined by {@link Effects#and}, or given to a rule one after the
 * other.
 *
 * <p>Whether queues, SLAs, skills and agents of these ids exist is not known here: a desk knows.
 */
public final class Then {
    private Then() {}

    /** The message goes to a queue. */
    public static Effects queue(String id) {
        return with(new QueueChoice(id), null, null, null, null);
    }

    /** The message goes nowhere, whatever later rules say. */
    public static Effects nowhere() {
        return with(new QueueChoice(null), null, null, null, null);
    }

    /** How urgent it is. */
    public static Effects priority(Priority priority) {
        return with(null, priority, null, null, null);
    }

    /** Its service level. */
    public static Effects sla(String id) {
        return with(null, null, id, null, null);
    }

    /**
     * How much of an agent's capacity it takes.
     *
     * @throws IllegalArgumentException if it is below 1 or above a thousand million
     */
    public static Effects weight(int units) {
        Operands.check("/then/weight", Operands.refusal(units));
        return with(null, null, null, units, null);
    }

    /** The agent who should get it if he can. */
    public static Effects preferAgent(String id) {
        return with(null, null, null, null, id);
    }

    /** Tags to add. */
    public static Effects tags(String... tags) {
        return new Effects(null, null, null, null, null, List.of(tags), Map.of(), false);
    }

    /**
     * A skill that its agent must have, at least at a level.
     *
     * @throws IllegalArgumentException if the level is below 1 or above a thousand million
     */
    public static Effects requires(String skill, int level) {
        Operands.check("/then/requires/" + skill.replace("~", "~0").replace("/", "~1"), Operands.refusal(level));
        return new Effects(null, null, null, null, null, List.of(), Map.of(skill, level), false);
    }

    /** Later rules are not looked at. */
    public static Effects stop() {
        return new Effects(null, null, null, null, null, List.of(), Map.of(), true);
    }

    /** Nothing: the rule only says that it matched. */
    public static Effects nothing() {
        return Effects.none();
    }

    private static Effects with(
            @Nullable QueueChoice queue,
            @Nullable Priority priority,
            @Nullable String sla,
            @Nullable Integer weight,
            @Nullable String agent) {
        return new Effects(queue, priority, sla, weight, agent, List.of(), Map.of(), false);
    }
}
