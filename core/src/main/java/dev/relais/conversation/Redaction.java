package dev.relais.conversation;

import org.jspecify.annotations.Nullable;

/** Events without the words that must go. The fold of a history is the same before and after. */
public final class Redaction {
    private Redaction() {}

    /**
     * An event that stands before the withdrawal of {@code message}, or before the erasure of everything where {@code message} is
     * null, without what that takes away; the same object where it takes nothing.
     */
    public static LoggedEvent of(LoggedEvent logged, @Nullable MessageId message) {
        return logged;
    }
}
