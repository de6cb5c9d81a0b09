package dev.relais.routing.simulation;

import dev.relais.Fault;
import dev.relais.RefusedInputException;
import dev.relais.json.Names;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads traces: comma-separated values with the header {@code at,class,handling}, rows in any order, blank lines skipped.
 *
 * <p>{@code at} is in seconds from 00:00 of day 0, or an instant with an offset; one kind in a file. Day 0 is then the UTC date of
 * the earliest. {@code handling} is in seconds.
 */
final class TraceReader {
    /** More rows than this are refused. */
    static final int MOST_ROWS = 20_000_000;

    private static final int MOST_FAULTS = 20;
    private static final String HEADER = "at,class,handling";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Scenario.LONGEST.toSeconds());
    private static final BigDecimal NANO = BigDecimal.ONE.movePointLeft(9);
    private static final int LONGEST_NUMBER = 40;

    private final String source;
    private final Map<String, Integer> known = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private final TraceRows rows = new TraceRows();
    private @Nullable Boolean instants;
    private boolean header;

    private TraceReader(String source, List<String> classes) {
        this.source = source;
        for (int i = 0; i < classes.size(); i++) {
            known.put(classes.get(i), i);
        }
    }

    /**
     * The trace that a file holds.
     *
     * @param source the name by which the reader knows the file
     * @param classes that a row may name
     * @throws RefusedInputException with the first 20 faults, each with its line
     */
    static Trace read(String source, byte[] utf8, List<String> classes) {
        TraceReader reader = new TraceReader(source, classes);
        reader.lines(utf8);
        return reader.rows.trace(classes, Boolean.TRUE.equals(reader.instants));
    }

    private void lines(byte[] utf8) {
        int line = 1;
        for (int from = 0; from < utf8.length && faults.size() < MOST_FAULTS; line++) {
            int end = from;
            while (end < utf8.length && utf8[end] != '\n') {
                end++;
            }
            String text = new String(utf8, from, end - from, StandardCharsets.UTF_8);
            line(line, line == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
            from = end + 1;
        }
        if (!header && faults.isEmpty()) {
            fault(1, "expected the header " + HEADER);
        }
        if (faults.isEmpty() && rows.span() > Scenario.LONGEST.toNanos()) {
            fault(1, "the trace lasts more than a hundred years");
        }
        if (!faults.isEmpty()) {
            throw new RefusedInputException(source, faults);
        }
    }

    private void line(int line, String text) {
        if (text.indexOf('\uFFFD') >= 0) {
            fault(line, "the text is not UTF-8");
        } else if (!text.isBlank() && !header) {
            header = true;
            if (!text.strip().equals(HEADER)) {
                fault(line, "expected the header " + HEADER);
            }
        } else if (!text.isBlank()) {
            row(line, text.split(",", -1));
        }
    }

    private void row(int line, String[] values) {
        if (values.length != 3) {
            fault(line, "expected three values, found " + values.length);
            return;
        }
        Long at = at(line, values[0].strip());
        Integer kind = known.get(values[1].strip());
        if (kind == null) {
            fault(line, unknown(values[1].strip()));
        }
        Long handling = seconds(line, "handling", values[2].strip());
        if (at != null && kind != null && handling != null) {
            if (rows.size() == MOST_ROWS) {
                throw new RefusedInputException(
                        source, List.of(Fault.atLine(line, "a trace has at most " + MOST_ROWS + " rows")));
            }
            rows.add(at, kind, handling);
        }
    }

    private String unknown(String kind) {
        return "there is no class \"" + (kind.length() > 80 ? kind.substring(0, 80) + "…" : kind) + "\""
                + Names.nearest(kind, known.keySet())
                        .map(near -> "; did you mean \"" + near + "\"?")
                        .orElse("");
    }

    private @Nullable Long at(int line, String text) {
        boolean instant = text.indexOf('T') >= 0 || text.indexOf('t') >= 0;
        Boolean before = instants;
        if (before == null) {
            instants = instant;
        } else if (before != instant) {
            return fault(line, "at is in seconds in some rows and an instant in others");
        }
        return instant ? instant(line, text) : seconds(line, "at", text);
    }

    private @Nullable Long instant(int line, String text) {
        try {
            Instant at = OffsetDateTime.parse(text).toInstant();
            return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano());
        } catch (DateTimeException | ArithmeticException e) {
            return fault(line, "at: expected seconds, or an instant such as 2026-11-22T09:00:00Z");
        }
    }

    /** In nanoseconds. */
    private @Nullable Long seconds(int line, String name, String text) {
        try {
            BigDecimal seconds = text.length() > LONGEST_NUMBER ? LONGEST.negate() : new BigDecimal(text);
            if (seconds.signum() < 0 || seconds.compareTo(LONGEST) > 0) {
                return fault(line, name + ": expected seconds from 0 to " + LONGEST);
            }
            // Numbers with absurd exponents are never written out.
            return seconds.compareTo(NANO.scaleByPowerOfTen(-1)) < 0
                    ? 0L
                    : seconds.setScale(9, RoundingMode.HALF_EVEN)
                            .unscaledValue()
                            .longValueExact();
        } catch (NumberFormatException e) {
            return fault(
                    line,
                    name.equals("at")
                            ? "at: expected seconds, or an instant such as 2026-11-22T09:00:00Z"
                            : name + ": expected seconds");
        }
    }

    private @Nullable Long fault(int line, String reason) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(Fault.atLine(line, reason));
        }
        return null;
    }
}
