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
 */
@NullMarked
package dev.relais.testkit;

import org.jspecify.annotations.NullMarked;
