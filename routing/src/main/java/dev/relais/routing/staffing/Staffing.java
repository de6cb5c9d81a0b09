package dev.relais.routing.staffing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;

/**
 * How many agents each interval of a day needs for a service level.
 *
 * <pre>{@code
 * Staffing target = Staffing.answering(0.80, Duration.ofMinutes(15)).withConcurrency(3).withShrinkage(0.30);
 * List<Staffed> day = target.plan(List.of(
 *         Load.perHour(90, Duration.ofMinutes(12)), Load.perHour(140, Duration.ofMinutes(12))));
 * }</pre>
 *
 * <p>What is assumed. Each interval is in balance on its own: what one hour leaves undone is not carried into the next, so
 * plan hours in which the load changes little compared with the handling time. An agent who handles c contacts at once is c
 * places, each as fast as alone at the {@link Load#handling} given (which is to be measured at that concurrency), and any free
 * place is filled at once. All agents can take all contacts; where skills divide them, plan each group.
 *
 * @param share of the contacts whose handling must start within the time, between 0 and 1, both excluded
 * @param within that time, PT0S or longer
 * @param concurrency contacts that an agent handles at once, from 1 to 1,000
 * @param maxOccupancy the greatest share of their places that may be in use on average, above 0, at most 1
 * @param shrinkage the share of the paid time in which agents are not at work (breaks, training, leave), from 0 to below 1
 */
public record Staffing(double share, Duration within, int concurrency, double maxOccupancy, double shrinkage) {
    /** @throws RefusedParameterException if a parameter is out of its bounds */
    public Staffing {
        Bounds.inside("share", share);
        Bounds.notNegative("within", within);
        Bounds.whole("concurrency", concurrency, 1, 1_000);
        Bounds.check(maxOccupancy > 0 && maxOccupancy <= 1, "maxOccupancy", "above 0 and at most 1", maxOccupancy);
        Bounds.check(shrinkage >= 0 && shrinkage < 1, "shrinkage", "from 0 to below 1", shrinkage);
    }

    /**
     * A target such as 80 % within 15 minutes, for agents with one contact at once, any occupancy and no shrinkage.
     *
     * @throws RefusedParameterException if a parameter is out of its bounds
     */
    public static Staffing answering(double share, Duration within) {
        return new Staffing(share, within, 1, 1, 0);
    }

    /** The same, but each agent handles several contacts at once. */
    public Staffing withConcurrency(int contacts) {
        return new Staffing(share, within, contacts, maxOccupancy, shrinkage);
    }

    /** The same, but agents must not be busier than this on average. */
    public Staffing withMaxOccupancy(double most) {
        return new Staffing(share, within, concurrency, most, shrinkage);
    }

    /** The same, but a share of the paid time is not spent at work. */
    public Staffing withShrinkage(double away) {
        return new Staffing(share, within, concurrency, maxOccupancy, away);
    }

    /**
     * The agents of each interval.
     *
     * @throws RefusedParameterException if an interval would need more than 1,000,000 places
     */
    public List<Staffed> plan(List<Load> loads) {
        return loads.stream().map(this::agents).toList();
    }

    /**
     * The fewest agents that reach the target.
     *
     * @throws RefusedParameterException if they would need more than 1,000,000 places
     */
    public Staffed agents(Load load) {
        if (load.arrivals() == 0) {
            return new Staffed(load, 0, 0, 1, 0, 0, 0);
        }
        int most = Bounds.MOST_AGENTS / concurrency;
        int high = 1;
        while (!reaches(load, high)) {
            Bounds.check(high < most, "arrivals", "few enough for " + most + " agents", load.arrivals());
            high = Math.min(most, 2 * high);
        }
        // More agents never do worse, so the fewest lie between the last that failed and the first that did not.
        int low = high / 2;
        while (high - low > 1) {
            int middle = low + (high - low) / 2;
            if (reaches(load, middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return of(load, high);
    }

    /**
     * What a given number of agents achieves.
     *
     * @param agents from 1, at most 1,000,000 places
     * @throws RefusedParameterException if there are too few or too many
     */
    public Staffed of(Load load, int agents) {
        Bounds.agents("agents", agents, 1);
        Bounds.check(agents <= Bounds.MOST_AGENTS / concurrency, "agents", "at most 1000000 places", agents);
        Load.Service service = load.with(agents * concurrency);
        return new Staffed(
                load,
                agents,
                scheduled(agents),
                service.within().applyAsDouble(Load.seconds(within)),
                service.occupancy(),
                service.meanWait(),
                service.abandoned());
    }

    private boolean reaches(Load load, int agents) {
        Load.Service service = load.with(agents * concurrency);
        return service.occupancy() <= maxOccupancy && service.within().applyAsDouble(Load.seconds(within)) >= share;
    }

    /** As decimals: 7 / (1 − 0.3) is 10, not a little more. */
    private int scheduled(int agents) {
        BigDecimal present = BigDecimal.ONE.subtract(BigDecimal.valueOf(shrinkage));
        BigDecimal scheduled = BigDecimal.valueOf(agents).divide(present, 0, RoundingMode.CEILING);
        return scheduled.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue();
    }
}
