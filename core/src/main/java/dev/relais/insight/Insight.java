package dev.relais.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What analysis says of one message. An analyzer that is not sure says null.
 *
 * @param language BCP 47 language code
 * @param languageConfidence 0…1
 * @param sentiment −1 (furious) … 1 (delighted)
 * @param sentimentLabel {@code negative}, {@code neutral}, {@code positive}
 * @param sentimentConfidence 0…1
 * @param urgency 0…1
 * @param spam 0…1
 * @param topics the most likely first
 * @param analyzer who says so: {@code name/version}
 */
public record Insight(
        @Nullable String language,
        @Nullable Double languageConfidence,
        @Nullable Double sentiment,
        @Nullable String sentimentLabel,
        @Nullable Double sentimentConfidence,
        @Nullable Double urgency,
        @Nullable Double spam,
        List<Topic> topics,
        String analyzer) {
    public Insight {
        topics = List.copyOf(topics);
    }

    /**
     * What a message is about.
     *
     * @param confidence 0…1
     */
    public record Topic(String topic, double confidence) {}
}
