package dev.relais.questions;

import dev.relais.conversation.ConversationEvent.ContentErased;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationEvent.MessageWithdrawn;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.MessageId;
import java.util.ArrayList;
import java.util.List;

/**
 * What customers ask, gathered in one pass; {@link #top} puts together what asks the same.
 *
 * <p>Kept are the questions of at most 20,000 messages. Of more, every second is left out again and again, by a hash of its id, so that
 * what is kept is a sample that does not depend on order, and counts are estimates. Gatherings can be merged. Words go when they are
 * withdrawn or erased; that the question was asked stays. Not thread-safe.
 */
public final class Questions {
    private static final int MOST = 20_000;

    private final List<Question> kept = new ArrayList<>();
    /** One in so many is kept. */
    private int oneIn = 1;

    /** The next event of a log. */
    public void take(LoggedEvent logged) {
        if (logged.event() instanceof MessageReceived received) {
            MessageId message = received.message().id();
            if (isKept(message)) {
                Asking.of(received.message().text())
                        .ifPresent(asking -> add(Question.of(logged.conversation(), message, asking)));
            }
        } else if (logged.event() instanceof MessageWithdrawn withdrawn) {
            MessageId message = withdrawn.message().id();
            kept.replaceAll(question -> question.message().equals(message) ? question.withoutWords() : question);
        } else if (logged.event() instanceof ContentErased) {
            ConversationId conversation = logged.conversation();
            kept.replaceAll(
                    question -> question.conversation().equals(conversation) ? question.withoutWords() : question);
        }
    }

    private boolean isKept(MessageId message) {
        return oneIn == 1 || Question.hash(message) % oneIn == 0;
    }

    private void add(Question question) {
        kept.add(question);
        while (kept.size() > MOST) {
            oneIn *= 2;
            kept.removeIf(one -> !isKept(one.message()));
        }
    }

    /** Takes over all that another gathering has. */
    public void merge(Questions other) {
        oneIn = Math.max(oneIn, other.oneIn);
        kept.removeIf(one -> !isKept(one.message()));
        other.kept.stream().filter(one -> isKept(one.message())).forEach(this::add);
    }

    /**
     * A question that was asked again and again.
     *
     * @param text its most typical words; empty where all are gone
     * @param count how often it was asked; an estimate where more than 20,000 questions were
     * @param examples other words for it
     */
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
        return new Grouping(kept).top(most, oneIn);
    }
}
