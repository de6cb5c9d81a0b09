package dev.relais.presence;

/** Whether an agent is there, and what he is there for. */
public enum Presence {
    /** He takes new conversations. */
    AVAILABLE,
    /** He is there and works; he takes nothing new. */
    BUSY,
    /** He is away for a while and keeps what he has; he takes nothing new. */
    AWAY,
    /** He finishes what he just settled; he takes nothing new for that long. */
    WRAP_UP,
    /** He is not there: he signed off, his devices fell silent, or his shift is over. */
    OFFLINE;

    /** Whether he may be offered something. */
    public boolean takesNew() {
        return this == AVAILABLE;
    }

    /** Whether whoever becomes available out of this comes in anew, so that his room grows gently. */
    public boolean isAbsence() {
        return this == AWAY || this == OFFLINE;
    }
}
