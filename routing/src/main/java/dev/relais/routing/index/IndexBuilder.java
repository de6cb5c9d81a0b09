package dev.relais.routing.index;

import dev.relais.rules.Condition.Test;
import dev.relais.rules.Rule;
import dev.relais.rules.RuleSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Compiles rules: decides for each how it is found, and lays out the arrays. Used once. */
final class IndexBuilder {
    /** A signal that finds more rules than this part of all has a row of bits instead of a list. */
    private static final int COMMON = 32;
    /** Bytes of class rows for each rule, at most. */
    private static final long ROW_BYTES = 100;

    private static final int[] NONE = {};

    private final Vocabulary vocabulary = new Vocabulary();
    private final ConditionCompiler compiler;
    private final List<List<Clause>> clauses = new ArrayList<>();
    private final Ints chosen = new Ints();
    private final int common;
    private final int[] found;

    private final Ints pairs = new Ints();
    private final Ints broadPositions = new Ints();
    private final Ints broadAlways = new Ints();
    private final Ints broadPairs = new Ints();
    private final List<List<Check>> listed = new ArrayList<>();
    private final List<List<Check>> rowed = new ArrayList<>();
    private final List<List<Check>> broadChecks = new ArrayList<>();

    private final List<FactSlot> slots;
    final List<Test> lazyTests;
    final Layout layout;
    final Residuals residuals;

    IndexBuilder(RuleSet rules) {
        for (Rule rule : rules.rules()) {
            vocabulary.read(rule.when());
        }
        compiler = new ConditionCompiler(vocabulary);
        slots = compiler.slots();
        common = Math.max(COMMON, rules.rules().size() / COMMON);
        found = new int[vocabulary.signals()];
        for (Rule rule : rules.rules()) {
            choose(rule);
        }
        for (int position = 0; position < clauses.size(); position++) {
            place(position);
        }
        List<FactSlot> withRows = withRows();
        for (List<Check> checks : broadChecks) {
            rowed.add(withoutRows(checks, withRows));
        }
        int signalWords = masks();
        residuals = residuals();
        Postings postings = new Postings(vocabulary.signals(), pairs);
        layout = new Layout(rowsFirst(withRows), withRows.size(), signalWords, postings, broad(signalWords, withRows));
        lazyTests = List.copyOf(compiler.lazyTests());
    }

    private void choose(Rule rule) {
        List<Clause> parts = compiler.conjuncts(rule.when());
        int best = compiler.best(parts);
        clauses.add(parts);
        chosen.add(best);
        for (int signal : best < 0 ? NONE : parts.get(best).signals()) {
            found[signal]++;
        }
    }

    private void place(int position) {
        List<Clause> parts = clauses.get(position);
        int by = chosen.get(position);
        int[] signals = by < 0 ? NONE : parts.get(by).signals();
        boolean anyCommon = Arrays.stream(signals).anyMatch(signal -> found[signal] > common);
        if (by < 0 || parts.get(by).tellsLittle() || (anyCommon && parts.get(by).check() instanceof Check.Mask)) {
            List<Check> all = parts.stream().map(Clause::check).toList();
            broadAlways.add(broadBit(position, all));
            listed.add(List.of());
            return;
        }
        List<Check> left = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (i != by || !parts.get(i).exact()) {
                left.add(parts.get(i).check());
            }
        }
        int bit = anyCommon ? broadBit(position, left) : -1;
        for (int signal : signals) {
            Ints into = found[signal] > common ? broadPairs : pairs;
            into.add(signal);
            into.add(found[signal] > common ? bit : position);
        }
        listed.add(left);
    }

    private int broadBit(int position, List<Check> checks) {
        broadPositions.add(position);
        broadChecks.add(checks);
        return broadPositions.size() - 1;
    }

    private int broadWords() {
        return (broadPositions.size() + 63) >> 6;
    }

    /** The facts that most of the broad rules are about, as far as there is room; the busiest first, as it rules out most. */
    private List<FactSlot> withRows() {
        int[] uses = new int[slots.size()];
        for (List<Check> checks : broadChecks) {
            for (FactSlot slot : slots) {
                uses[slot.number] += Broad.isAbout(checks, slot) ? 1 : 0;
            }
        }
        long room = Math.max(8192, ROW_BYTES * clauses.size() / 8);
        List<FactSlot> withRows = new ArrayList<>();
        int first = 0;
        List<FactSlot> busiest = new ArrayList<>(slots);
        busiest.sort(Comparator.comparingInt(slot -> -uses[slot.number]));
        for (FactSlot slot : busiest) {
            int words = slot.buckets() * broadWords();
            if (uses[slot.number] > 0 && first + words <= room) {
                slot.rows(first, broadWords());
                withRows.add(slot);
                first += words;
            }
        }
        return withRows;
    }

    private FactSlot[] rowsFirst(List<FactSlot> withRows) {
        List<FactSlot> ordered = new ArrayList<>(withRows);
        slots.stream().filter(slot -> !slot.hasRows()).forEach(ordered::add);
        return ordered.toArray(new FactSlot[0]);
    }

    /** Rows of small slots are exact, and nothing is left to check. */
    private static List<Check> withoutRows(List<Check> checks, List<FactSlot> withRows) {
        return checks.stream()
                .filter(check -> !(check instanceof Check.Mask mask && withRows.contains(mask.slot())))
                .toList();
    }

    private int masks() {
        listed.forEach(Residuals::needs);
        rowed.forEach(Residuals::needs);
        int word = (vocabulary.signals() + 63) >> 6;
        for (FactSlot slot : slots) {
            word = slot.layOut(word);
        }
        return word;
    }

    private Residuals residuals() {
        Residuals.Builder builder = new Residuals.Builder();
        listed.forEach(builder::add);
        rowed.forEach(builder::add);
        return builder.build();
    }

    private Broad broad(int signalWords, List<FactSlot> withRows) {
        int words = broadWords();
        long[] always = new long[words];
        for (int i = 0; i < broadAlways.size(); i++) {
            always[broadAlways.get(i) >> 6] |= 1L << broadAlways.get(i);
        }
        int rowWords =
                withRows.stream().mapToInt(slot -> slot.buckets() * words).sum();
        long[] rows = new long[rowWords];
        Arrays.fill(rows, -1);
        for (int bit = 0; bit < broadChecks.size(); bit++) {
            for (FactSlot slot : withRows) {
                for (Check check : broadChecks.get(bit)) {
                    Broad.accept(rows, slot, bit, Broad.buckets(check, slot));
                }
            }
        }
        int[] bitmapOf = new int[broadPairs.size() == 0 ? 0 : vocabulary.signals()];
        Arrays.fill(bitmapOf, -1);
        return new Broad(
                signalWords,
                signalWords + withRows.size(),
                broadPositions.toArray(),
                always,
                bitmapOf,
                bitmaps(bitmapOf, words),
                rows);
    }

    private long[] bitmaps(int[] bitmapOf, int words) {
        int next = 0;
        for (int i = 0; i < broadPairs.size(); i += 2) {
            int signal = broadPairs.get(i);
            if (bitmapOf[signal] < 0) {
                bitmapOf[signal] = next;
                next += words;
            }
        }
        long[] bitmaps = new long[next];
        for (int i = 0; i < broadPairs.size(); i += 2) {
            int bit = broadPairs.get(i + 1);
            bitmaps[bitmapOf[broadPairs.get(i)] + (bit >> 6)] |= 1L << bit;
        }
        return bitmaps;
    }
}
