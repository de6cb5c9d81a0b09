package dev.relais.desk;

import dev.relais.sla.Target;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the promises in a matter under one version of them. Another service level, or another content of the same, begins
 * another version and leaves the earlier ones as they were: an earlier version is judged up to the instant of the change, the newest
 * judges all of the matter's current episode. Episodes before that keep the version that they ended under.
 *
 * @param version counted from 1
 * @param sla the service level; null: nothing was promised
 * @param policy names what it promised, see {@link dev.relais.config.Promise#version()}; null where that was not written down
 * @param since from when on it held: the rules chose it, or the desk was opened with it
 * @param targets by start, with those that no service level promises: calls and reply windows
 */
public record Judgement(
        int version, @Nullable String sla, @Nullable String policy, Instant since, List<Target> targets) {
    /** Copies the list. */
    public Judgement {
        targets = List.copyOf(targets);
    }
}
