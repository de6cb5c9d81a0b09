package dev.relais.conversation;

/**
 * What a service level promised at a time, kept in the log: a desk file may change, a verdict may not.
 *
 * @param policy names what is promised: equal for equal promises
 * @param text the promise itself, as {@link dev.relais.config.Promise} writes and reads it
 */
public record Terms(String policy, String text) {
    @Override
    public String toString() {
        return "Terms[" + policy + "]";
    }
}
