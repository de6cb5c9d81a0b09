package dev.relais.conversation;

/** What is known of a send. */
public enum SendState {
    /** Decided; the network has not been called, or is proven not to have it. */
    PENDING,
    /** The network is being called. */
    SENDING,
    /** The network has it. */
    SENT,
    /** The network refused it; nothing was sent. */
    REJECTED,
    /** The network takes no more for now; nothing was sent. It goes out later. */
    THROTTLED,
    /** The call is over, and nobody knows whether the network has it. Never sent again blindly. */
    UNKNOWN,
    /** Waits for a person: nobody else can find out, or repair what keeps it from going out. */
    HELD,
    /** A person decided that it shall not go out. */
    CANCELLED;

    /** Whether nothing more happens to it. */
    public boolean isFinal() {
        return this == SENT || this == REJECTED || this == CANCELLED;
    }
}
