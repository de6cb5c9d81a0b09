package dev.relais.routing.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.RefusedInputException;
import dev.relais.json.Place;
import dev.relais.json.StrictJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** The files that {@code relais simulate} reads and writes (version 1). */
public final class ScenarioFile {
    private static final int DIGITS = 9;

    private ScenarioFile() {}

    /** Where traces come from. */
    @FunctionalInterface
    public interface Files {
        /**
         * A file that a scenario names.
         *
         * @param path as it stands in the scenario, relative to it
         * @throws RefusedInputException if it cannot be read
         */
        File open(String path);
    }

    /**
     * A file.
     *
     * @param name by which the reader of a refusal knows it
     * @param content its bytes, UTF-8
     */
    public record File(String name, byte[] content) {}

    /**
     * The scenario that a file describes.
     *
     * @param source the name by which the reader knows the file
     * @param utf8 its content
     * @param files where its trace comes from, if it has one
     * @throws RefusedInputException with every fault of the scenario, in reading order, at most 20; where it has none, with those
     *     of its trace
     */
    public static Scenario read(String source, byte[] utf8, Files files) {
        return Place.read(source, utf8, ScenarioReader::read).scenario(source, files);
    }

    /** A report as one line of JSON; times in seconds, numbers with up to nine decimals. */
    public static String write(Report report) {
        ObjectNode json = StrictJson.object();
        json.put("replications", report.replications());
        ArrayNode classes = json.putArray("classes");
        report.classes().forEach(figures -> figures(classes.addObject(), figures));
        figures(json.putObject("all"), report.all());
        ObjectNode agents = json.putObject("agents");
        put(agents, "occupancy", report.agents().occupancy());
        put(agents, "occupancyMin", report.agents().occupancyMin());
        put(agents, "occupancyMax", report.agents().occupancyMax());
        return StrictJson.write(json);
    }

    private static void figures(ObjectNode json, Figures figures) {
        json.put("id", figures.id());
        json.put("arrived", figures.arrived());
        json.put("served", figures.served());
        json.put("abandoned", figures.abandoned());
        put(json, "waitMean", figures.waitMean());
        put(json, "waitMeanCi95", figures.waitMeanCi95());
        put(json, "probabilityOfWait", figures.probabilityOfWait());
        put(json, "probabilityOfAbandon", figures.probabilityOfAbandon());
        put(json, "withinTarget", figures.withinTarget());
        put(json, "waitP50", figures.waitP50());
        put(json, "waitP90", figures.waitP90());
        put(json, "waitP99", figures.waitP99());
        put(json, "waitMax", figures.waitMax());
        put(json, "queueMean", figures.queueMean());
    }

    private static void put(ObjectNode json, String name, @Nullable Double value) {
        if (value == null) {
            json.putNull(name);
            return;
        }
        BigDecimal decimal = BigDecimal.valueOf(value)
                .setScale(DIGITS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        json.put(name, decimal.scale() < 0 ? decimal.setScale(0) : decimal);
    }
}
