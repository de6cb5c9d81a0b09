package dev.relais.metrics;

import dev.relais.metrics.Metric.Attribution;
import dev.relais.metrics.Metric.Clock;
import dev.relais.metrics.Metric.Exclusion;
import dev.relais.metrics.Metric.Judge;
import dev.relais.metrics.Metric.Population;
import dev.relais.metrics.Metric.Start;
import dev.relais.metrics.Metric.Stop;
import dev.relais.metrics.Metric.Times;
import dev.relais.metrics.Metric.Undecided;
import dev.relais.sla.TargetKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The metrics that Relais computes, and others' definitions of theirs. */
public final class Catalogue {
    private static final String RELAIS = "Relais";
    private static final Duration SILENT_AFTER = Duration.ofDays(1);
    private static final Judge NOTHING = new Judge.Nothing();
    private static final Set<Phase> ALWAYS = EnumSet.allOf(Phase.class);
    private static final Set<Phase> NOT_SETTLED = EnumSet.complementOf(EnumSet.of(Phase.SETTLED));

    private Catalogue() {}

    /**
     * Relais' own.
     *
     * @param reopenWindow how long after it was settled a conversation that is opened again counts as reopened
     */
    public static List<Metric> relais(Duration reopenWindow) {
        return List.of(
                byServiceLevel("first-response", TargetKind.FIRST_RESPONSE, Population.EPISODES, Times.FIRST),
                byServiceLevel("next-response", TargetKind.NEXT_RESPONSE, Population.STRETCHES, Times.EACH),
                byServiceLevel("resolution", TargetKind.RESOLUTION, Population.STRETCHES, Times.EACH),
                byServiceLevel("call-back", TargetKind.CALL_BACK, Population.STRETCHES, Times.EACH),
                byServiceLevel("reply-window", TargetKind.REPLY_WINDOW, Population.STRETCHES, Times.EACH),
                own(
                        "first-assignment",
                        Population.EPISODES,
                        Start.CREATED,
                        Stop.ASSIGNED,
                        Times.FIRST,
                        ALWAYS,
                        NOTHING),
                own(
                        "requester-wait",
                        Population.EPISODES,
                        Start.CREATED,
                        Stop.SETTLED,
                        Times.LAST,
                        EnumSet.of(Phase.WAITING, Phase.OWNED, Phase.SNOOZED),
                        NOTHING),
                own(
                        "agent-work",
                        Population.EPISODES,
                        Start.CREATED,
                        Stop.SETTLED,
                        Times.LAST,
                        EnumSet.of(Phase.OWNED),
                        NOTHING),
                new Metric(
                        "silence",
                        1,
                        RELAIS,
                        Population.STRETCHES,
                        Start.LATEST_REPLY,
                        Stop.CUSTOMER_MESSAGE,
                        Times.EACH,
                        Clock.WALL,
                        ALWAYS,
                        new Judge.Within(SILENT_AFTER),
                        Attribution.OWNER_AT_STOP,
                        Set.of(Exclusion.SET_ASIDE),
                        Undecided.BOUNDS,
                        "silence"),
                new Metric(
                        "reopened",
                        1,
                        RELAIS,
                        Population.RESOLUTIONS,
                        Start.SETTLED,
                        Stop.REOPENED,
                        Times.EACH,
                        Clock.WALL,
                        ALWAYS,
                        new Judge.NotReopened(reopenWindow),
                        Attribution.OWNER_AT_STOP,
                        Set.of(Exclusion.SET_ASIDE),
                        Undecided.BOUNDS,
                        "reopened"),
                new Metric(
                        "transfers",
                        1,
                        RELAIS,
                        Population.EPISODES,
                        Start.CREATED,
                        Stop.TRANSFERRED,
                        Times.FIRST,
                        Clock.NONE,
                        ALWAYS,
                        NOTHING,
                        Attribution.OWNER_NOW,
                        Set.of(Exclusion.SET_ASIDE),
                        Undecided.BOUNDS,
                        "transfers"),
                new Metric(
                        "public-comments",
                        1,
                        RELAIS,
                        Population.PUBLIC_MESSAGES,
                        Start.UNANSWERED_MESSAGE,
                        Stop.DEALT_WITH,
                        Times.EACH,
                        Clock.WALL,
                        ALWAYS,
                        new Judge.DealtWith(),
                        Attribution.SENDER,
                        Set.of(),
                        Undecided.BOUNDS,
                        "public-comments"));
    }

    private static Metric byServiceLevel(String id, TargetKind target, Population population, Times times) {
        return new Metric(
                id,
                1,
                RELAIS,
                population,
                Start.SERVICE_LEVEL,
                Stop.SERVICE_LEVEL,
                times,
                Clock.CALENDAR,
                NOT_SETTLED,
                new Judge.ServiceLevelTarget(target),
                Attribution.SENDER,
                Set.of(Exclusion.SET_ASIDE),
                Undecided.BOUNDS,
                id);
    }

    private static Metric own(
            String id, Population population, Start start, Stop stop, Times times, Set<Phase> runsIn, Judge judge) {
        return new Metric(
                id,
                1,
                RELAIS,
                population,
                start,
                stop,
                times,
                Clock.WALL,
                runsIn,
                judge,
                Attribution.OWNER_AT_STOP,
                Set.of(Exclusion.SET_ASIDE),
                Undecided.BOUNDS,
                id);
    }

    /**
     * What Chatwoot, Zammad, Zendesk, Amazon Connect and Genesys Cloud call by these names, after their code and documentation as
     * of autumn 2026. Where they promise a duration it is {@code promised}.
     *
     * @param promised for first responses; for Connect and Genesys: within how long an agent must have it
     */
    public static List<Metric> others(Duration promised) {
        return Others.all(promised);
    }
}
