package dev.relais.testkit;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The application's account at X: prices of the contract, what was spent, what is left. Guarded by the world's monitor. */
final class XCredits {
    /** In US dollars. */
    static final Map<String, BigDecimal> PRICES = prices();

    private final InstantSource clock;
    private final Map<String, BigDecimal> spent = new TreeMap<>();
    private final Map<LocalDate, Set<String>> read = new HashMap<>();
    private @Nullable BigDecimal left;
    private long cap = Long.MAX_VALUE;
    private long postsRead;

    XCredits(InstantSource clock, @Nullable BigDecimal left) {
        this.clock = clock;
        this.left = left;
    }

    private static Map<String, BigDecimal> prices() {
        Map<String, BigDecimal> prices = new TreeMap<>();
        String list = "post.read .005 user.read .010 dm.read .010 owned.read .001 post.create .015 post.create.url .200"
                + " post.create.summoned .010 dm.create .015 post.delete .010 dm.delete .010 content.manage .005"
                + " media.metadata .005 event.post .005 event.dm.received .010 event.chat.received .010 event.follow .010"
                + " event.profile .005";
        String[] words = list.split(" ", -1);
        for (int i = 0; i < words.length; i += 2) {
            prices.put(words[i], new BigDecimal("0" + words[i + 1]));
        }
        return Map.copyOf(prices);
    }

    static BigDecimal price(String name) {
        return PRICES.getOrDefault(name, BigDecimal.ZERO);
    }

    /** Whether what is left pays for one of these. */
    boolean covers(String name) {
        return left == null || name.isEmpty() || (left.signum() > 0 && left.compareTo(price(name)) >= 0);
    }

    void charge(String name) {
        BigDecimal price = price(name);
        spent.merge(name, price, BigDecimal::add);
        if (left != null) {
            left = left.subtract(price);
        }
    }

    /** The same resource is paid once in a day of UTC. */
    void read(String name, String resource) {
        if (name.equals("post.read") || name.equals("owned.read")) {
            postsRead++;
        }
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        if (read.computeIfAbsent(today, d -> new HashSet<>()).add(name + " " + resource)) {
            charge(name);
        }
    }

    void put(@Nullable BigDecimal amount) {
        left = amount;
    }

    void add(BigDecimal amount) {
        left = left == null ? amount : left.add(amount);
    }

    @Nullable
    BigDecimal left() {
        return left;
    }

    Map<String, BigDecimal> spent() {
        return Map.copyOf(spent);
    }

    void cap(long posts) {
        cap = posts;
    }

    boolean isCapped() {
        return postsRead >= cap;
    }

    long cap() {
        return cap == Long.MAX_VALUE ? 3_000_000 : cap;
    }

    long postsRead() {
        return postsRead;
    }
}
