package dev.relais.benchmarks.overload;

import dev.relais.assign.Proposal;
import dev.relais.assign.Waiting;
import dev.relais.config.Agent;
import dev.relais.config.Agent.Capacity;
import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Visibility;
import dev.relais.routing.RoutingEngine;
import dev.relais.rules.Priority;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Whether it pays to match several that wait with several who have room all at once: mean waits when contacts come one by one and in
 * bursts, with agents of one, two or four of four skills.
 */
public final class Jointly {
    private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");
    private static final int AGENTS = 24;
    private static final int CONTACTS = 200_000;

    private record Done(Instant at, ConversationId id) {}

    private Jointly() {}

    /** Prints the table. */
    public static void main(String[] args) {
        System.out.println("| contacts at one instant | one by one | jointly | ratio |");
        System.out.println("|---|---|---|---|");
        for (int burst : new int[] {1, 2, 5, 10, 20}) {
            double one = meanWait(burst, false);
            double all = meanWait(burst, true);
            System.out.printf(Locale.ROOT, "| %d | %.1f s | %.1f s | %.3f |%n", burst, one, all, all / one);
        }
    }

    static double meanWait(int burst, boolean jointly) {
        RoutingEngine engine = new RoutingEngine(desk());
        engine.matchJointly(jointly);
        IntStream.range(0, AGENTS).forEach(agent -> engine.available("a" + agent, true, START));
        SplittableRandom random = new SplittableRandom(7);
        PriorityQueue<Done> busy = new PriorityQueue<>(
                Comparator.comparing(Done::at).thenComparing(done -> done.id().value()));
        Map<ConversationId, Instant> since = new HashMap<>();
        Map<ConversationId, Duration> handling = new HashMap<>();
        Instant next = START;
        double waited = 0;
        int come = 0;
        while (come < CONTACTS || !since.isEmpty()) {
            boolean arrival = come < CONTACTS
                    && (busy.isEmpty() || !next.isAfter(busy.peek().at()));
            Instant now = arrival ? next : busy.peek().at();
            if (arrival) {
                for (int i = 0; i < burst; i++, come++) {
                    ConversationId id = new ConversationId("c" + come);
                    since.put(id, now);
                    handling.put(id, exponential(random, 300));
                    engine.waiting(waiting(id, random, now));
                }
                next = next.plus(exponential(random, burst * 300 / (0.85 * AGENTS)));
            } else {
                engine.freed(busy.remove().id(), now);
            }
            for (Proposal proposal : engine.propose(now)) {
                ConversationId id = proposal.conversation();
                Instant came = since.remove(id);
                waited += Duration.between(came == null ? now : came, now).toMillis() / 1000.0;
                busy.add(new Done(now.plus(handling.getOrDefault(id, Duration.ZERO)), id));
            }
        }
        return waited / CONTACTS;
    }

    private static Duration exponential(SplittableRandom random, double seconds) {
        return Duration.ofMillis(Math.round(-1000 * seconds * Math.log1p(-random.nextDouble())));
    }

    private static Waiting waiting(ConversationId id, SplittableRandom random, Instant now) {
        Map<String, Integer> requires = random.nextInt(3) == 0 ? Map.of() : Map.of("s" + random.nextInt(4), 1);
        return new Waiting(id, "care", Priority.NORMAL, 1, Visibility.PUBLIC, requires, null, now, null, Set.of());
    }

    private static DeskConfig desk() {
        DeskConfig file = DeskFile.read(
                "desk.json",
                "{\"relais\": 1, \"desk\": \"d\", \"queues\": [{\"id\": \"care\"}]}".getBytes(StandardCharsets.UTF_8));
        List<Agent> agents = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            Map<String, Integer> skills = new HashMap<>();
            for (int j = 0; j < (i % 3 == 0 ? 4 : i % 3); j++) {
                skills.put("s" + (i + j) % 4, 1);
            }
            agents.add(new Agent("a" + i, null, List.of(), skills, new Capacity(1, null, null)));
        }
        return new DeskConfig(
                "d",
                file.zone(),
                List.of(),
                List.of(),
                List.of("s0", "s1", "s2", "s3"),
                List.of(),
                List.of(),
                agents,
                file.queues(),
                List.of());
    }
}
