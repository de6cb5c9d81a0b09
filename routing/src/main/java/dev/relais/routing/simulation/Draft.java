package dev.relais.routing.simulation;

import dev.relais.Fault;
import dev.relais.RefusedInputException;
import dev.relais.config.QueueConfig;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scenario as its file says, before its trace is read: see {@link Scenario}. */
record Draft(
        long seed,
        int replications,
        Duration warmUp,
        @Nullable Duration duration,
        List<AgentGroup> agents,
        List<QueueConfig> queues,
        List<ContactClass> classes,
        @Nullable String file,
        @Nullable Double sigma) {
    /** The scenario with its trace. */
    Scenario scenario(String source, ScenarioFile.Files files) {
        Trace trace = null;
        if (file != null) {
            ScenarioFile.File opened = files.open(file);
            trace = TraceReader.read(
                    opened.name(),
                    opened.content(),
                    classes.stream().map(ContactClass::id).toList());
            double expected = Scenario.expected(replications, warmUp, duration, classes, trace);
            if (expected > Scenario.MOST_CONTACTS) {
                throw new RefusedInputException(source, List.of(Fault.at("/replications", Scenario.tooMany(expected))));
            }
        }
        return new Scenario(seed, replications, warmUp, duration, agents, queues, classes, trace, sigma);
    }
}
