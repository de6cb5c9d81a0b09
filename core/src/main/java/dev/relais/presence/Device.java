package dev.relais.presence;

/** What an agent works on: some fall silent although he is there. */
public enum Device {
    /** A browser or program that is open while he works. */
    DESKTOP,
    /** A phone, which may sleep in a pocket. */
    MOBILE
}
