package dev.relais.questions;

import dev.relais.conversation.ConversationId;
import dev.relais.conversation.MessageId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Questions that are alike. Its words are those of its first question. */
final class Group {
    private static final int MOST_EXAMPLES = 12;
    private static final int SHOWN = 3;

    private record Example(ConversationId conversation, MessageId message, Asking asking) {}

    private final long number;
    private final Set<String> words;
    private final Map<String, Integer> frequency = new HashMap<>();
    private final List<Example> examples = new ArrayList<>();
    private long count;
    private long grownAt;

    Group(long number, Set<String> words) {
        this.number = number;
        this.words = words;
    }

    long number() {
        return number;
    }

    Set<String> words() {
        return words;
    }

    long count() {
        return count;
    }

    long grownAt() {
        return grownAt;
    }

    void add(ConversationId conversation, MessageId message, Asking asking, long at) {
        count++;
        grownAt = at;
        asking.words().forEach(word -> frequency.merge(word, 1, Integer::sum));
        if (examples.size() < MOST_EXAMPLES) {
            examples.add(new Example(conversation, message, asking));
        }
    }

    void forget(MessageId message) {
        examples.removeIf(example -> example.message().equals(message));
    }

    void forget(ConversationId conversation) {
        examples.removeIf(example -> example.conversation().equals(conversation));
    }

    /** The most typical first: whose words most of the others have. */
    Questions.Asked asked() {
        List<String> texts = examples.stream()
                .sorted(Comparator.comparingDouble((Example example) -> -typical(example.asking())))
                .map(example -> example.asking().sentence())
                .distinct()
                .toList();
        String text = texts.isEmpty() ? "" : texts.get(0);
        return new Questions.Asked(
                text, count, texts.stream().skip(1).limit(SHOWN).toList());
    }

    private double typical(Asking asking) {
        return asking.words().stream()
                .mapToDouble(word -> (double) frequency.getOrDefault(word, 0) / count)
                .average()
                .orElse(0);
    }
}
