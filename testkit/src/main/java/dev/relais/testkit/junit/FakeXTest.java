package dev.relais.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests of this class, or this test, get a {@link dev.relais.testkit.FakeX} and the {@link dev.relais.testkit.MovableClock} it
 * goes by as parameters, both new for each test. The fake has one account, {@link FakeXExtension#BRAND}, with the user token
 * {@link #TOKEN}, and the application's token {@link #APPLICATION_TOKEN}; it takes webhooks on the loopback interface.
 *
 * <p>After the test the fake is closed. The test fails where a call was refused as invalid or a mishap that was to happen once did
 * not happen, unless it says that this is meant.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(FakeXExtension.class)
public @interface FakeXTest {
    /** The account's user token. */
    String TOKEN = "user-token-of-the-brand";

    /** The application's own token. */
    String APPLICATION_TOKEN = "token-of-the-application";

    /** The consumer secret, which signs webhooks. */
    String CONSUMER_SECRET = "consumer-secret-of-the-test";

    /** What the clock shows at first, in ISO 8601. */
    String start() default "2026-09-01T09:00:00Z";

    /** Whether the account may answer and quote anybody, as enterprise applications may. */
    boolean enterprise() default false;

    /** Whether calls that X refuses as invalid are part of the test. */
    boolean allowInvalidCalls() default false;

    /** Whether mishaps may be left over. */
    boolean allowUnusedMishaps() default false;
}
