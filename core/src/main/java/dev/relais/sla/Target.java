package dev.relais.sla;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One promise in one conversation, and what became of it.
 *
 * @param target what was promised
 * @param startedAt the event that started it
 * @param dueAt the earliest instant at which elapsed time reaches what the service level allows; null where a pause that
 *     began before keeps it from being reached, or where it lies more than ten years after the start
 * @param metAt the event that met it; null where it was not met or was withdrawn
 * @param businessElapsed open time since the start less the pauses, up to the event that ended it, else up to when the
 *     timeline was looked at
 * @param verdict what became of it
 */
public record Target(
        TargetKind target,
        Instant startedAt,
        @Nullable Instant dueAt,
        @Nullable Instant metAt,
        Duration businessElapsed,
        Verdict verdict) {}
