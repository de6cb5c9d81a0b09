package dev.relais.benchmarks.routing;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message with what is known of it, as the engines that read Java objects see it.
 *
 * @param text 10 to 25 words
 * @param words those of the text, folded: found beforehand, as an analyzer would
 * @param topic null where analysis is not sure
 * @param tier null where the host does not know the customer
 * @param sentiment from −1 to 1, two decimals
 * @param urgency from 0 to 1, two decimals
 */
public record Post(
        String network,
        String account,
        String visibility,
        String language,
        String text,
        Set<String> words,
        @Nullable String topic,
        @Nullable String tier,
        double sentiment,
        double urgency,
        double followers) {}
