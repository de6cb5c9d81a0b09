package dev.relais.twitter.budget;

/** Who waits for a call. */
public enum Urgency {
    /** A person, or a customer: never held back for money, and it may use a window up. */
    INTERACTIVE,
    /** Nobody: polls and checks leave the last part of a window, and what the month still needs, to people. */
    BACKGROUND
}
