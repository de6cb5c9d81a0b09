package dev.relais.customer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who hangs on whom, and why: a forest in which a tree is a customer and its root his id. An immutable value.
 *
 * <p>Everybody in a tree carries the tree's label, so the root is found in constant time however deep the tree is. Joining and
 * cutting walk through both halves in turn until the smaller is done, and only that one gets another label.
 */
final class Forest {
    private record Node(
            long label,
            @Nullable CustomerEvent reason,
            @Nullable CustomerId parent,
            Trie<CustomerId, Boolean> children) {
        Node labelled(long other) {
            return new Node(other, reason, parent, children);
        }

        Node hanging(@Nullable CustomerId on, @Nullable CustomerEvent because) {
            return new Node(label, because, on, children);
        }

        Node with(CustomerId child) {
            return new Node(label, reason, parent, children.put(child, true));
        }

        Node without(CustomerId child) {
            return new Node(label, reason, parent, children.remove(child));
        }

        boolean isAlone() {
            return parent == null && children.isEmpty();
        }
    }

    static final Forest EMPTY = new Forest(Trie.empty(), Trie.empty(), 0);

    /** Everybody who is not alone. */
    private final Trie<CustomerId, Node> nodes;

    private final Trie<Long, CustomerId> roots;
    private final long labels;

    private Forest(Trie<CustomerId, Node> nodes, Trie<Long, CustomerId> roots, long labels) {
        this.nodes = nodes;
        this.roots = roots;
        this.labels = labels;
    }

    CustomerId root(CustomerId id) {
        Node node = nodes.get(id);
        CustomerId root = node == null ? null : roots.get(node.label);
        return root == null ? id : root;
    }

    boolean isAlone(CustomerId id) {
        return nodes.get(id) == null;
    }

    /** Why {@code id} hangs on another; null where it does not. */
    @Nullable
    CustomerEvent reason(CustomerId id) {
        Node node = nodes.get(id);
        return node == null ? null : node.reason;
    }

    /** The same forest with another reason why {@code id}, which does, hangs on another. */
    Forest because(CustomerId id, CustomerEvent reason) {
        Node node = node(nodes, id);
        return new Forest(nodes.put(id, node.hanging(node.parent, reason)), roots, labels);
    }

    /** {@code root}, the root of a tree, hangs on {@code parent}, which is in another. */
    Forest join(CustomerId root, CustomerId parent, CustomerEvent reason) {
        Forest both = planted(root).planted(parent);
        CustomerId top = both.root(parent);
        Half smaller = both.smaller(root, top);
        long gone = node(both.nodes, smaller.root).label;
        long stays = node(both.nodes, smaller.root.equals(root) ? top : root).label;
        Trie<CustomerId, Node> after = relabelled(both.nodes, smaller.all, stays);
        after = after.put(root, node(after, root).hanging(parent, reason));
        after = after.put(parent, node(after, parent).with(root));
        return new Forest(after, both.roots.remove(gone).put(stays, top), both.labels);
    }

    /** {@code child}, which hangs on another, is the root of its own tree. */
    Forest cut(CustomerId child) {
        CustomerId top = root(child);
        Node node = node(nodes, child);
        CustomerId parent = node.parent;
        if (parent == null) {
            throw new IllegalArgumentException(child + " hangs on nobody");
        }
        Trie<CustomerId, Node> apart = nodes.put(child, node.hanging(null, null));
        apart = apart.put(parent, node(apart, parent).without(child));
        Half smaller = new Forest(apart, roots, labels).smaller(child, top);
        CustomerId larger = smaller.root.equals(child) ? top : child;
        Trie<CustomerId, Node> after = relabelled(apart, smaller.all, labels);
        return new Forest(after, roots.put(node.label, larger).put(labels, smaller.root), labels + 1)
                .weeded(child)
                .weeded(top);
    }

    private Forest planted(CustomerId id) {
        return isAlone(id)
                ? new Forest(
                        nodes.put(id, new Node(labels, null, null, Trie.empty())), roots.put(labels, id), labels + 1)
                : this;
    }

    private Forest weeded(CustomerId id) {
        Node node = node(nodes, id);
        return node.isAlone() ? new Forest(nodes.remove(id), roots.remove(node.label), labels) : this;
    }

    private static Trie<CustomerId, Node> relabelled(Trie<CustomerId, Node> nodes, List<CustomerId> some, long label) {
        Trie<CustomerId, Node> after = nodes;
        for (CustomerId id : some) {
            after = after.put(id, node(after, id).labelled(label));
        }
        return after;
    }

    private static Node node(Trie<CustomerId, Node> nodes, CustomerId id) {
        Node node = nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException(id + " is alone");
        }
        return node;
    }

    private record Half(CustomerId root, List<CustomerId> all) {}

    private Half smaller(CustomerId one, CustomerId other) {
        Iterator<CustomerId> first = tree(one);
        Iterator<CustomerId> second = tree(other);
        List<CustomerId> ones = new ArrayList<>();
        List<CustomerId> others = new ArrayList<>();
        while (true) {
            if (!first.hasNext()) {
                return new Half(one, ones);
            }
            if (!second.hasNext()) {
                return new Half(other, others);
            }
            ones.add(first.next());
            others.add(second.next());
        }
    }

    /** {@code id} and everybody who hangs on it, found one after the other as they are asked for. */
    Iterator<CustomerId> tree(CustomerId id) {
        return new Walk(id);
    }

    /** Every reason why anybody hangs on another: with them the forest is fully told. */
    Set<CustomerEvent> reasons() {
        Set<CustomerEvent> all = new HashSet<>();
        nodes.entries().forEachRemaining(entry -> {
            CustomerEvent reason = entry.getValue().reason;
            if (reason != null) {
                all.add(reason);
            }
        });
        return all;
    }

    private final class Walk implements Iterator<CustomerId> {
        private final Deque<Iterator<Map.Entry<CustomerId, Boolean>>> open = new ArrayDeque<>();
        private @Nullable CustomerId first;

        Walk(CustomerId first) {
            this.first = first;
        }

        @Override
        public boolean hasNext() {
            while (!open.isEmpty() && !open.element().hasNext()) {
                open.pop();
            }
            return first != null || !open.isEmpty();
        }

        @Override
        public CustomerId next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            CustomerId next = first != null ? first : open.element().next().getKey();
            first = null;
            Node node = nodes.get(next);
            if (node != null) {
                open.push(node.children.entries());
            }
            return next;
        }
    }
}
