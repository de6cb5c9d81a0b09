package dev.relais.questions;

import dev.relais.conversation.ConversationEvent.ContentErased;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationEvent.MessageWithdrawn;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.MessageId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers messages that ask the same thing, in one pass and in bounded memory.
 *
 * <p>A question joins the group with which it shares most of its words, where that is at least half of all the words that the two have;
 * words that fewer questions have count for more. There are at most so many groups: a new one takes the place of the smallest that
 * has not grown for longest, as in the Space-Saving method (Metwally, Agrawal, El Abbadi 2005), without its count. So counts are never
 * too high, and what is asked often is not lost. The same messages in the same order give the same groups.
 *
 * <p>Words of customers are kept as examples only, and go when they are withdrawn or erased; counts stay. Not thread-safe.
 */
public final class Questions {
    private static final int MOST_GROUPS = 4000;
    private static final double ALIKE = 0.5;

    private final Map<String, Integer> frequency = new HashMap<>();
    private final Map<String, Set<Group>> byWord = new HashMap<>();
    private final List<Group> groups = new ArrayList<>();
    private long asked;

    /** The next event of a log. */
    public void take(LoggedEvent logged) {
        if (logged.event() instanceof MessageReceived received) {
            add(
                    logged.conversation(),
                    received.message().id(),
                    received.message().text());
        } else if (logged.event() instanceof MessageWithdrawn withdrawn) {
            groups.forEach(group -> group.forget(withdrawn.message().id()));
        } else if (logged.event() instanceof ContentErased) {
            groups.forEach(group -> group.forget(logged.conversation()));
        }
    }

    private void add(ConversationId conversation, MessageId message, String text) {
        Optional<Asking> asking = Asking.of(text);
        if (asking.isPresent()) {
            asked++;
            asking.get().words().forEach(word -> frequency.merge(word, 1, Integer::sum));
            Group group = nearest(asking.get().words());
            if (group == null) {
                group = begin(asking.get().words());
            }
            group.add(conversation, message, asking.get(), asked);
        }
    }

    private @Nullable Group nearest(Set<String> words) {
        Set<Group> candidates = new HashSet<>();
        words.forEach(word -> candidates.addAll(byWord.getOrDefault(word, Set.of())));
        Group best = null;
        double most = 0;
        for (Group group : candidates) {
            double alike = alike(words, group.words());
            if (alike > most || (alike == most && best != null && group.number() < best.number())) {
                best = group;
                most = alike;
            }
        }
        return most >= ALIKE ? best : null;
    }

    /** Weight of the words that both have, of those that either has. */
    private double alike(Set<String> one, Set<String> other) {
        double shared = 0;
        double all = 0;
        for (String word : one) {
            double weight = weight(word);
            all += weight;
            shared += other.contains(word) ? weight : 0;
        }
        for (String word : other) {
            all += one.contains(word) ? 0 : weight(word);
        }
        return all == 0 ? 0 : shared / all;
    }

    private double weight(String word) {
        return Math.log(1 + (double) (asked + 1) / (1 + frequency.getOrDefault(word, 0)));
    }

    private Group begin(Set<String> words) {
        if (groups.size() >= MOST_GROUPS) {
            Group least = groups.stream()
                    .min(Comparator.comparingLong(Group::count).thenComparingLong(Group::grownAt))
                    .orElseThrow();
            groups.remove(least);
            least.words()
                    .forEach(word -> byWord.getOrDefault(word, new HashSet<>()).remove(least));
        }
        Group group = new Group(asked, words);
        groups.add(group);
        words.forEach(
                word -> byWord.computeIfAbsent(word, none -> new HashSet<>()).add(group));
        return group;
    }

    /** A question that was asked again and again: in the words that are most typical, and in others. */
    public record Asked(String text, long count, List<String> examples) {
        /** Copies the list. */
        public Asked {
            examples = List.copyOf(examples);
        }

        @Override
        public String toString() {
            return "Asked[" + count + "]";
        }
    }

    /** The most asked, the most frequent first; at most {@code most}, and none that was asked once only. */
    public List<Asked> top(int most) {
        return groups.stream()
                .filter(group -> group.count() > 1)
                .sorted(Comparator.comparingLong(Group::count).reversed().thenComparingLong(Group::number))
                .limit(most)
                .map(Group::asked)
                .toList();
    }
}
