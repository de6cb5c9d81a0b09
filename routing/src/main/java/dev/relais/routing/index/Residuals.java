package dev.relais.routing.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is left to check of the rules that were found, entry by entry: first those by signal, which are cheap. Immutable and
 * thread-safe.
 */
final class Residuals {
    private final int[] starts;
    private final int[] checks;
    private final Node[] nodes;

    private Residuals(int[] starts, int[] checks, Node[] nodes) {
        this.starts = starts;
        this.checks = checks;
        this.nodes = nodes;
    }

    /** Whether everything that is left of an entry holds. */
    boolean hold(int entry, FactVector vector) {
        long[] on = vector.words;
        for (int i = starts[entry], end = starts[entry + 1]; i < end; i++) {
            int check = checks[i];
            if (check >= 0 ? (on[check >> 6] >>> check & 1) == 0 : !nodes[~check].holds(vector)) {
                return false;
            }
        }
        return true;
    }

    Node node(int check) {
        return nodes[~check];
    }

    /** Says of all checks which masks they need. */
    static void needs(List<Check> checks) {
        for (Check check : checks) {
            if (check instanceof Check.Mask mask) {
                mask.slot().need(mask.mask());
            } else if (check instanceof Check.Not not) {
                needs(List.of(not.check()));
            } else if (check instanceof Check.All all) {
                needs(all.checks());
            } else if (check instanceof Check.Any any) {
                needs(any.checks());
            }
        }
    }

    /** Collects the entries in their order, after the masks got their signals. */
    static final class Builder {
        private final Ints starts = new Ints();
        private final Ints checks = new Ints();
        private final List<Node> nodes = new ArrayList<>();
        private final Map<Node, Integer> leaves = new HashMap<>();

        void add(List<Check> entry) {
            starts.add(checks.size());
            int[] lowered = lower(entry);
            for (int check : lowered) {
                if (check >= 0) {
                    checks.add(check);
                }
            }
            for (int check : lowered) {
                if (check < 0) {
                    checks.add(check);
                }
            }
        }

        Residuals build() {
            starts.add(checks.size());
            return new Residuals(starts.toArray(), checks.toArray(), nodes.toArray(new Node[0]));
        }

        private int[] lower(List<Check> all) {
            return all.stream().mapToInt(this::lower).toArray();
        }

        private int lower(Check check) {
            if (check instanceof Check.Signal signal) {
                return signal.id();
            }
            if (check instanceof Check.Mask mask) {
                return mask.slot().maskSignal(mask.mask());
            }
            if (check instanceof Check.Interval interval) {
                return leaf(new Node.Interval(interval.slot().number, interval.low(), interval.high()));
            }
            if (check instanceof Check.Lazy lazy) {
                return leaf(new Node.Lazy(lazy.id()));
            }
            if (check instanceof Check.Not not) {
                return add(new Node.Not(lower(not.check())));
            }
            if (check instanceof Check.All all) {
                return add(new Node.All(lower(all.checks())));
            }
            return add(new Node.Any(lower(((Check.Any) check).checks())));
        }

        private int leaf(Node leaf) {
            return leaves.computeIfAbsent(leaf, this::add);
        }

        private int add(Node node) {
            nodes.add(node);
            return ~(nodes.size() - 1);
        }
    }
}
