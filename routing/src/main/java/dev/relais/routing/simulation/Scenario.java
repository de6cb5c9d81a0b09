package dev.relais.routing.simulation;

import dev.relais.config.QueueConfig;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is simulated. Time begins at 00:00 of day 0 with nothing waiting and nobody busy.
 *
 * <p>Immutable and thread-safe. {@link ScenarioFile} reads one from JSON.
 *
 * @param seed chance follows from it; every class draws its arrivals, handling times, patience and forecasts from streams of their
 *     own, so that two policies meet the same contacts
 * @param replications independent runs, from 1 to {@link #MOST_REPLICATIONS}
 * @param warmUp not counted
 * @param duration follows it: contacts that arrive in it are counted, and later ones do not arrive; null, with a trace only: until
 *     all of the trace is done
 * @param agents who answers
 * @param queues where contacts wait
 * @param classes what contacts there are
 * @param trace the contacts, in place of the rates and handling times of the classes; null: there is none
 * @param sigma the engine is told a forecast, the true handling time × exp({@code sigma} × Z) with Z standard normal; null: it is
 *     told none
 */
public record Scenario(
        long seed,
        int replications,
        Duration warmUp,
        @Nullable Duration duration,
        List<AgentGroup> agents,
        List<QueueConfig> queues,
        List<ContactClass> classes,
        @Nullable Trace trace,
        @Nullable Double sigma) {
    /** The longest time that a scenario may name: a hundred years. */
    public static final Duration LONGEST = Duration.ofDays(36_525);
    /** Runs of one scenario. */
    public static final int MOST_REPLICATIONS = 10_000;
    /** Agents of one scenario. */
    public static final int MOST_AGENTS = 200_000;
    /** Conversations at once of one agent. */
    public static final int MOST_CAPACITY = 100_000;
    /** Contacts of one class in an hour, on average. */
    public static final double MOST_PER_HOUR = 1e9;
    /** Standard deviation of a forecast's logarithm. */
    public static final double MOST_SIGMA = 100;
    /** Contacts that a simulation may be expected to see, over all replications. */
    public static final double MOST_CONTACTS = 1e9;

    static final Duration DAY = Duration.ofDays(1);

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if a number is out of its range, an id stands twice, a class names a queue that is not there,
     *     or rates and trace are both given or both missing
     */
    public Scenario {
        within("replications", replications, 1, MOST_REPLICATIONS);
        notNegative("warmUp", warmUp);
        agents = List.copyOf(agents);
        queues = List.copyOf(queues);
        classes = List.copyOf(classes);
        if (duration != null) {
            notNegative("warmUp + duration", warmUp.plus(positive("duration", duration)));
        } else if (trace == null) {
            throw new IllegalArgumentException("duration may be absent with a trace only");
        }
        if (sigma != null) {
            within("sigma", sigma, MOST_SIGMA);
        }
        if (agents.stream().mapToLong(AgentGroup::count).sum() > MOST_AGENTS) {
            throw new IllegalArgumentException("there must be at most " + MOST_AGENTS + " agents");
        }
        Set<String> queueIds =
                unique("queue", queues.stream().map(QueueConfig::id).toList());
        Set<String> classIds =
                unique("class", classes.stream().map(ContactClass::id).toList());
        for (ContactClass contacts : classes) {
            if (!queueIds.contains(contacts.queue())) {
                throw new IllegalArgumentException("class " + contacts.id() + " waits in no queue of the scenario");
            }
            if ((contacts.perHour() == null) != (trace != null)) {
                throw new IllegalArgumentException("class " + contacts.id()
                        + " needs a rate where there is no trace, and none where there is one");
            }
        }
        if (trace != null && !classIds.containsAll(trace.classes())) {
            throw new IllegalArgumentException("the trace has classes that the scenario has not");
        }
        double expected = expected(replications, warmUp, duration, classes, trace);
        if (expected > MOST_CONTACTS) {
            throw new IllegalArgumentException(tooMany(expected));
        }
    }

    /** The same contacts under other queues: for comparing policies. */
    public Scenario withQueues(List<QueueConfig> other) {
        return new Scenario(seed, replications, warmUp, duration, agents, other, classes, trace, sigma);
    }

    /** The same scenario with other chances. */
    public Scenario withSeed(long other) {
        return new Scenario(other, replications, warmUp, duration, agents, queues, classes, trace, sigma);
    }

    /** The same scenario with other staff. */
    public Scenario withAgents(List<AgentGroup> other) {
        return new Scenario(seed, replications, warmUp, duration, other, queues, classes, trace, sigma);
    }

    /** Contacts to expect over all replications. */
    static double expected(
            int replications,
            Duration warmUp,
            @Nullable Duration duration,
            List<ContactClass> classes,
            @Nullable Trace trace) {
        double each = 0;
        if (trace != null) {
            each = trace.size();
        } else if (duration != null) {
            double hours = warmUp.plus(duration).toNanos() / 3.6e12;
            for (ContactClass contacts : classes) {
                Double perHour = contacts.perHour();
                each += perHour == null ? 0 : perHour * hours;
            }
        }
        return each * replications;
    }

    static String tooMany(double expected) {
        return "about " + Math.round(expected) + " contacts over all replications; at most " + Math.round(MOST_CONTACTS)
                + " are simulated";
    }

    static Duration positive(String name, Duration value) {
        if (value.isZero()) {
            throw new IllegalArgumentException(name + " must be longer than zero");
        }
        return notNegative(name, value);
    }

    static Duration notNegative(String name, Duration value) {
        if (value.isNegative() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be from zero to " + LONGEST + ", is " + value);
        }
        return value;
    }

    static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be from " + least + " to " + most + ", is " + value);
        }
    }

    static void within(String name, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException(name + " must be from 0 to " + most + ", is " + value);
        }
    }

    private static Set<String> unique(String what, List<String> ids) {
        Set<String> unique = new HashSet<>(ids);
        if (unique.size() < ids.size()) {
            throw new IllegalArgumentException(
                    what + " ids must be unique, are " + ids.stream().sorted().collect(Collectors.joining(", ")));
        }
        return unique;
    }
}
