package dev.relais.concurrency;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import dev.relais.NonRetriableException;
import dev.relais.RelaisException;
import dev.relais.RetriableException;
import dev.relais.conversation.Conversation;
import dev.relais.store.ConflictException;
import dev.relais.store.FencedException;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/**
 * Whether a structure under two threads does what a plain model does one call after the other. Nothing is called before or after
 * the threads run: such calls use up what can happen only once, and a broken claim would pass.
 */
public final class Interleavings {
    /** Values: no thread sees another's before it is published. */
    private static final String[] NOT_SHARED = {
        Conversation.class.getName(),
        "dev.relais.conversation.Fold",
        ConflictException.class.getName(),
        FencedException.class.getName(),
        RetriableException.class.getName(),
        NonRetriableException.class.getName(),
        RelaisException.class.getName()
    };

    private static final int SCHEDULES = 50;

    private Interleavings() {}

    /**
     * No schedule that is tried lets {@code structure} do what {@code model} cannot.
     *
     * @param calls of each thread
     * @param scenarios how many choices of calls are tried
     */
    public static void agree(Class<?> structure, Class<?> model, int calls, int scenarios) {
        search(model, calls, scenarios).check(structure);
    }

    /** The same search finds a schedule in which {@code broken} does what {@code model} cannot. */
    public static void differ(Class<?> broken, Class<?> model, int calls, int scenarios) {
        ModelCheckingOptions search = search(model, calls, scenarios).minimizeFailedScenario(false);
        assertThatThrownBy(() -> search.check(broken))
                .isInstanceOf(LincheckAssertionError.class)
                .message()
                .containsAnyOf("Invalid execution results", "Validation function");
    }

    private static ModelCheckingOptions search(Class<?> model, int calls, int scenarios) {
        return new ModelCheckingOptions()
                .iterations(scenarios)
                .invocationsPerIteration(SCHEDULES)
                .threads(2)
                .actorsPerThread(calls)
                .actorsBefore(0)
                .actorsAfter(0)
                .addGuarantee(forClasses(NOT_SHARED).allMethods().ignore())
                .sequentialSpecification(model);
    }
}
