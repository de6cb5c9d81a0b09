package dev.relais.routing;

import dev.relais.assign.Waiting;

/**
 * Who among those who can take a conversation is asked: first the agent whom the conversation prefers, then as its queue selects.
 * Ties: whoever has been idle longer, and nobody has been idle as long as another.
 */
final class Selection {
    private Selection() {}

    /** His position; {@link IdleLists#NOBODY}: nobody can take it. */
    static int choose(Item item, Need need, Roster roster) {
        int preferred = preferred(item, roster);
        if (preferred != IdleLists.NOBODY && roster.can(preferred, need)) {
            return preferred;
        }
        return switch (item.line().queue.select()) {
            case LONGEST_IDLE -> roster.longestIdle(need);
            case LEAST_LOADED -> roster.leastLoaded(need);
            case MOST_SKILLED -> roster.mostSkilled(need);
            case ROUND_ROBIN -> roster.inTurn(need, item.line().last);
        };
    }

    /** Whom the conversation prefers; {@link IdleLists#NOBODY} where he is unknown, or nobody is. */
    static int preferred(Item item, Roster roster) {
        Waiting waiting = item.waiting;
        return waiting == null ? IdleLists.NOBODY : roster.position(waiting.preferAgent());
    }
}
