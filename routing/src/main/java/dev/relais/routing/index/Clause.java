package dev.relais.routing.index;

import org.jspecify.annotations.Nullable;

/**
 * A compiled condition.
 *
 * @param check whether it holds
 * @param access signals of which at least one is on whenever it holds, also where facts are lists; null if there are none such
 * @param exact whether it holds wherever one of those signals is on
 */
record Clause(Check check, int @Nullable [] access, boolean exact) {

    /** Without a way to find it. */
    static Clause open(Check check) {
        return new Clause(check, null, false);
    }

    /** Those signals; none where it cannot be found. */
    int[] signals() {
        return access == null ? new int[0] : access;
    }

    /** Whether it is found by the value of a fact that has but few. */
    boolean tellsLittle() {
        return check instanceof Check.Mask mask && mask.slot().tellsLittle();
    }
}
