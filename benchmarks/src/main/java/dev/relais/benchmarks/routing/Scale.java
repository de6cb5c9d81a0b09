package dev.relais.benchmarks.routing;

import dev.relais.assign.Assigner;
import dev.relais.assign.Proposal;
import dev.relais.assign.Waiting;
import dev.relais.benchmarks.Consumed;
import dev.relais.benchmarks.House;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Visibility;
import dev.relais.routing.RoutingEngine;
import dev.relais.routing.index.FactVector;
import dev.relais.routing.index.RuleIndex;
import dev.relais.rules.Outcome;
import dev.relais.rules.Priority;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The largest desk: 100,000 agents of whom none has room, 1,000,000 conversations that wait, 10,000 rules. How long it takes to load, what
 * it keeps, and how fast messages are decided and agents who finish get the next. Meant to be run with {@code -Xmx1g}.
 *
 * <pre>{@code java -Xmx1g -cp relais-benchmarks.jar dev.relais.benchmarks.routing.Scale 1000000}</pre>
 */
public final class Scale {
    private static final Crew CREW = Crew.NATION;
    private static final int RULES = 10_000;
    private static final int MESSAGES = 4_096;
    private static final long WARM = 3_000_000_000L;
    private static final int DECISIONS = 200_000;
    private static final long LIMIT = 60_000_000_000L;
    private static final double MEGABYTE = 1 << 20;

    private final PrintStream out;
    private final int waiting;
    private final RandomGenerator chance = new SplittableRandom(20261124);
    private final List<Requirement> requirements = CREW.requirements();
    private final Deque<ConversationId> held = new ArrayDeque<>();
    private long time;
    private int came;
    private int assigned;

    private Scale(int waiting, PrintStream out) {
        this.waiting = waiting;
        this.out = out;
    }

    /** Takes how many conversations wait; a million where no number is given. */
    public static void main(String[] args) {
        new Scale(args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]), System.out).run();
    }

    private void run() {
        out.printf(Locale.ROOT, "%n| scale | measured |%n|---|---|%n");
        said("heap at most", "%,.0f MB", Runtime.getRuntime().maxMemory() / MEGABYTE);
        time = Consumed.cpu();
        RuleWorkload workload = new RuleWorkload();
        RuleIndex rules = RuleIndex.of(OurRules.of(workload.rules(RULES), requirements));
        List<FactVector> messages = workload.posts(MESSAGES).stream()
                .map(OurRules::facts)
                .map(rules::vector)
                .toList();
        loaded(String.format(Locale.ROOT, "%,d rules, %,d messages", RULES, MESSAGES));
        Assigner assigner = new RoutingEngine(EngineChooser.desk(CREW));
        for (int i = 0; i < CREW.size(); i++) {
            assigner.available(Crew.id(i), true, House.NOW);
        }
        for (int i = 0; i < CREW.size() * Crew.CAPACITY; i++) {
            ConversationId id = new ConversationId("before-" + i);
            assigner.occupied(id, Crew.id(i % CREW.size()), 1, Visibility.PUBLIC, House.NOW);
            held.add(id);
        }
        loaded(String.format(Locale.ROOT, "%,d agents with all they can take", CREW.size()));
        for (int i = 0; i < waiting; i++) {
            assigner.waiting(next(
                    Priority.NORMAL, requirements.get(i % requirements.size()).named()));
        }
        loaded(String.format(Locale.ROOT, "%,d conversations that wait", waiting));
        decide(rules, messages, assigner);
        System.gc();
        said("heap after that", "%,.0f MB", heap());
    }

    /** What was loaded, since the last was. */
    private void loaded(String what) {
        double seconds = (Consumed.cpu() - time) / 1e9;
        System.gc();
        said(what, "%.2f s on the processor; heap %,.0f MB", seconds, heap());
        time = Consumed.cpu();
    }

    private void said(String what, String measured, Object... values) {
        out.printf(Locale.ROOT, "| %s | %s |%n", what, String.format(Locale.ROOT, measured, values));
    }

    private static double heap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
    }

    private Waiting next(Priority priority, Map<String, Integer> requires) {
        return new Waiting(
                new ConversationId("c-" + came++),
                "care",
                priority,
                1,
                Visibility.PUBLIC,
                requires,
                null,
                House.NOW,
                House.NOW.plus(Duration.ofSeconds(600 + chance.nextInt(28_000))),
                Set.of());
    }

    private void decide(RuleIndex rules, List<FactVector> messages, Assigner assigner) {
        long began = Consumed.cpu();
        for (int i = 0; Consumed.cpu() - began < WARM; i++) {
            decision(rules, messages.get(i % MESSAGES), assigner);
        }
        assigned = 0;
        long[] times = new long[DECISIONS];
        int done = 0;
        long start = System.nanoTime();
        long cpu = Consumed.cpu();
        for (long from = start; done < DECISIONS && from - start < LIMIT; done++) {
            decision(rules, messages.get(done % MESSAGES), assigner);
            long to = System.nanoTime();
            times[done] = to - from;
            from = to;
        }
        double seconds = (Consumed.cpu() - cpu) / 1e9;
        Arrays.sort(times, 0, done);
        said(
                "decisions a second on the processor: rules, one waits, one has ended, who comes next",
                "%,.0f",
                done / seconds);
        said(
                "… by the clock: half of them within, 99 of 100 within",
                "%.1f µs, %.1f µs",
                times[done / 2] / 1e3,
                times[done * 99 / 100] / 1e3);
        said("… after which somebody had something new", "%.1f %%", 100.0 * assigned / done);
    }

    private void decision(RuleIndex rules, FactVector message, Assigner assigner) {
        Outcome outcome = rules.evaluate(message);
        assigner.waiting(next(outcome.priority(), outcome.requires()));
        assigner.freed(held.remove(), House.NOW);
        for (Proposal proposal : assigner.propose(House.NOW)) {
            assigner.occupied(proposal.conversation(), proposal.agent(), 1, Visibility.PUBLIC, House.NOW);
            held.add(proposal.conversation());
            assigned++;
        }
    }
}
