package dev.relais.desk;

import dev.relais.conversation.Terms;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was promised from some instant on.
 *
 * @param version counted from 1; a choice that changes nothing has the same
 * @param sla null: nothing
 * @param terms null where they were not written down
 */
record Choice(
        int version,
        Instant since,
        @Nullable String sla,
        @Nullable Terms terms) {
    boolean isSame(@Nullable String otherSla, @Nullable Terms other) {
        return Objects.equals(sla, otherSla) && Objects.equals(policy(), other == null ? null : other.policy());
    }

    @Nullable
    String policy() {
        return terms == null ? null : terms.policy();
    }

    Choice with(@Nullable Terms known) {
        return new Choice(version, since, sla, known);
    }
}
