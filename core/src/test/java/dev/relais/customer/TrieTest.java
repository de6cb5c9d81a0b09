package dev.relais.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrieTest {
    /** Keys of which several share a hash, and many share all but the highest bits of it. */
    private record Key(int number) {
        @Override
        public int hashCode() {
            return (number % 40) << 27 | number % 3;
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void it_holds_what_a_hash_map_holds_and_so_do_all_versions_before(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Trie<Key, Integer> trie = Trie.empty();
        Map<Key, Integer> map = new HashMap<>();
        List<Trie<Key, Integer>> tries = new ArrayList<>();
        List<Map<Key, Integer>> maps = new ArrayList<>();
        int keys = random.nextInt(1, 150);
        for (int i = 0; i < 300; i++) {
            Key key = new Key(random.nextInt(keys));
            if (random.nextInt(5) < (i < 150 ? 3 : 1)) {
                trie = trie.put(key, i);
                map.put(key, i);
            } else {
                trie = trie.remove(key);
                map.remove(key);
            }
            assertThat(trie.isEmpty()).isEqualTo(map.isEmpty());
            tries.add(trie);
            maps.add(new HashMap<>(map));
        }
        for (int i = 0; i < tries.size(); i += 7) {
            for (int k = 0; k < keys; k++) {
                assertThat(tries.get(i).get(new Key(k))).isEqualTo(maps.get(i).get(new Key(k)));
            }
            List<Map.Entry<Key, Integer>> entries = new ArrayList<>();
            tries.get(i).entries().forEachRemaining(entries::add);
            assertThat(entries).containsExactlyInAnyOrderElementsOf(maps.get(i).entrySet());
        }
    }

    @Test
    void nothing_is_in_an_empty_one() {
        Trie<String, String> empty = Trie.empty();
        assertThat(empty.get("a")).isNull();
        assertThat(empty.remove("a").isEmpty()).isTrue();
        assertThat(empty.entries()).isExhausted();
    }
}
