package dev.relais.benchmarks.routing;

import dev.relais.benchmarks.Consumed;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How long an engine takes to make rules ready, and what they keep in memory; for one engine, in a process that nothing else has used.
 *
 * <pre>{@code java -Xmx6g -cp relais-benchmarks.jar dev.relais.benchmarks.routing.RuleFootprint INDEX 10000}</pre>
 */
public final class RuleFootprint {
    private static final double MEGABYTE = 1 << 20;
    private static final int AGAIN = 5;

    private RuleFootprint() {}

    /** Above the rows. */
    public static String head() {
        return """
            | engine | rules | built first, CPU ms | built again, CPU ms | heap MB | other MB |
            |---|---|---|---|---|---|""";
    }

    /** Takes an engine and how many rules; prints a row of Markdown. */
    public static void main(String[] args) {
        Engine engine = Engine.valueOf(args[0]);
        int count = Integer.parseInt(args[1]);
        List<RuleWorkload.Spec> rules = new RuleWorkload().rules(count);
        // Classes are loaded and what all rules share is there.
        List<Object> kept = new ArrayList<>();
        build(engine, rules.subList(0, 10), kept);
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long heap = heap(memory);
        long other = memory.getNonHeapMemoryUsage().getUsed();
        double first = build(engine, rules, kept);
        double more = (heap(memory) - heap) / MEGABYTE;
        double moreOther = (memory.getNonHeapMemoryUsage().getUsed() - other) / MEGABYTE;
        kept.remove(1);
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %,.0f | %s | %,.1f | %,.1f |%n",
                engine,
                count,
                first,
                engine.slowToBuild() ? "" : String.format(Locale.ROOT, "%,.0f", again(engine, rules)),
                more,
                moreOther);
    }

    /** After the second collection nothing is left that the first one only found to be dead. */
    private static long heap(MemoryMXBean memory) {
        System.gc();
        System.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static double build(Engine engine, List<RuleWorkload.Spec> rules, List<Object> kept) {
        long start = Consumed.cpu();
        kept.add(engine.matcher(rules));
        return (Consumed.cpu() - start) / 1e6;
    }

    private static double again(Engine engine, List<RuleWorkload.Spec> rules) {
        double[] times = new double[AGAIN];
        for (int i = 0; i < AGAIN; i++) {
            times[i] = build(engine, rules, new ArrayList<>());
        }
        Arrays.sort(times);
        return times[AGAIN / 2];
    }
}
