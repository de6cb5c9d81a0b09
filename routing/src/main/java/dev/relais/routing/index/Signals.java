package dev.relais.routing.index;

/** Told what a message shows. */
interface Signals {

    /** A signal is on, perhaps not for the first time. */
    void on(int signal);

    /** Whether a signal was on before. */
    boolean isOn(int signal);
}
