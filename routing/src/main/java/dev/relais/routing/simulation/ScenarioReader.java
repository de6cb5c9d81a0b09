package dev.relais.routing.simulation;

import dev.relais.config.QueueConfig;
import dev.relais.config.QueueReader;
import dev.relais.config.Times;
import dev.relais.json.KnownIds;
import dev.relais.json.Members;
import dev.relais.json.Place;
import dev.relais.json.Shape;
import dev.relais.rules.Priority;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a scenario out of a document; what is wrong with it stands in the faults. */
final class ScenarioReader {
    private static final Shape SCENARIO =
            Shape.of("scenario relais seed replications warmUp duration agents queues classes arrivals predict");
    private static final Shape AGENTS = Shape.of("agents count skills capacity from to");
    private static final Shape CLASS = Shape.of("class id queue priority requires target arrivals handling patience");
    private static final Shape POISSON = Shape.of("arrivals poissonPerHour");
    private static final Shape TRACE = Shape.of("arrivals file");
    private static final Shape PREDICT = Shape.of("predict sigma");
    private static final KnownIds NONE = new KnownIds(Set.of(), true);

    private final Place root;
    private final boolean traced;
    private final KnownIds queueIds;
    private final QueueReader queueReader;

    private ScenarioReader(Place root) {
        this.root = root;
        traced = root.node().has("arrivals");
        queueIds = queueIds(root);
        queueReader = new QueueReader(NONE, skills(root), NONE, queueIds);
    }

    /** The scenario but for its trace; null only where there are faults. */
    static @Nullable Draft read(Place root) {
        return new ScenarioReader(root).read();
    }

    private @Nullable Draft read() {
        Members scenario = root.members(SCENARIO);
        if (scenario == null) {
            return null;
        }
        scenario.required("relais", ScenarioReader::version);
        Long seed = scenario.optional("seed", ScenarioReader::seed, 0L);
        Integer replications = scenario.optional("replications", place -> whole(place, Scenario.MOST_REPLICATIONS), 1);
        Duration warmUp = scenario.optional("warmUp", place -> limited(place, Times.duration(place)), Duration.ZERO);
        Duration duration = traced
                ? scenario.optional("duration", ScenarioReader::positive)
                : scenario.required("duration", ScenarioReader::positive);
        scenario.required("agents", place -> place);
        List<AgentGroup> agents = scenario.list("agents", this::agents);
        scenario.required("queues", place -> place);
        List<QueueConfig> queues = unique(scenario, "queues", queueReader::read);
        scenario.required("classes", place -> place);
        List<ContactClass> classes = unique(scenario, "classes", this::contacts);
        String file = scenario.optional("arrivals", ScenarioReader::trace);
        Double sigma = scenario.optional("predict", ScenarioReader::predict);
        Draft draft = new Draft(seed, replications, warmUp, duration, agents, queues, classes, file, sigma);
        new Sense(root, draft).check();
        return (traced ? file == null : duration == null) ? null : draft;
    }

    private static @Nullable BigDecimal version(Place place) {
        BigDecimal version = place.number();
        return version != null && version.compareTo(BigDecimal.ONE) != 0
                ? place.fault("expected 1, the version of the format that this program reads")
                : version;
    }

    private static @Nullable Long seed(Place place) {
        BigDecimal seed = place.number();
        if (seed == null) {
            return null;
        }
        boolean inRange = seed.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0
                && seed.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
        return inRange && seed.stripTrailingZeros().scale() <= 0
                ? Long.valueOf(seed.longValueExact())
                : place.fault("expected a whole number of at most 64 bits");
    }

    private static @Nullable Integer whole(Place place, int most) {
        Integer value = place.whole(1);
        return value != null && value > most ? place.fault("must be at most " + most + ", is " + value) : value;
    }

    private static @Nullable Duration positive(Place place) {
        return limited(place, Times.positive(place));
    }

    private static @Nullable Duration limited(Place place, @Nullable Duration read) {
        return read != null && read.compareTo(Scenario.LONGEST) > 0
                ? place.fault("must be at most a hundred years, " + Scenario.LONGEST)
                : read;
    }

    private static @Nullable Double decimal(Place place, double most) {
        BigDecimal number = place.number();
        if (number == null) {
            return null;
        }
        return number.signum() < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0
                ? place.fault("expected a number from 0 to "
                        + BigDecimal.valueOf(most).toPlainString())
                : Double.valueOf(number.doubleValue());
    }

