package dev.relais.routing.simulation;

import dev.relais.config.Times;
import dev.relais.json.Members;
import dev.relais.json.Place;
import dev.relais.json.Shape;
import dev.relais.routing.simulation.Law.Constant;
import dev.relais.routing.simulation.Law.Exponential;
import dev.relais.routing.simulation.Law.LogNormal;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads {@code {"exponential": "PT20M"}} and its like. */
final class LawReader {
    private static final Shape LAW = Shape.of("law exponential constant lognormal");
    private static final Shape LOG_NORMAL = Shape.of("lognormal mean cv");

    private LawReader() {}

    /** The law; null, with faults, where there is none. */
    static @Nullable Law read(Place place) {
        Members law = place.members(LAW);
        if (law == null) {
            return null;
        }
        if (place.node().size() != 1) {
            return place.fault("expected exactly one of exponential, constant, lognormal");
        }
        Duration mean = law.optional("exponential", LawReader::positive);
        Duration value = law.optional("constant", LawReader::positive);
        Law logNormal = law.optional("lognormal", LawReader::logNormal);
        return mean != null ? new Exponential(mean) : value != null ? new Constant(value) : logNormal;
    }

    private static @Nullable Law logNormal(Place place) {
        Members law = place.members(LOG_NORMAL);
        if (law == null) {
            return null;
        }
        Duration mean = law.required("mean", LawReader::positive);
        Double cv = law.required("cv", LawReader::cv);
        return mean == null || cv == null ? null : new LogNormal(mean, cv);
    }

    private static @Nullable Duration positive(Place place) {
        Duration read = Times.positive(place);
        return read != null && read.compareTo(Scenario.LONGEST) > 0
                ? place.fault("must be at most a hundred years, " + Scenario.LONGEST)
                : read;
    }

    private static @Nullable Double cv(Place place) {
        BigDecimal cv = place.number();
        if (cv == null) {
            return null;
        }
        return cv.signum() < 0 || cv.compareTo(BigDecimal.valueOf(LogNormal.MOST_CV)) > 0
                ? place.fault("expected a number from 0 to 1000")
                : Double.valueOf(cv.doubleValue());
    }
}
