package dev.relais.conversation;

/** Whose message it is. */
public enum Direction {
    /** The customer wrote it. */
    INBOUND,
    /** The brand wrote it. */
    OUTBOUND
}
