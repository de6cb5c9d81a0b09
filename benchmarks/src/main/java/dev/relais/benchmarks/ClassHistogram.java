package dev.relais.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** What lives in the heap of this very process, by class. */
final class ClassHistogram {
    private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");

    /** All objects of one class. */
    record Line(String name, long instances, long bytes) {}

    private final Map<String, Line> lines;

    private ClassHistogram(Map<String, Line> lines) {
        this.lines = lines;
    }

    /** Collects what is dead first. */
    static ClassHistogram now() {
        try {
            Object text = ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            Map<String, Line> lines = new HashMap<>();
            for (String row : text.toString().split("\n", -1)) {
                Matcher line = LINE.matcher(row);
                if (line.matches()) {
                    long instances = Long.parseLong(line.group(1));
                    long bytes = Long.parseLong(line.group(2));
                    lines.merge(line.group(3), new Line(line.group(3), instances, bytes), ClassHistogram::plus);
                }
            }
            return new ClassHistogram(lines);
        } catch (JMException e) {
            throw new IllegalStateException("this JVM shows no class histogram", e);
        }
    }

    private static Line plus(Line a, Line b) {
        return new Line(a.name(), a.instances() + b.instances(), a.bytes() + b.bytes());
    }

    /** What came and what went since {@code before}, most bytes first. */
    List<Line> minus(ClassHistogram before) {
        Set<String> names = new TreeSet<>(lines.keySet());
        names.addAll(before.lines.keySet());
        List<Line> all = new ArrayList<>();
        for (String name : names) {
            Line none = new Line(name, 0, 0);
            Line now = lines.getOrDefault(name, none);
            Line then = before.lines.getOrDefault(name, none);
            all.add(new Line(name, now.instances() - then.instances(), now.bytes() - then.bytes()));
        }
        all.sort(Comparator.comparingLong(Line::bytes).reversed());
        return all;
    }
}
