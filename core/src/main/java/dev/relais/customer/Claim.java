package dev.relais.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody gives as his ground, before it is on record.
 *
 * @param by who says so: an agent's id, or the name of a program
 * @param basis on what ground
 * @param note in words, for people; may hold personal data and never shows in {@link #toString()}
 */
public record Claim(String by, Basis basis, @Nullable String note) {
    /** @throws IllegalArgumentException if nobody says so */
    public Claim {
        if (by.isBlank()) {
            throw new IllegalArgumentException("evidence names who gives it");
        }
    }

    /** A ground without a note. */
    public static Claim of(String by, Basis basis) {
        return new Claim(by, basis, null);
    }

    /** The evidence that this is, given now. */
    Evidence at(Instant now) {
        return new Evidence(by, basis, now, note);
    }

    @Override
    public String toString() {
        return "Claim[" + by + " " + basis + "]";
    }
}
