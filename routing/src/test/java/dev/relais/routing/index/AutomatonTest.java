package dev.relais.routing.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** All parts in one pass against looking for each. */
class AutomatonTest {

    private static Set<Integer> found(Automaton automaton, String text) {
        Set<Integer> found = new TreeSet<>();
        automaton.scan(text.toCharArray(), text.length(), new Signals() {
            @Override
            public void on(int signal) {
                found.add(signal);
            }

            @Override
            public boolean isOn(int signal) {
                return found.contains(signal);
            }
        });
        return found;
    }

    private static String text(SplittableRandom random, int most, int letters) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            int c = random.nextInt(letters);
            text.append(c == 4 ? '\ud83d' : c == 5 ? 'é' : (char) ('a' + c));
        }
        return text.toString();
    }

    @Test
    void overlapping_parts_and_beginnings_are_all_found() {
        for (long seed = 0; seed < 20_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int letters = 1 + random.nextInt(8);
            Map<String, Integer> anywhere = new HashMap<>();
            Map<String, Integer> atStart = new HashMap<>();
            for (int i = 0; i < 12; i++) {
                String part = 'a' + text(random, 5, letters);
                (random.nextInt(3) == 0 ? atStart : anywhere)
                        .putIfAbsent(part.substring(random.nextInt(part.length())), i);
            }
            String text = text(random, 20, letters);
            Set<Integer> expected = new TreeSet<>();
            anywhere.forEach((part, signal) -> {
                if (text.contains(part)) {
                    expected.add(signal);
                }
            });
            atStart.forEach((part, signal) -> {
                if (text.startsWith(part)) {
                    expected.add(signal);
                }
            });
            assertThat(found(new Automaton(anywhere, atStart), text))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }
}