    private @Nullable AgentGroup agents(Place place) {
        Members group = place.members(AGENTS);
        if (group == null) {
            return null;
        }
        int count = group.optional("count", member -> whole(member, Scenario.MOST_AGENTS), 1);
        int capacity = group.optional("capacity", member -> whole(member, Scenario.MOST_CAPACITY), 1);
        Map<String, Integer> skills = group.optional("skills", ScenarioReader::levels, Map.of());
        Duration from = group.optional("from", ScenarioReader::from, Duration.ZERO);
        Duration to = group.optional("to", member -> to(member, from), Scenario.DAY);
        return new AgentGroup(count, skills, capacity, from, to);
    }

    private static @Nullable Duration from(Place place) {
        Duration from = Times.duration(place);
        return from != null && from.compareTo(Scenario.DAY) >= 0 ? place.fault("must be below 24 hours") : from;
    }

    private static @Nullable Duration to(Place place, Duration from) {
        Duration to = Times.duration(place);
        return to != null && to.compareTo(from.plus(Scenario.DAY)) > 0
                ? place.fault("must be at most 24 hours after \"from\"")
                : to;
    }

    private @Nullable ContactClass contacts(Place place) {
        Members kind = place.members(CLASS);
        if (kind == null) {
            return null;
        }
        String id = kind.required("id", Place::id);
        String queue = kind.required("queue", member -> member.reference("queue", queueIds));
        Priority priority = kind.optional(
                "priority", member -> member.oneOf(List.of(Priority.values()), Priority::text), Priority.NORMAL);
        Map<String, Integer> requires = kind.optional("requires", ScenarioReader::levels, Map.of());
        Duration target = kind.optional("target", member -> limited(member, Times.duration(member)));
        Double rate = untraced(kind, "arrivals", ScenarioReader::poisson);
        Law handling = untraced(kind, "handling", LawReader::read);
        Law patience = kind.optional("patience", LawReader::read);
        if (id == null || queue == null || (!traced && (rate == null || handling == null))) {
            return null;
        }
        return new ContactClass(
                id, queue, priority, requires, target, traced ? null : rate, traced ? null : handling, patience);
    }

    /** What every class has, unless a trace has it for all of them. */
    private <T> @Nullable T untraced(Members kind, String name, Function<Place, @Nullable T> reader) {
        Place member = kind.get(name);
        if (traced && member != null) {
            return member.fault("the trace that \"/arrivals\" names says it; leave it out");
        }
        return traced ? null : kind.required(name, reader);
    }

    private static @Nullable Double poisson(Place place) {
        Members arrivals = place.members(POISSON);
        return arrivals == null
                ? null
                : arrivals.required("poissonPerHour", rate -> decimal(rate, Scenario.MOST_PER_HOUR));
    }

    private static @Nullable String trace(Place place) {
        Members arrivals = place.members(TRACE);
        return arrivals == null ? null : arrivals.required("file", Place::text);
    }

    private static @Nullable Double predict(Place place) {
        Members predict = place.members(PREDICT);
        return predict == null ? null : predict.required("sigma", sigma -> decimal(sigma, Scenario.MOST_SIGMA));
    }

    /** Skill → level, at least 1. */
    private static @Nullable Map<String, Integer> levels(Place place) {
        if (!place.node().isObject()) {
            return place.fault("expected an object, found " + place.kind());
        }
        Map<String, Integer> levels = new LinkedHashMap<>();
        for (String skill : place.names()) {
            Integer level = place.child(skill).whole(1);
            if (!KnownIds.isId(skill)) {
                place.child(skill).fault("an id has 1 to 64 ASCII letters, digits, \"-\", \"_\" or \".\"");
            } else if (level != null) {
                levels.put(skill, level);
            }
        }
        return levels;
    }

    /** A list whose ids are unique. */
    private static <T> List<T> unique(Members scenario, String name, Function<Place, @Nullable T> reader) {
        Set<String> seen = new HashSet<>();
        return scenario.list(name, place -> {
            T element = reader.apply(place);
            String id = place.node().path("id").textValue();
            if (id != null && !seen.add(id)) {
                place.child("id").fault("\"" + Place.shown(id) + "\" stands in the list before");
            }
            return element;
        });
    }

    private static KnownIds queueIds(Place root) {
        Set<String> ids = new LinkedHashSet<>();
        boolean whole = root.node().path("queues").isArray();
        for (var queue : root.node().path("queues")) {
            String id = queue.path("id").textValue();
            whole &= id != null;
            ids.add(id == null ? "" : id);
        }
        return new KnownIds(ids, whole);
    }

    /** The skills that agents have or classes require. */
    private static KnownIds skills(Place root) {
        Set<String> ids = new LinkedHashSet<>();
        root.node()
                .path("agents")
                .forEach(group -> group.path("skills").fieldNames().forEachRemaining(ids::add));
        root.node()
                .path("classes")
                .forEach(kind -> kind.path("requires").fieldNames().forEachRemaining(ids::add));
        return new KnownIds(ids, true);
    }
}
