package dev.relais.routing.staffing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What may be told to somebody in line: how long it still takes until his handling starts, if he stays.
 *
 * <pre>{@code
 * PromisedWait wait = PromisedWait.inLine(10, 5, Duration.ofMinutes(10));
 * wait.mean();            // PT20M: ten agents have to become free, and five do so twice in ten minutes each
 * wait.quantile(0.8);     // PT25M2S and a bit: in four cases of five it takes no longer
 * }</pre>
 *
 * <p>Whoever is p-th in line is handled when p contacts have ended or left the line before him. All agents are busy while he
 * waits, so an agent becomes free every (handling / agents) on average, and with patience each of those before him leaves at
 * the rate 1 / patience. His wait is a sum of p exponential times: Erlang's (gamma) distribution without patience; with it
 * hypoexponential, of which e^−(wait / patience) is beta distributed. Both are computed from their densities.
 *
 * <p>It is right for a line that is served in order of arrival. Arrivals do not matter: they stand behind him.
 *
 * @param position his place in line, from 1 (the next) to 1,000,000
 * @param agents who take from this line, from 1 to 1,000,000; an agent who handles three contacts at once counts three times
 * @param handling mean time from start to end of a contact, longer than PT0S
 * @param patience mean time after which somebody in line gives up; null where nobody does
 */
public record PromisedWait(
        int position,
        int agents,
        Duration handling,
        @Nullable Duration patience) {
    private static final int MOST_STEPS = 200;

    /** @throws RefusedParameterException if a parameter is out of its bounds */
    public PromisedWait {
        Bounds.agents("position", position, 1);
        Bounds.agents("agents", agents, 1);
        Bounds.positive("handling", handling);
        if (patience != null) {
            Bounds.positive("patience", patience);
        }
    }

    /**
     * Nobody in line gives up.
     *
     * @throws RefusedParameterException if a parameter is out of its bounds
     */
    public static PromisedWait inLine(int position, int agents, Duration handling) {
        return new PromisedWait(position, agents, handling, null);
    }

    /** The same, but those before him give up after a mean patience. */
    public PromisedWait withPatience(Duration mean) {
        return new PromisedWait(position, agents, handling, mean);
    }

    /** The mean wait. */
    public Duration mean() {
        double sum = 0;
        for (int before = 0; before < position; before++) {
            sum += 1 / (rate() + before * leaving());
        }
        return duration(sum);
    }

    /**
     * The time that is long enough with a probability.
     *
     * @param probability between 0 and 1, both excluded; 0.8 for a promise that holds four times in five
     * @throws RefusedParameterException if it is not
     */
    public Duration quantile(double probability) {
        Bounds.inside("probability", probability);
        double low = 0;
        double high = Math.max(mode(), 1 / rate());
        while (within(high) < probability) {
            low = high;
            high *= 2;
        }
        double all = density().over(-mode(), Double.POSITIVE_INFINITY, s -> 1);
        double at = low + (high - low) / 2;
        for (int step = 0; step < MOST_STEPS && high - low > 1e-13 * high; step++) {
            double missing = probability - within(at);
            if (missing > 0) {
                low = at;
            } else {
                high = at;
            }
            // Newton's step, if it stays inside; the smaller half must not stay for ever, so it goes a little too far.
            double slope = Math.exp(exponent().applyAsDouble(at - mode())) / all;
            double next = at + missing / slope * (1 + 1e-10) + Math.copySign(2e-14 * at, missing);
            at = next > low && next < high ? next : low + (high - low) / 2;
        }
        return duration(high);
    }

    /**
     * The probability that he waits no longer than a time.
     *
     * @throws RefusedParameterException if the time is negative
     */
    public double probabilityWithin(Duration time) {
        Bounds.notNegative("time", time);
        return within(Load.seconds(time));
    }

    private double within(double seconds) {
        double mode = mode();
        double before = density().over(-mode, seconds - mode, s -> 1);
        double after = density().over(seconds - mode, Double.POSITIVE_INFINITY, s -> 1);
        return before / (before + after);
    }

    /** The density of the wait over its greatest value, counted from where it has it. */
    private Integral density() {
        return new Integral(exponent(), 1 / rate());
    }

    private DoubleUnaryOperator exponent() {
        int others = position - 1;
        if (others == 0) {
            return s -> -rate() * s;
        }
        // (1 − e^−θt)^others · e^−νt, which is t^others · e^−νt without patience.
        return s -> {
            double scaled = rate() * s * Curves.average(leaving() * s);
            return others * Math.log1p(Math.max(-1, scaled / others)) - rate() * s;
        };
    }

    private double mode() {
        double fair = (position - 1) / rate();
        double scaled = leaving() * fair;
        return scaled == 0 ? fair : fair * Math.log1p(scaled) / scaled;
    }

    /** At which agents become free, per second. */
    private double rate() {
        return agents / Load.seconds(handling);
    }

    /** At which one of those before him gives up, per second. */
    private double leaving() {
        return patience == null ? 0 : 1 / Load.seconds(patience);
    }

    private static Duration duration(double seconds) {
        BigDecimal nanos = BigDecimal.valueOf(seconds).movePointRight(9).setScale(0, RoundingMode.HALF_UP);
        BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.valueOf(1_000_000_000L));
        BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE);
        return parts[0].compareTo(most) > 0
                ? Duration.ofSeconds(Long.MAX_VALUE, 999_999_999L)
                : Duration.ofSeconds(parts[0].longValue(), parts[1].longValue());
    }
}
