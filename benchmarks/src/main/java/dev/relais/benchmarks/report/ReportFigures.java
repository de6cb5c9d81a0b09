package dev.relais.benchmarks.report;

import dev.relais.benchmarks.Consumed;
import dev.relais.metrics.Tally;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What an event costs on its way into a report, beside a loop that only decodes it: both in turn on the same file, the median of the
 * runs after the first two, and what is kept when all is read.
 */
public final class ReportFigures {
    private static final int WARM = 2;

    private ReportFigures() {}

    /** Prints the table; up to 10,000,000 events where {@code full}, else up to 1,000,000. */
    public static void print(boolean full, PrintStream out) throws IOException {
        out.printf("%n%12s %14s %14s %8s %10s %10s%n", "events", "decode us", "report us", "ratio", "kept", "heap MB");
        List<Long> sizes = full ? List.of(100_000L, 1_000_000L, 10_000_000L) : List.of(100_000L, 1_000_000L);
        for (long events : sizes) {
            Path file = Files.createTempFile("relais", ".jsonl");
            try {
                LogFile.write(file, events);
                measure(file, events, events > 1_000_000 ? 1 : 5, out);
            } finally {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void measure(Path file, long events, int runs, PrintStream out) {
        List<Double> decode = new ArrayList<>();
        List<Double> report = new ArrayList<>();
        int kept = 0;
        long heap = 0;
        for (int run = 0; run < WARM + runs; run++) {
            long begin = Consumed.cpu();
            Reporting.decode(file);
            long between = Consumed.cpu();
            Tally tally = Reporting.tally(file);
            long end = Consumed.cpu();
            kept = tally.kept();
            heap = heap();
            if (run >= WARM) {
                decode.add((between - begin) / 1e3 / events);
                report.add((end - between) / 1e3 / events);
            }
        }
        double decoded = median(decode);
        double reported = median(report);
        out.printf(
                "%,12d %14.2f %14.2f %8.2f %,10d %,10d%n",
                events, decoded, reported, reported / decoded, kept, heap >> 20);
    }

    private static double median(List<Double> times) {
        Collections.sort(times);
        return times.get(times.size() / 2);
    }

    /** Used after a collection: the tally is still held by the caller. */
    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
