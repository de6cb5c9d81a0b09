package dev.relais.routing;

import dev.relais.config.Agent;
import dev.relais.config.Agent.Capacity;
import dev.relais.routing.Constraint.Bound;
import org.jspecify.annotations.Nullable;

/** One thing about one agent that is otherwise than it was: what might have led to another decision. */
public sealed interface Change {
    /** Whom it is about. */
    String agent();

    /** How great a change it is; 1 for the least. */
    int size();

    /** The agent as a desk file would have him; himself where the change is none of the file. */
    default Agent apply(Agent agent) {
        return agent;
    }

    /**
     * He would have been available.
     *
     * @param agent his id
     */
    record Present(String agent) implements Change {
        @Override
        public int size() {
            return 1;
        }
    }

    /**
     * He would not have been available.
     *
     * @param agent his id
     */
    record Away(String agent) implements Change {
        @Override
        public int size() {
            return 1;
        }
    }

    /**
     * He would not have declined.
     *
     * @param agent his id
     */
    record Willing(String agent) implements Change {
        @Override
        public int size() {
            return 1;
        }
    }

    /**
     * He would have had more room.
     *
     * @param agent his id
     * @param bound which of his bounds
     * @param units more than it allows
     */
    record Room(String agent, Bound bound, int units) implements Change {
        @Override
        public int size() {
            return units;
        }

        @Override
        public Agent apply(Agent him) {
            Capacity now = him.capacity();
            Capacity more = switch (bound) {
                case TOTAL -> new Capacity(plus(now.total()), now.ofPublic(), now.ofPrivate());
                case PUBLIC -> new Capacity(now.total(), plus(now.ofPublic()), now.ofPrivate());
                case PRIVATE -> new Capacity(now.total(), now.ofPublic(), plus(now.ofPrivate()));
            };
            return new Agent(him.id(), him.name(), him.departments(), him.skills(), more);
        }

        private @Nullable Integer plus(@Nullable Integer limit) {
            return limit == null ? null : Integer.valueOf(limit + units);
        }
    }

    /**
     * He would have known more.
     *
     * @param agent his id
     * @param skill its id
     * @param level that is enough
     * @param levels more than he has
     */
    record Level(String agent, String skill, int level, int levels) implements Change {
        @Override
        public int size() {
            return levels;
        }

        @Override
        public Agent apply(Agent him) {
            return new Agent(
                    him.id(),
                    him.name(),
                    him.departments(),
                    Standing.raised(him.skills(), skill, level),
                    him.capacity());
        }
    }

    /**
     * He would have been of a department more.
     *
     * @param agent his id
     * @param department whose queue it is
     */
    record Member(String agent, String department) implements Change {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public Agent apply(Agent him) {
            return new Agent(
                    him.id(), him.name(), Standing.joined(him.departments(), department), him.skills(), him.capacity());
        }
    }
}
