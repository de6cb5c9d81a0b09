package dev.relais.routing;

/** What an agent is to a waiting conversation at an instant. */
public sealed interface Candidate {
    /** The agent's id. */
    String agent();

    /**
     * He could take it.
     *
     * @param agent his id
     * @param place among those who could; 1 is asked first
     * @param score what speaks for him
     */
    record Eligible(String agent, int place, Score score) implements Candidate {}

    /**
     * He cannot take it.
     *
     * @param agent his id
     * @param failed the first constraint that he fails, in the order of {@link Constraint}
     */
    record Ineligible(String agent, Constraint failed) implements Candidate {}
}
