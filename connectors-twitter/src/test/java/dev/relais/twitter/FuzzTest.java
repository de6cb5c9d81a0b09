package dev.relais.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.twitter.read.XReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Bodies that X would send, bodies that it would not, and bytes that are no bodies: whatever comes, the outcome is typed, and what
 * it costs is bounded by its size: 50 ms, and 20 bytes of memory for each of its bytes.
 *
 * <p>100,000 in every build; more by {@code -Drelais.fuzz=1000000}, other ones by {@code -Drelais.fuzz.seed=7}.
 */
class FuzzTest {
    private static final int INPUTS = Integer.getInteger("relais.fuzz", 100_000);
    private static final long SEED = Long.getLong("relais.fuzz.seed", 20_261_202L);

    private static final long MOST_NANOS = 50_000_000;
    private static final int MOST_BYTES_FOR_A_BYTE = 20;

    /**
     * What an input may cost beside its bytes: a parser and, of what is refused, the exception, also before a compiler saw that path.
     * Its trace is as long as the stack of whoever calls; here that is short.
     */
    private static final int FLOOR = 8_192;

    /** From here on the floor is the lesser part, and the ratio tells something. */
    private static final int LARGE = 2_048;

    /** Read before anything is measured: memory that a compiler has not yet saved is no input's cost. */
    private static final int EARLY = 20_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** What one input cost: the least of a few tries, since compilers and collectors run beside. */
    private record Cost(long nanos, long bytes) {
        boolean isBounded(int length) {
            return nanos <= MOST_NANOS && bytes <= FLOOR + (long) MOST_BYTES_FOR_A_BYTE * length;
        }

        Cost least(Cost other) {
            return new Cost(Math.min(nanos, other.nanos), Math.min(bytes, other.bytes));
        }
    }

    @Test
    void every_input_gives_typed_items_in_bounded_time_and_memory() throws Exception {
        ExecutorService alone = Executors.newSingleThreadExecutor();
        try {
            System.out.println("fuzz: " + alone.submit(FuzzTest::run).get());
        } finally {
            alone.shutdownNow();
        }
    }

    private static String run() {
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
            if (body.length >= LARGE) {
                worst = Math.max(worst, (double) cost.bytes() / body.length);
            }
        }
        // All that the generator was made for was reached.
        assertThat(outcomes.keySet())
                .contains("Received", "Sent", "Withdrawn", "Acknowledged", "NotUnderstood", "nothing");
        return String.format(
                "%d inputs, at most %.1f bytes for a byte (of %d or more), %d us; %s",
                INPUTS, worst, LARGE, longest / 1_000, outcomes);
    }

    private static Cost read(@Nullable String account, byte[] body, Map<String, Integer> outcomes) {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long nanos = System.nanoTime();
        List<Inbound> items = XReader.read(Samples.delivery(account, body), Samples.DESK);
        Cost cost = new Cost(System.nanoTime() - nanos, THREADS.getCurrentThreadAllocatedBytes() - bytes);
        if (items.isEmpty()) {
            outcomes.merge("nothing", 1, Integer::sum);
        }
        for (Inbound item : items) {
            outcomes.merge(item.getClass().getSimpleName(), 1, Integer::sum);
            check(item);
        }
        return cost;
    }

    private static void check(Inbound item) {
        if (!item.pointer().isEmpty() && item.pointer().charAt(0) != '/') {
            throw new AssertionError("not a pointer: " + item.pointer());
        }
        if (item instanceof NotUnderstood not
                && (not.reason().isEmpty()
                        || not.reason().length() > 300
                        || not.reason().indexOf('\n') >= 0)) {
            throw new AssertionError("not a reason: " + not.reason());
        }
    }

    private static String shown(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.length() <= 2_000 ? text : text.substring(0, 2_000) + "…";
    }
}
