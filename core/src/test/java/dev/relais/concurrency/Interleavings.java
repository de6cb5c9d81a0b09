package dev.relais.concurrency;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import dev.relais.conversation.Conversation;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/**
 * Whether a structure under two threads does what a plain model does one call after the other. Nothing is called before or after
 * the threads run: such calls use up what can happen only once, and a broken claim would pass.
 */
public final class Interleavings {
    private static final int SCENARIOS = 8;
    private static final int SCHEDULES = 150;

    private Interleavings() {}

    /** No schedule that is tried lets {@code structure} do what {@code model} cannot. */
    public static void agree(Class<?> structure, Class<?> model) {
        search(model).check(structure);
    }

    /** The same search finds a schedule in which {@code broken} does what {@code model} cannot. */
    public static void differ(Class<?> broken, Class<?> model) {
        ModelCheckingOptions search = search(model).minimizeFailedScenario(false);
        assertThatThrownBy(() -> search.check(broken))
                .isInstanceOf(LincheckAssertionError.class)
                .hasMessageContaining("Invalid execution results");
    }

    private static ModelCheckingOptions search(Class<?> model) {
        return new ModelCheckingOptions()
                .iterations(SCENARIOS)
                .invocationsPerIteration(SCHEDULES)
                .threads(2)
                .actorsPerThread(2)
                .actorsBefore(0)
                .actorsAfter(0)
                .addGuarantee(forClasses(Conversation.class.getName(), "dev.relais.conversation.Fold")
                        .allMethods()
                        .ignore())
                .sequentialSpecification(model);
    }
}
