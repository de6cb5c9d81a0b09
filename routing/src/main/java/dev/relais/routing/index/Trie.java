package dev.relais.routing.index;

/** The tree of the beginnings of sorted texts, breadth first: the children of a node follow one another. */
final class Trie {
    /** Where the children of a node begin, and behind the last node where they end. */
    final Ints children = new Ints();
    /** The text that ends in a node, or -1. */
    final Ints parts = new Ints();

    private final StringBuilder labels = new StringBuilder();
    private final Ints lows = new Ints();
    private final Ints highs = new Ints();
    private final Ints depths = new Ints();

    /** @param sorted ascending by character, each once */
    Trie(String[] sorted) {
        add('\0', 0, sorted.length, 0);
        for (int node = 0; node < lows.size(); node++) {
            children.add(lows.size());
            grow(sorted, lows.get(node), highs.get(node), depths.get(node));
        }
        children.add(lows.size());
    }

    private void grow(String[] sorted, int low, int high, int depth) {
        int from = low;
        if (from < high && sorted[from].length() == depth) {
            parts.add(from);
            from++;
        } else {
            parts.add(-1);
        }
        while (from < high) {
            char c = sorted[from].charAt(depth);
            int to = from + 1;
            while (to < high && sorted[to].charAt(depth) == c) {
                to++;
            }
            add(c, from, to, depth + 1);
            from = to;
        }
    }

    private void add(char label, int low, int high, int depth) {
        labels.append(label);
        lows.add(low);
        highs.add(high);
        depths.add(depth);
    }

    /** The character that leads to each node. */
    char[] labels() {
        char[] chars = new char[labels.length()];
        labels.getChars(0, chars.length, chars, 0);
        return chars;
    }
}
