package dev.relais.config;

import dev.relais.rules.Priority;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Conversations that wait for people of a department.
 *
 * @param id unique in its desk
 * @param department whose agents take from it; null: everybody
 * @param sla the service level of what waits here, or null
 * @param order who comes first
 * @param select who gets it
 * @param offer how long an agent may think, or null where the desk does not say
 * @param offerTo to how many agents at once it is held out; the first to accept has it
 * @param ladder what gives way as time goes by, in time order
 * @param ageing under {@link Order#PRIORITY}: the waiting time that is worth one level; null: strict priority
 * @param slopes under {@link Order#PRIORITY}: rank by waiting × slope instead; empty where not given
 * @param bound whoever has waited this long goes first; null: nobody
 * @param tail under {@link Order#SLACK}: the least share, from 0 to 1, of what is taken that goes to whoever nothing is promised to
 *     or whose target is past, oldest first; 0: they come last, however long that takes
 * @param stickyWait how much longer than need be a conversation waits for the agent whom it prefers, while he is available and busy:
 *     the price of continuity; zero: not at all
 * @param sticky for how long a returning customer's last agent comes first; null: he does not
 */
public record QueueConfig(
        String id,
        @Nullable String department,
        @Nullable String sla,
        Order order,
        Select select,
        @Nullable Duration offer,
        int offerTo,
        List<Rung> ladder,
        @Nullable Duration ageing,
        Map<Priority, BigDecimal> slopes,
        @Nullable Duration bound,
        BigDecimal tail,
        Duration stickyWait,
        @Nullable Duration sticky) {
    /** The ageing of a queue that does not say. */
    public static final Duration DEFAULT_AGEING = Duration.ofMinutes(10);

    /** To no more agents than this can a conversation be held out at once. */
    public static final int MOST_OFFERS = 50;

    /** The tail's share in a queue that does not say. */
    public static final BigDecimal DEFAULT_TAIL = new BigDecimal("0.005");

    /** Copies the collections. */
    public QueueConfig {
        ladder = List.copyOf(ladder);
        slopes = Map.copyOf(slopes);
    }

    /** Who comes first. */
    public enum Order {
        /** Earlier arrival. */
        FIFO("fifo"),
        /** Higher priority, which ageing or slopes temper. */
        PRIORITY("priority"),
        /** Less time left until the target. */
        SLACK("slack");

        private final String text;

        Order(String text) {
            this.text = text;
        }

        /** The name in files. */
        public String text() {
            return text;
        }
    }

    /** Who gets it among those who can. */
    public enum Select {
        /** Whoever has had nothing new for the longest time. */
        LONGEST_IDLE("longest-idle"),
        /** Whoever has the least to do. */
        LEAST_LOADED("least-loaded"),
        /** Whoever knows most. */
        MOST_SKILLED("most-skilled"),
        /** In turn. */
        ROUND_ROBIN("round-robin");

        private final String text;

        Select(String text) {
            this.text = text;
        }

        /** The name in files. */
        public String text() {
            return text;
        }
    }

    /**
     * What gives way after a time.
     *
     * @param after since the conversation began to wait
     * @param relax skills no longer required
     * @param lower skill → level that is enough from now on
     * @param also other queues whose agents may take it
     */
    public record Rung(Duration after, List<String> relax, Map<String, Integer> lower, List<String> also) {
        /** Copies the collections. */
        public Rung {
            relax = List.copyOf(relax);
            lower = Map.copyOf(lower);
            also = List.copyOf(also);
        }
    }
}
