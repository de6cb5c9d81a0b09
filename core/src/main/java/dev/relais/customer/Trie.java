package dev.relais.customer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map by hash whose copies share all but a path of at most seven nodes: the trie of Bagwell, <i>Ideal Hash
 * Trees</i>, 2001. Reading and writing take constant time as long as hashes differ. Keys come in no order.
 */
final class Trie<K, V> {
    private static final int BITS = 5;

    private sealed interface Node<K, V> {}

    /** The entries of one hash: nearly always a single one. */
    private record Leaf<K, V>(int hash, List<Map.Entry<K, V>> entries) implements Node<K, V> {}

    /** Up to 32 nodes, as many as there are bits in {@code bitmap}. */
    private record Branch<K, V>(int bitmap, List<Node<K, V>> nodes) implements Node<K, V> {
        int index(int bit) {
            return Integer.bitCount(bitmap & (bit - 1));
        }
    }

    private final @Nullable Node<K, V> top;

    private Trie(@Nullable Node<K, V> top) {
        this.top = top;
    }

    static <K, V> Trie<K, V> empty() {
        return new Trie<>(null);
    }

    boolean isEmpty() {
        return top == null;
    }

    @Nullable
    V get(K key) {
        int hash = key.hashCode();
        Node<K, V> node = top;
        for (int shift = 0; node instanceof Branch<K, V> branch; shift += BITS) {
            int bit = bit(hash, shift);
            node = (branch.bitmap & bit) == 0 ? null : branch.nodes.get(branch.index(bit));
        }
        if (node instanceof Leaf<K, V> leaf && leaf.hash == hash) {
            for (Map.Entry<K, V> entry : leaf.entries) {
                if (entry.getKey().equals(key)) {
                    return entry.getValue();
                }
            }
        }
        return null;
    }

    Trie<K, V> put(K key, V value) {
        return new Trie<>(put(top, 0, key.hashCode(), Map.entry(key, value)));
    }

    private static <K, V> Node<K, V> put(@Nullable Node<K, V> node, int shift, int hash, Map.Entry<K, V> entry) {
        if (node == null) {
            return new Leaf<>(hash, List.of(entry));
        }
        if (node instanceof Leaf<K, V> leaf) {
            if (leaf.hash != hash) {
                return put(new Branch<>(bit(leaf.hash, shift), List.of(leaf)), shift, hash, entry);
            }
            List<Map.Entry<K, V>> entries = without(leaf, entry.getKey());
            entries.add(entry);
            return new Leaf<>(hash, List.copyOf(entries));
        }
        Branch<K, V> branch = (Branch<K, V>) node;
        int bit = bit(hash, shift);
        int index = branch.index(bit);
        List<Node<K, V>> nodes = new ArrayList<>(branch.nodes);
        if ((branch.bitmap & bit) == 0) {
            nodes.add(index, put(null, shift + BITS, hash, entry));
        } else {
            nodes.set(index, put(nodes.get(index), shift + BITS, hash, entry));
        }
        return new Branch<>(branch.bitmap | bit, List.copyOf(nodes));
    }

    Trie<K, V> remove(K key) {
        return new Trie<>(remove(top, 0, key.hashCode(), key));
    }

    private static <K, V> @Nullable Node<K, V> remove(@Nullable Node<K, V> node, int shift, int hash, K key) {
        if (node instanceof Leaf<K, V> leaf && leaf.hash == hash) {
            List<Map.Entry<K, V>> entries = without(leaf, key);
            return entries.isEmpty() ? null : new Leaf<>(hash, List.copyOf(entries));
        }
        int bit = bit(hash, shift);
        if (!(node instanceof Branch<K, V> branch) || (branch.bitmap & bit) == 0) {
            return node;
        }
        int index = branch.index(bit);
        List<Node<K, V>> nodes = new ArrayList<>(branch.nodes);
        Node<K, V> less = remove(nodes.remove(index), shift + BITS, hash, key);
        if (less != null) {
            nodes.add(index, less);
        }
        if (nodes.size() == 1 && nodes.get(0) instanceof Leaf<K, V> only) {
            return only;
        }
        return new Branch<>(less == null ? branch.bitmap & ~bit : branch.bitmap, List.copyOf(nodes));
    }

    private static <K, V> List<Map.Entry<K, V>> without(Leaf<K, V> leaf, K key) {
        List<Map.Entry<K, V>> entries = new ArrayList<>(leaf.entries);
        entries.removeIf(entry -> entry.getKey().equals(key));
        return entries;
    }

    private static int bit(int hash, int shift) {
        return 1 << ((hash >>> shift) & 31);
    }

    /** Every entry, found one after the other as they are asked for. */
    Iterator<Map.Entry<K, V>> entries() {
        Deque<Iterator<Node<K, V>>> open = new ArrayDeque<>();
        if (top != null) {
            open.push(List.of(top).iterator());
        }
        return new Iterator<>() {
            private Iterator<Map.Entry<K, V>> leaf = List.<Map.Entry<K, V>>of().iterator();

            @Override
            public boolean hasNext() {
                while (!leaf.hasNext() && !open.isEmpty()) {
                    if (open.element().hasNext()) {
                        enter(open.element().next());
                    } else {
                        open.pop();
                    }
                }
                return leaf.hasNext();
            }

            private void enter(Node<K, V> node) {
                if (node instanceof Branch<K, V> branch) {
                    open.push(branch.nodes.iterator());
                } else {
                    leaf = ((Leaf<K, V>) node).entries.iterator();
                }
            }

            @Override
            public Map.Entry<K, V> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return leaf.next();
            }
        };
    }
}
