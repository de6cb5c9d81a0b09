/**
 * JUnit 5 and the fake X: {@link dev.relais.testkit.junit.FakeXTest} hands a test its own fake and clock, and fails it where
 * the host called what X does not know or where a scripted mishap never happened.
 *
 * {@snippet :
 * @FakeXTest
 * class AnsweringTest {
 *     @Test
 *     void a_mention_is_answered_once_although_x_is_out_of_order(FakeX x, MovableClock clock) {
 *         Host host = new Host(x.baseUri(), FakeXTest.TOKEN, clock);
 *         String mention = x.mention(Profile.customer(1), FakeXExtension.BRAND, "My parcel is late").subject();
 *         x.mishaps().next(Mishap.closedAfterEffect());
 *
 *         host.answer(mention, "We look into it");     // no answer from X…
 *         host.answer(mention, "We look into it");     // …so the host looks before it writes again
 *
 *         x.journal().of("POST", "/2/tweets").assertCount(1);
 *         x.journal().assertNoneInClosedWindow().assertNoBlindRepeat();
 *     }
 * }
 * }
 */
@NullMarked
package dev.relais.testkit.junit;

import org.jspecify.annotations.NullMarked;
