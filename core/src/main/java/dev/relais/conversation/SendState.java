package dev.relais.conversation;

/** What is known of a send. */
public enum SendState {
    /** Decided, not yet answered by the network. */
    SENDING,
    /** The network has it. */
    SENT,
    /** The network refused it; nothing was sent. */
    REJECTED,
    /** The network takes no more for now; nothing was sent. */
    THROTTLED,
    /** Nobody knows whether the network has it. Never sent again blindly. */
    UNKNOWN
}
