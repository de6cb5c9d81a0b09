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
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Other products' definitions. Statuses of tickets stand for phases: new for waiting, open for owned, pending for the customer's
 * turn, on hold for snoozed, solved for settled.
 */
final class Others {
    private static final Judge NOTHING = new Judge.Nothing();
    private static final Set<Phase> ALWAYS = EnumSet.allOf(Phase.class);
    private static final Set<Phase> OURS_TO_DO = EnumSet.of(Phase.WAITING, Phase.OWNED, Phase.SNOOZED);
    private static final Set<Phase> NEW_OR_OPEN = EnumSet.of(Phase.WAITING, Phase.OWNED);
    private static final Set<Exclusion> PEOPLE = EnumSet.of(Exclusion.SET_ASIDE, Exclusion.AUTOMATIC_REPLIES);
    /** A machine's reply ends the wait, without being one. */
    private static final Set<Exclusion> FOLLOWING = EnumSet.of(Exclusion.SET_ASIDE, Exclusion.FIRST_REPLY);

    private static final Set<Exclusion> FOLLOWING_PEOPLE =
            EnumSet.of(Exclusion.SET_ASIDE, Exclusion.FIRST_REPLY, Exclusion.AUTOMATIC_REPLIES);
    private static final Duration FIRST_SOLUTION = Duration.ofMinutes(15);

    private Others() {}

    static List<Metric> all(Duration promised) {
        Judge within = new Judge.Within(promised);
        return List.of(
                // a report of averages over what came to an end
                chatwoot(
                        "first-response",
                        Start.LATEST_OPENING,
                        Stop.HUMAN_REPLY,
                        Times.FIRST,
                        NOTHING,
                        "first-response"),
                // attributed to who has the conversation; a machine's reply ends the wait
                chatwoot(
                        "reply-time", Start.UNANSWERED_MESSAGE, Stop.HUMAN_REPLY, Times.EACH, NOTHING, "next-response"),
                // at each resolution from the creation on, pauses included
                chatwoot("resolution", Start.CREATED, Stop.SETTLED, Times.EACH_FROM_FIRST, NOTHING, "resolution"),
                // applied less missed, of applied: what is undecided counts as hit
                chatwoot("sla-hit-rate", Start.CREATED, Stop.HUMAN_REPLY, Times.FIRST, within, "first-response"),
                zammad("first-response", Start.CREATED, Stop.HUMAN_REPLY, Times.FIRST, within, "first-response"),
                zammad(
                        "update-response",
                        Start.LATEST_MESSAGE,
                        Stop.HUMAN_REPLY,
                        Times.LONGEST,
                        NOTHING,
                        "next-response"),
                zammad(
                        "update-between",
                        Start.PREVIOUS_REPLY,
                        Stop.HUMAN_REPLY,
                        Times.LONGEST,
                        NOTHING,
                        "next-response"),
                zammad("solution", Start.CREATED, Stop.SETTLED, Times.FIRST, NOTHING, "resolution"),
                new Metric(
                        "zammad.first-solution",
                        1,
                        "Zammad",
                        Population.EPISODES,
                        Start.CREATED,
                        Stop.SETTLED,
                        Times.FIRST,
                        Clock.WALL,
                        ALWAYS,
                        new Judge.Within(FIRST_SOLUTION),
                        Attribution.OWNER_AT_STOP,
                        PEOPLE,
                        Undecided.LEFT_OUT,
                        "resolution"),
                zendesk(
                        "first-reply",
                        Start.CREATED,
                        Stop.HUMAN_REPLY,
                        Times.FIRST,
                        Clock.WALL,
                        ALWAYS,
                        "first-response"),
                zendesk(
                        "next-reply",
                        Start.UNANSWERED_MESSAGE,
                        Stop.HUMAN_REPLY,
                        Times.EACH,
                        Clock.CALENDAR,
                        ALWAYS,
                        "next-response"),
                zendesk(
                        "periodic-update",
                        Start.PREVIOUS_REPLY,
                        Stop.HUMAN_REPLY,
                        Times.EACH,
                        Clock.CALENDAR,
                        ALWAYS,
                        "next-response"),
                zendesk(
                        "requester-wait",
                        Start.CREATED,
                        Stop.SETTLED,
                        Times.LAST,
                        Clock.WALL,
                        OURS_TO_DO,
                        "requester-wait"),
                zendesk("agent-work", Start.CREATED, Stop.SETTLED, Times.LAST, Clock.WALL, NEW_OR_OPEN, "agent-work"),
                zendesk("first-resolution", Start.CREATED, Stop.SETTLED, Times.FIRST, Clock.WALL, ALWAYS, "resolution"),
                zendesk("full-resolution", Start.CREATED, Stop.SETTLED, Times.LAST, Clock.WALL, ALWAYS, "resolution"),
                // removed from the queue in time, whether answered or gone, of all that were queued
                queued("connect.service-level", "Amazon Connect", promised, Undecided.LEFT_IN_TIME_IS_KEPT),
                // answered in time, of answered
                queued("genesys.service-level", "Genesys Cloud", promised, Undecided.LEFT_OUT));
    }

    private static Metric chatwoot(String id, Start start, Stop stop, Times times, Judge judge, String ours) {
        boolean assignee = start == Start.UNANSWERED_MESSAGE || stop == Stop.SETTLED;
        return new Metric(
                "chatwoot." + id,
                1,
                "Chatwoot",
                times == Times.EACH || times == Times.EACH_FROM_FIRST ? Population.STRETCHES : Population.EPISODES,
                start,
                stop,
                times,
                Clock.WALL,
                ALWAYS,
                judge,
                assignee ? Attribution.OWNER_AT_STOP : Attribution.SENDER,
                start == Start.UNANSWERED_MESSAGE ? FOLLOWING : PEOPLE,
                Undecided.AS_KEPT,
                ours);
    }

    private static Metric zammad(String id, Start start, Stop stop, Times times, Judge judge, String ours) {
        return new Metric(
                "zammad." + id,
                1,
                "Zammad",
                Population.EPISODES,
                start,
                stop,
                times,
                Clock.CALENDAR_MINUTES,
                NEW_OR_OPEN,
                judge,
                Attribution.OWNER_NOW,
                PEOPLE,
                Undecided.LEFT_OUT,
                ours);
    }

    private static Metric zendesk(
            String id, Start start, Stop stop, Times times, Clock clock, Set<Phase> runsIn, String ours) {
        return new Metric(
                "zendesk." + id,
                1,
                "Zendesk",
                times == Times.EACH ? Population.STRETCHES : Population.EPISODES,
                start,
                stop,
                times,
                clock,
                runsIn,
                NOTHING,
                Attribution.OWNER_NOW,
                start == Start.UNANSWERED_MESSAGE ? FOLLOWING_PEOPLE : PEOPLE,
                Undecided.LEFT_OUT,
                ours);
    }

    private static Metric queued(String id, String product, Duration promised, Undecided undecided) {
        return new Metric(
                id,
                1,
                product,
                Population.STRETCHES,
                Start.QUEUED,
                Stop.ASSIGNED,
                Times.EACH,
                Clock.WALL,
                ALWAYS,
                new Judge.Within(promised),
                Attribution.OWNER_AT_STOP,
                Set.of(Exclusion.SET_ASIDE),
                undecided,
                "first-assignment");
    }
}
