package dev.relais.twitter.auth;

/** What became of a consent. */
public sealed interface Consent {
    /** X gave tokens, and they are kept. {@link Tokens#scopes()} tells what was granted; it may be less than was asked. */
    record Granted(Tokens tokens) implements Consent {}

    /** There are no new tokens; what was kept before is unchanged. */
    record Refused(Trouble trouble) implements Consent {}
}
