package dev.relais.conversation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A map that starts as an immutable one and is copied once, at its first change. Keeps the order of insertion. */
final class Growing<K, V> {
    private Map<K, V> map;
    private boolean ours;

    Growing(Map<K, V> before) {
        map = before;
    }

    @Nullable
    V get(K key) {
        return map.get(key);
    }

    void put(K key, V value) {
        own().put(key, value);
    }

    void remove(K key) {
        own().remove(key);
    }

    void clear() {
        own().clear();
    }

    /**
     * Changes what stands at {@code key}.
     *
     * @throws IllegalArgumentException if nothing does
     */
    void change(K key, UnaryOperator<V> change) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalArgumentException(key + " is not part of the conversation");
        }
        own().put(key, change.apply(value));
    }

    void changeAll(UnaryOperator<V> change) {
        own().replaceAll((key, value) -> change.apply(value));
    }

    /** The map as it is now; it never changes any more. */
    Map<K, V> done() {
        if (ours) {
            map = Collections.unmodifiableMap(map);
            ours = false;
        }
        return map;
    }

    private Map<K, V> own() {
        if (!ours) {
            map = new LinkedHashMap<>(map);
            ours = true;
        }
        return map;
    }
}
