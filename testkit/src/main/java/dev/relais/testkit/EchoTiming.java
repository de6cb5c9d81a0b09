package dev.relais.testkit;

/** When a fake network pushes the echo of a send. Both happen. */
public enum EchoTiming {
    /** The host gets the echo while its own call still waits for the answer. */
    BEFORE_ANSWER,
    /** The host gets the echo after the answer, or after its connection was closed instead. */
    AFTER_ANSWER
}
