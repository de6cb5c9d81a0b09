package dev.relais.questions;

import dev.relais.conversation.ConversationId;
import dev.relais.conversation.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * A question of a message.
 *
 * @param sentence its words; null where they are gone
 * @param words hashes of the words that tell it from others, each once: they do not tell what was said
 */
record Question(
        ConversationId conversation,
        MessageId message,
        @Nullable String sentence,
        int[] words) {
    static Question of(ConversationId conversation, MessageId message, Asking asking) {
        int[] hashes = asking.words().stream()
                .mapToInt(String::hashCode)
                .distinct()
                .sorted()
                .toArray();
        return new Question(conversation, message, asking.sentence(), hashes);
    }

    /** A number that follows from the id, spread evenly, not negative. */
    static int hash(MessageId message) {
        int mixed = message.value().hashCode() * 0x9E3779B9;
        return (mixed ^ (mixed >>> 15)) & Integer.MAX_VALUE;
    }

    Question withoutWords() {
        return new Question(conversation, message, null, words);
    }

    @Override
    public String toString() {
        return "Question[" + message + "]";
    }
}
