package dev.relais.routing;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Who has what, be it only held out to him: counted in the roster, and room that somebody gets is told to the backlog. */
final class Holdings {
    private final Roster roster;
    private final Backlog backlog;

    Holdings(Roster roster, Backlog backlog) {
        this.roster = roster;
        this.backlog = backlog;
    }

    /**
     * An agent has it, and nobody else. To whom it was held out already, it is nothing new.
     *
     * @param position his; below 0 where the desk does not know him
     */
    void take(Item item, String agent, int position, int weight, boolean isPublic, long at) {
        boolean again =
                agent.equals(item.agent) || (item.also.length > 0 && asked(item).contains(position));
        release(item, !again);
        item.agent = agent;
        item.position = position;
        item.weight = weight;
        item.isPublic = isPublic;
        if (!again) {
            item.heldSince = at;
        }
        if (position >= 0) {
            roster.load(position, weight, isPublic, !again);
        }
    }

    /**
     * Others are asked too.
     *
     * @param before to whom it is nothing new
     */
    void ask(Item item, int[] others, Set<Integer> before) {
        item.also = others;
        for (int other : others) {
            roster.load(other, item.weight, item.isPublic, !before.contains(other));
        }
    }

    /** Whoever has it, or is asked, no longer does; {@code moved}: he is idle from now on. */
    void release(Item item, boolean moved) {
        if (item.agent != null) {
            item.agent = null;
            release(item, item.position, moved);
            for (int other : item.also) {
                release(item, other, moved);
            }
            item.also = Item.NOBODY;
        }
    }

    private void release(Item item, int agent, boolean moved) {
        if (agent >= 0) {
            roster.load(agent, -item.weight, item.isPublic, moved);
            backlog.unblock(agent);
        }
    }

    /** All who have it, or are asked. */
    static Set<Integer> asked(Item item) {
        Set<Integer> asked = new HashSet<>();
        if (item.agent != null) {
            asked.add(item.position);
            Arrays.stream(item.also).forEach(asked::add);
        }
        return asked;
    }
}
