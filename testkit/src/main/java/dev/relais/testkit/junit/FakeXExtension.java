package dev.relais.testkit.junit;

import dev.relais.Secret;
import dev.relais.testkit.FakeX;
import dev.relais.testkit.MovableClock;
import dev.relais.testkit.Profile;
import java.time.Instant;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link FakeX} and its {@link MovableClock}. By {@link FakeXTest}, or registered by hand where the fake needs more:
 * {@code @RegisterExtension FakeXExtension x = FakeXExtension.with(fake -> fake.account(other, token));}
 */
@FakeXTest
public final class FakeXExtension implements ParameterResolver, AfterEachCallback {
    /** The account that every fake has. */
    public static final Profile BRAND = Profile.of("9001", "NorthwindCare", "Northwind Care");

    private static final Namespace NAMESPACE = Namespace.create(FakeXExtension.class);

    private final UnaryOperator<FakeX.Builder> more;

    /** For JUnit, which makes it by {@link FakeXTest}. */
    public FakeXExtension() {
        this(UnaryOperator.identity());
    }

    private FakeXExtension(UnaryOperator<FakeX.Builder> more) {
        this.more = more;
    }

    /** An extension whose fakes are built with more. */
    public static FakeXExtension with(UnaryOperator<FakeX.Builder> more) {
        return new FakeXExtension(more);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return (type == FakeX.class || type == MovableClock.class)
                && context.getTestMethod().isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Pair pair = context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(context.getUniqueId(), id -> start(options(context)), Pair.class);
        return parameter.getParameter().getType() == FakeX.class ? pair.x() : pair.clock();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Pair pair = context.getStore(NAMESPACE).remove(context.getUniqueId(), Pair.class);
        if (pair == null) {
            return;
        }
        try (FakeX x = pair.x()) {
            FakeXTest options = options(context);
            // A test that has failed already shall show its own failure.
            if (context.getExecutionException().isEmpty()) {
                check(x, options);
            }
        }
    }

    static void check(FakeX x, FakeXTest options) {
        if (!options.allowInvalidCalls()) {
            x.journal().assertNoneInvalid();
        }
        int left = x.mishaps().pending();
        if (left > 0 && !options.allowUnusedMishaps()) {
            throw new AssertionError(left + " scripted mishaps did not happen");
        }
    }

    private record Pair(FakeX x, MovableClock clock) {}

    private Pair start(FakeXTest options) {
        MovableClock clock = new MovableClock(Instant.parse(options.start()));
        FakeX.Builder builder = FakeX.builder(clock, Secret.of(FakeXTest.CONSUMER_SECRET))
                .account(BRAND, Secret.of(FakeXTest.TOKEN))
                .applicationToken(Secret.of(FakeXTest.APPLICATION_TOKEN))
                .loopbackWebhooks();
        FakeX x = more.apply(options.enterprise() ? builder.repliesToAnybody() : builder)
                .start();
        return new Pair(x, clock);
    }

    /** Those of the test, else those of its class or of a class around it, else the defaults. */
    private static FakeXTest options(ExtensionContext context) {
        FakeXTest found = context.getTestMethod()
                .map(test -> test.getAnnotation(FakeXTest.class))
                .orElse(null);
        Class<?> around = context.getTestClass().orElse(null);
        while (found == null && around != null) {
            found = around.getAnnotation(FakeXTest.class);
            around = around.getEnclosingClass();
        }
        return found == null ? Objects.requireNonNull(FakeXExtension.class.getAnnotation(FakeXTest.class)) : found;
    }
}
