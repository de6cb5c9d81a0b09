package dev.relais.metrics;

import dev.relais.sla.TargetKind;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a metric, as a value: two people who have the same value mean the same. {@link Catalogue} holds those of
 * Relais, and those that reproduce other products.
 *
 * @param id such as {@code first-response}; of another product's: {@code chatwoot.first-response}
 * @param version counted up when the definition changes
 * @param product whose definition it is
 * @param population what is one case
 * @param start when a case begins
 * @param stop when it ends
 * @param times which of several ends of one conversation count
 * @param clock what time is counted in
 * @param runsIn the phases in which the clock runs
 * @param judge when a case is kept
 * @param attribution whose case it is
 * @param exclusions what is left out
 * @param undecided what the level makes of cases that are neither kept nor broken
 * @param ours id of the metric of Relais that comes nearest; its own for those of Relais
 */
public record Metric(
        String id,
        int version,
        String product,
        Population population,
        Start start,
        Stop stop,
        Times times,
        Clock clock,
        Set<Phase> runsIn,
        Judge judge,
        Attribution attribution,
        Set<Exclusion> exclusions,
        Undecided undecided,
        String ours) {
    /** Copies the sets. */
    public Metric {
        runsIn = Set.copyOf(runsIn);
        exclusions = Set.copyOf(exclusions);
    }

    /** Whether its cases have durations that mean something. */
    public boolean isTimed() {
        return population != Population.RESOLUTIONS && population != Population.PUBLIC_MESSAGES && !counts();
    }

    /** Whether a case has an amount instead of an outcome. */
    public boolean counts() {
        return stop == Stop.TRANSFERRED;
    }

    /** What is one case. */
    public enum Population {
        /** A conversation, or one episode of it where a matter had rested and a new one began. */
        EPISODES,
        /** Each stretch between a start and a stop. */
        STRETCHES,
        /** Each time that a conversation was settled. */
        RESOLUTIONS,
        /** Each public message of a customer. */
        PUBLIC_MESSAGES
    }

    /** When a case begins. */
    public enum Start {
        /** The conversation is there. */
        CREATED,
        /** The customer's first message. */
        FIRST_MESSAGE,
        /** A message of the customer to which no reply was owed yet. */
        UNANSWERED_MESSAGE,
        /** The customer's latest message: each begins it anew. */
        LATEST_MESSAGE,
        /** Where it was opened or opened again last, or given from a machine to people. */
        LATEST_OPENING,
        /** The brand's reply before. */
        PREVIOUS_REPLY,
        /** The brand's newest reply: each begins it anew. */
        LATEST_REPLY,
        /** It waits in a queue. */
        QUEUED,
        /** It was settled. */
        SETTLED,
        /** As the service level says, see {@link TargetKind}. */
        SERVICE_LEVEL
    }

    /** When a case ends. */
    public enum Stop {
        /** A person's reply, through Relais or in the network's own application. */
        HUMAN_REPLY,
        /** Any reply. */
        ANY_REPLY,
        /** The customer writes again. */
        CUSTOMER_MESSAGE,
        /** An agent took it. */
        ASSIGNED,
        /** The conversation is settled. */
        SETTLED,
        /** It was opened again. */
        REOPENED,
        /** Not at all: transfers are counted. */
        TRANSFERRED,
        /** Answered, hidden, settled, or taken back. */
        DEALT_WITH,
        /** As the service level says, see {@link TargetKind}. */
        SERVICE_LEVEL
    }

    /** Which of several ends count. */
    public enum Times {
        /** The first. */
        FIRST,
        /** Each, from the start before it. */
        EACH,
        /** Each, always from the first start. */
        EACH_FROM_FIRST,
        /** The last, from the first start; a conversation that is open again has none. */
        LAST,
        /** Of each the longest. */
        LONGEST
    }

    /** What time is counted in. */
    public enum Clock {
        /** All of it. */
        WALL,
        /** Open time of the service level's calendar. */
        CALENDAR,
        /** The same in whole minutes: seconds of either end are cut off. */
        CALENDAR_MINUTES,
        /** None. */
        NONE
    }

    /** When a case is kept. */
    public sealed interface Judge {
        /** By the service level of the conversation. */
        record ServiceLevelTarget(TargetKind target) implements Judge {}

        /** If it ends within so much of the metric's clock. */
        record Within(Duration allowed) implements Judge {}

        /** If it was not opened again within so long. */
        record NotReopened(Duration window) implements Judge {}

        /** If somebody dealt with it. */
        record DealtWith() implements Judge {}

        /** Nothing is promised. */
        record Nothing() implements Judge {}
    }

    /** Whose case it is. */
    public enum Attribution {
        /** Who wrote the reply that ended it, else who had it then. */
        SENDER,
        /** Who had it when it ended. */
        OWNER_AT_STOP,
        /** Who had it last. */
        OWNER_NOW,
        /** Nobody. */
        NOBODY
    }

    /** What is left out. */
    public enum Exclusion {
        /** Replies that a machine decided end nothing. */
        AUTOMATIC_REPLIES,
        /** Replies that were written in the network's own application end nothing. */
        REPLIES_ELSEWHERE,
        /** The first reply of a conversation ends nothing: it is another metric's. */
        FIRST_REPLY,
        /** Conversations that a rule set aside have no case. */
        SET_ASIDE,
        /** What the customer took back has no case. */
        WITHDRAWN
    }

    /** What a level makes of cases that are neither kept nor broken; {@link Levels} computes it. */
    public enum Undecided {
        /** Told apart: between two bounds. */
        BOUNDS,
        /** Counted as kept. */
        AS_KEPT,
        /** Left out of the share. */
        LEFT_OUT,
        /** Left out; what left within the time counts as kept. */
        LEFT_IN_TIME_IS_KEPT
    }

    /** The target that judges it; null where none does. */
    @Nullable
    TargetKind target() {
        return judge instanceof Judge.ServiceLevelTarget by ? by.target() : null;
    }
}
