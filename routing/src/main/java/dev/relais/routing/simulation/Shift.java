package dev.relais.routing.simulation;

/**
 * When a group of agents is there, every day alike, the days before day 0 included. Instants are nanoseconds since 00:00 of day 0.
 *
 * @param from nanoseconds since 00:00
 * @param length nanoseconds a day
 */
record Shift(long from, long length) {
    private static final long DAY = Scenario.DAY.toNanos();

    static Shift of(AgentGroup group) {
        return new Shift(group.from().toNanos(), group.present().toNanos());
    }

    boolean always() {
        return length == DAY;
    }

    boolean present(long at) {
        return Math.floorMod(at - from, DAY) < length;
    }

    /** When they next come or go; {@link Agenda#NEVER} where they are always there. */
    long nextChange(long at) {
        if (always()) {
            return Agenda.NEVER;
        }
        long since = Math.floorMod(at - from, DAY);
        return Math.addExact(at, (since < length ? length : DAY) - since);
    }

    /** For how long they are there from one instant to another. */
    long between(long start, long end) {
        return end <= start ? 0 : always() ? end - start : upTo(end) - upTo(start);
    }

    private long upTo(long at) {
        long since = at - from;
        return Math.floorDiv(since, DAY) * length + Math.min(length, Math.floorMod(since, DAY));
    }
}
