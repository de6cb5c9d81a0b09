package dev.relais.questions;

import dev.relais.conversation.ConversationEvent.ContentErased;
import dev.relais.conversation.ConversationEvent.MessageEdited;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationEvent.MessageWithdrawn;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.MessageId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What customers ask, gathered in one pass; {@link #top} puts together what asks the same.
 *
 * <p>Kept are the questions of at most 20,000 messages. Of more, every second is left out again and again, by a hash of its id, so that
 * what is kept is a sample that does not depend on order, and counts are estimates. Gatherings can be merged. A message that is told
 * again counts once. Words follow their edits, and go when they are withdrawn or erased; that the question was asked stays. For that,
 * the events of a conversation come in the order of its log. Not thread-safe.
 */
public final class Questions {
    private static final int MOST = 20_000;
    private static final int RAREST = 1 << 30;

    private final Map<MessageId, Kept> kept = new HashMap<>();
    private final Map<ConversationId, List<MessageId>> conversations = new HashMap<>();
    /** One in so many is kept. */
    private int oneIn = 1;

    /** A question, and the version of its message whose words it has. */
    private record Kept(Question question, long revision) {
        Kept withoutWords() {
            return new Kept(question.withoutWords(), Long.MAX_VALUE);
        }
    }

    /** The next event of a log. */
    public void take(LoggedEvent logged) {
        if (logged.event() instanceof MessageReceived received) {
            MessageId message = received.message().id();
            if (isKept(message) && !kept.containsKey(message)) {
                Asking.of(received.message().text())
                        .map(asking -> Question.of(logged.conversation(), message, asking))
                        .ifPresent(question -> add(new Kept(question, received.revision())));
            }
        } else if (logged.event() instanceof MessageEdited edited) {
            edited(edited);
        } else if (logged.event() instanceof MessageWithdrawn withdrawn) {
            kept.computeIfPresent(withdrawn.message().id(), (id, one) -> one.withoutWords());
        } else if (logged.event() instanceof ContentErased) {
            List<MessageId> messages = conversations.remove(logged.conversation());
            if (messages != null) {
                messages.forEach(id -> kept.computeIfPresent(id, (same, one) -> one.withoutWords()));
            }
        }
    }

    /** What was asked first is what counts; what it says now is what is told. */
    private void edited(MessageEdited edited) {
        kept.computeIfPresent(edited.message().id(), (id, one) -> {
            if (edited.version().revision() < one.revision() || one.question().sentence() == null) {
                return one;
            }
            Optional<Asking> asking = Asking.of(edited.version().text());
            Question now = asking.map(words -> Question.of(one.question().conversation(), id, words))
                    .orElseGet(one.question()::withoutWords);
            return new Kept(now, edited.version().revision());
        });
    }

    private boolean isKept(MessageId message) {
        return Question.hash(message) % oneIn == 0;
    }

    private void add(Kept one) {
        MessageId message = one.question().message();
        if (kept.size() >= MOST && oneIn == RAREST) {
            return; // ids that nobody spread
        }
        kept.put(message, one);
        if (one.question().sentence() != null) {
            conversations
                    .computeIfAbsent(one.question().conversation(), none -> new ArrayList<>(1))
                    .add(message);
        }
        while (kept.size() > MOST && oneIn < RAREST) {
            thin(oneIn * 2);
        }
    }

    private void thin(int to) {
        oneIn = to;
        kept.keySet().removeIf(message -> !isKept(message));
        conversations.values().removeIf(messages -> {
            messages.removeIf(message -> !isKept(message));
            return messages.isEmpty();
        });
    }

    /** Takes over all that another gathering has. */
    public void merge(Questions other) {
        if (other.oneIn > oneIn) {
            thin(other.oneIn);
        }
        other.kept.forEach((message, one) -> {
            if (kept.containsKey(message)) {
                kept.computeIfPresent(
                        message, (id, ours) -> one.question().sentence() == null ? ours.withoutWords() : ours);
            } else if (isKept(message)) {
                add(one);
            }
        });
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
        return new Grouping(kept.values().stream().map(Kept::question).toList()).top(most, oneIn);
    }
}
