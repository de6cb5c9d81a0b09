package dev.relais.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Bodies that X would send, bodies that it would not, and bytes that are no bodies: whatever comes, the outcome is typed, and what
 * it costs is bounded by its size.
 *
 * <p>100,000 in every build; more by {@code -Drelais.fuzz=1000000}, other ones by {@code -Drelais.fuzz.seed=7}.
 */
class FuzzTest {
    private static final int INPUTS = Integer.getInteger("relais.fuzz", 100_000);
    private static final long SEED = Long.getLong("relais.fuzz.seed", 20_261_202L);

    private static final long MOST_NANOS = 50_000_000;
    private static final int MOST_BYTES_FOR_A_BYTE = 20;

    /** What the smallest input may cost: one refusal, with its place and its words, and the parser's buffers. */
    private static final int FLOOR = 200_192;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Read before anything is measured: what costs a compiler costs no input. */
    private static final int EARLY = 20_000;

    /** What one input cost: the least of a few tries, since compilers and collectors run beside. */
    private record Cost(long nanos, long bytes) {
        boolean isBounded(int length) {
            return nanos <= MOST_NANOS && bytes <= Math.max(FLOOR, (long) MOST_BYTES_FOR_A_BYTE * length);
        }

        Cost least(Cost other) {
            return new Cost(Math.min(nanos, other.nanos), Math.min(bytes, other.bytes));
        }
    }

    @Test
    void every_input_gives_typed_items_in_bounded_time_and_memory() {
        FuzzBodies early = new FuzzBodies(new SplittableRandom(SEED + 1));
        for (int i = 0; i < EARLY; i++) {
            read(null, early.next(), new HashMap<>());
        }
        SplittableRandom random = new SplittableRandom(SEED);
        FuzzBodies bodies = new FuzzBodies(random);
        Map<String, Integer> outcomes = new TreeMap<>();
        double worst = 0;
        long longest = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] body = bodies.next();
            String account = random.nextBoolean() ? "x-lumen" : null;
            Cost cost = read(account, body, outcomes);
            for (int again = 0; again < 5 && !cost.isBounded(body.length); again++) {
                cost = cost.least(read(account, body, new HashMap<>()));
            }
            assertThat(cost.isBounded(body.length))
                    .as("seed %s, input %s: %s for %s bytes: %s", SEED, i, cost, body.length, shown(body))
                    .isTrue();
            longest = Math.max(longest, cost.nanos());
            if (cost.bytes() > FLOOR) {
                worst = Math.max(worst, (double) cost.bytes() / body.length);
            }
            for (int q = 0; q < 4 && cost.bytes() > 10 * body.length; q++)
                cost = cost.least(read(account, body, new HashMap<>()));
            STAT(cost, body, account);
        }
        System.out.println(java.util.Arrays.toString(stat) + " " + outcomes + " " + longest);
        for (String t : statText) System.out.println(t);
        // All that the generator was made for was reached.
        assertThat(outcomes.keySet())
                .contains("Received", "Sent", "Withdrawn", "Acknowledged", "NotUnderstood", "nothing");
    }

    static double[] stat = new double[6];
    static String[] statText = new String[6];

    static void STAT(Cost c, byte[] b, String acc) {
        int k = b.length < 64
                ? 0
                : b.length < 256 ? 1 : b.length < 512 ? 2 : b.length < 1024 ? 3 : b.length < 2048 ? 4 : 5;
        double r = k == 0 ? c.bytes() : (double) c.bytes() / b.length;
        if (r > stat[k]) {
            stat[k] = r;
            statText[k] = acc + " " + r + " " + b.length + shown(b);
        }
    }

    private static String shown(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.length() <= 2_000 ? text : text.substring(0, 2_000) + "…";
    }

    private static Cost read(String account, byte[] body, Map<String, Integer> outcomes) {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long nanos = System.nanoTime();
        List<Inbound> items = Samples.X.understand(Samples.delivery(account, body), Samples.DESK);
        Cost cost = new Cost(System.nanoTime() - nanos, THREADS.getCurrentThreadAllocatedBytes() - bytes);
        if (items.isEmpty()) {
            outcomes.merge("nothing", 1, Integer::sum);
        }
        for (Inbound item : items) {
            outcomes.merge(item.getClass().getSimpleName(), 1, Integer::sum);
            assertThat(item.pointer()).matches("(?s)(/.*)?");
            if (item instanceof NotUnderstood not) {
                assertThat(not.reason()).isNotEmpty().hasSizeLessThan(300).doesNotContain("\n");
            }
        }
        return cost;
    }
}
