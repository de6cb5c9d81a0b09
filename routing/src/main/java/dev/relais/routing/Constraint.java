package dev.relais.routing;

/**
 * Why an agent cannot take a conversation.
 *
 * <p>They are looked at in the order in which they stand here: first what stays as it is, then what changes by the minute. So an
 * absent agent without the skill is told to lack the skill.
 */
public sealed interface Constraint {
    /**
     * He takes neither from its queue nor from one that a rung of the ladder has opened.
     *
     * @param queue where the conversation waits
     */
    record OtherQueue(String queue) implements Constraint {}

    /**
     * He lacks a skill that is still required; of several the first by id.
     *
     * @param skill its id
     * @param required the level that is enough by now
     * @param level his own; 0 where he has none
     */
    record Skill(String skill, int required, int level) implements Constraint {}

    /** He declined it or let its offer lapse, and there are others. */
    record Excluded() implements Constraint {}

    /**
     * It waits for the agent whom it prefers, who is there and busy.
     *
     * @param preferred his id
     */
    record Kept(String preferred) implements Constraint {}

    /** He takes nothing new at present. */
    record Absent() implements Constraint {}

    /**
     * It does not fit beside what he has.
     *
     * @param bound which of his bounds stands in the way, the total before the other
     * @param limit units that it allows
     * @param used units in use of it; over the limit where somebody gave him more by hand
     * @param weight units that the conversation would take
     */
    record Room(Bound bound, int limit, long used, int weight) implements Constraint {}

    /** A bound of an agent's capacity. */
    enum Bound {
        /** Of all conversations. */
        TOTAL,
        /** Of public ones. */
        PUBLIC,
        /** Of private ones. */
        PRIVATE
    }
}
