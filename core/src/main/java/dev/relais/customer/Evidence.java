package dev.relais.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who said so, on what basis, when.
 *
 * @param by an agent's id, or the name of a program
 * @param basis on what ground
 * @param at when it was said
 * @param note in words, for people; null where there was none or it was erased; never shows in {@link #toString()}
 */
public record Evidence(
        String by, Basis basis, Instant at, @Nullable String note) {
    /** @throws IllegalArgumentException if nobody says so */
    public Evidence {
        if (by.isBlank()) {
            throw new IllegalArgumentException("evidence names who gives it");
        }
    }

    /** The same without the words. */
    public Evidence withoutNote() {
        return note == null ? this : new Evidence(by, basis, at, null);
    }

    @Override
    public String toString() {
        return "Evidence[" + by + " " + basis + " " + at + "]";
    }
}
