package dev.relais.routing.staffing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What arrives in one interval of a plan.
 *
 * @param arrivals contacts expected in the interval: 0, or from 1e-9 to 1e9
 * @param interval its length, longer than PT0S
 * @param handling mean time from the start to the end of a contact, longer than PT0S; where an agent has several contacts at
 *     once, as measured while he has them
 * @param patience mean time after which somebody who waits gives up, longer than PT0S; null where nobody does
 */
public record Load(
        double arrivals,
        Duration interval,
        Duration handling,
        @Nullable Duration patience) {
    /** @throws RefusedParameterException if a parameter is out of its bounds */
    public Load {
        Bounds.check(
                arrivals == 0 || (arrivals >= 1e-9 && arrivals <= 1e9), "arrivals", "0 or from 1e-9 to 1e9", arrivals);
        Bounds.positive("interval", interval);
        Bounds.positive("handling", handling);
        if (patience != null) {
            Bounds.positive("patience", patience);
        }
    }

    /**
     * An hour of contacts whose customers do not give up.
     *
     * @throws RefusedParameterException if a parameter is out of its bounds
     */
    public static Load perHour(double arrivals, Duration handling) {
        return new Load(arrivals, Duration.ofHours(1), handling, null);
    }

    /** The same, but customers give up after a mean patience. */
    public Load withPatience(Duration mean) {
        return new Load(arrivals, interval, handling, mean);
    }

    /** Offered load in erlangs: contacts in hand at once if nobody ever waited. */
    public double erlangs() {
        return arrivals * (seconds(handling) / seconds(interval));
    }

    /** What so many places do with it; in seconds. */
    Service with(int places) {
        double arrivalRate = arrivals / seconds(interval);
        double serviceRate = 1 / seconds(handling);
        if (patience == null) {
            ErlangC model = new ErlangC(arrivalRate, serviceRate, places);
            return new Service(model::serviceLevel, model.occupancy(), model.meanWait(), 0);
        }
        ErlangA model = new ErlangA(arrivalRate, serviceRate, 1 / seconds(patience), places);
        return new Service(model::servedWithin, model.occupancy(), model.meanWait(), model.probabilityOfAbandon());
    }

    static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() * 1e-9;
    }

    /**
     * What customers and agents meet.
     *
     * @param within time → share of the contacts that are handled within it
     * @param occupancy of the places
     * @param meanWait in seconds
     * @param abandoned share of the contacts
     */
    record Service(
            java.util.function.DoubleUnaryOperator within, double occupancy, double meanWait, double abandoned) {}
}
