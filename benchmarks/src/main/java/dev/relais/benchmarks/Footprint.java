package dev.relais.benchmarks;

import dev.relais.connect.Inbound.Received;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/**
 * Bytes that are kept for each open conversation of one message, beyond the words of the message: events, state, index, journal, and
 * with an engine its queue. By the difference of two class histograms of a heap that was just collected.
 *
 * <pre>{@code java -Xmx12g -cp relais-benchmarks.jar dev.relais.benchmarks.Footprint 100000 1000000}</pre>
 */
public final class Footprint {
    private static final int CLASSES = 30;

    /** What one conversation takes: bytes beyond its text, and which classes they are of. */
    record Kept(String what, int conversations, double bytes, List<ClassHistogram.Line> classes) {
        void print(PrintStream out) {
            out.printf("%n%s, %,d conversations: %,.0f bytes each beyond the text%n", what, conversations, bytes);
            out.printf("  %10s %10s  class%n", "bytes", "objects");
            classes.stream()
                    .limit(CLASSES)
                    .forEach(line -> out.printf(
                            "  %10.1f %10.2f  %s%n",
                            (double) line.bytes() / conversations,
                            (double) line.instances() / conversations,
                            line.name()));
        }
    }

    private Footprint() {}

    /** Prints what is kept for each of so many conversations; 100,000 and 1,000,000 where no number is given. */
    public static void main(String[] args) {
        for (String count : args.length == 0 ? new String[] {"100000", "1000000"} : args) {
            measure(Integer.parseInt(count)).forEach(kept -> kept.print(System.out));
        }
    }

    /** The store alone, a desk, and a desk with an engine. */
    static List<Kept> measure(int conversations) {
        return List.of(
                measure("kernel", () -> new KernelSubject(Network.X), conversations),
                measure("desk", () -> new DeskSubject(Network.X, false), conversations),
                measure("desk and engine", () -> new DeskSubject(Network.X, true), conversations));
    }

    private static <M> Kept measure(String what, Supplier<Subject<M>> maker, int conversations) {
        Template bodies = Network.X.bodies();
        warm(maker.get(), bodies);
        Subject<M> subject = maker.get();
        ClassHistogram before = ClassHistogram.now();
        for (int i = 0; i < conversations; i++) {
            subject.take(subject.prepare(bodies.fill(i, i)));
        }
        ClassHistogram after = ClassHistogram.now();
        if (subject.conversations() != conversations) {
            throw new IllegalStateException("not " + conversations + " conversations but " + subject.conversations());
        }
        List<ClassHistogram.Line> classes = after.minus(before);
        long bytes = classes.stream().mapToLong(ClassHistogram.Line::bytes).sum();
        return new Kept(what, conversations, (double) bytes / conversations - words(bodies), classes);
    }

    /** Bytes of the message's own text. */
    private static int words(Template bodies) {
        Received received = (Received)
                new KernelSubject(Network.X).prepare(bodies.fill(0, 0)).inbound();
        return received.message().text().getBytes(StandardCharsets.UTF_8).length;
    }

    /** Loads classes and fills caches that would count as the conversations' otherwise. */
    private static <M> void warm(Subject<M> subject, Template bodies) {
        for (int i = 0; i < 100; i++) {
            subject.take(subject.prepare(bodies.fill(i, i)));
        }
    }
}
