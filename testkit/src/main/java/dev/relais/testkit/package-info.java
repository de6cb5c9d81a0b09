/**
 * Fake networks for tests: X and Meta's Graph API on the loopback interface, and a clock that is moved by hand.
 *
 * {@snippet :
 * MovableClock clock = new MovableClock(Instant.parse("2026-09-01T09:00:00Z"));
 * Profile brand = Profile.of("9001", "NorthwindCare", "Northwind Care");
 * try (FakeX x = FakeX.builder(clock, Secret.of("consumer-secret"))
 *         .account(brand, Secret.of("brand-token"))
 *         .start()) {
 *     SignedDelivery mention = x.mention(Profile.customer(1), brand, "My parcel is late");
 *     x.mishaps().next(Mishap.closedAfterEffect());
 *     x.push(mention, host);                       // the host answers through x.baseUri()…
 *     assert x.publicReplies().size() == 1;        // …and hears nothing, yet the reply exists
 * }
 * }
 *
 * <p>{@link dev.relais.testkit.FakeX} and {@link dev.relais.testkit.FakeGraph} refuse what the networks refuse, write every call
 * down without its token, and let go wrong what a test scripts in {@link dev.relais.testkit.Mishaps}.
 * {@link dev.relais.testkit.XJournal} asks what a host called, and {@link dev.relais.testkit.junit.FakeXTest} hands a fake X to a
 * JUnit test.
 * {@link dev.relais.testkit.Deliveries} repeats and reorders webhooks. Nothing here sleeps or reads the system's clock, but for the
 * time limits of HTTP calls and of waiting.
 */
@NullMarked
package dev.relais.testkit;

import org.jspecify.annotations.NullMarked;
