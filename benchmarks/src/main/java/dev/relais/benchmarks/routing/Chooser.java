package dev.relais.benchmarks.routing;

/**
 * Gives conversations to agents: whoever has all that is asked, has room and got or finished something longest ago; among those of whom
 * that cannot be told apart, the first. Conversations have numbers, each of which is used again once it is free.
 */
interface Chooser {
    /** What {@link #choose} returns where nobody can take it. */
    int NOBODY = -1;

    /** He has this conversation from now on, whatever is asked. */
    void give(int conversation, int agent);

    /** The place of the agent who has it from now on, or {@link #NOBODY}. */
    int choose(int conversation, Requirement requirement);

    /** He has finished it. */
    void free(int conversation, int agent);
}
