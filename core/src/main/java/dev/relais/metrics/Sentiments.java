package dev.relais.metrics;

import dev.relais.insight.Insight;

/** Counts what analysis says of messages. */
final class Sentiments {
    private Sentiments() {}

    static void count(Gathered gathered, Insight insight, long quarter) {
        String label = insight.sentimentLabel();
        boolean negative = "negative".equals(label);
        if (negative) {
            gathered.flow.add(quarter, Gathered.NEGATIVE, 1);
        } else if ("neutral".equals(label)) {
            gathered.flow.add(quarter, Gathered.NEUTRAL, 1);
        } else if ("positive".equals(label)) {
            gathered.flow.add(quarter, Gathered.POSITIVE, 1);
        }
        if (!insight.topics().isEmpty()) {
            long[] counts =
                    gathered.topics.computeIfAbsent(insight.topics().get(0).topic(), none -> new long[2]);
            counts[0]++;
            counts[1] += negative ? 1 : 0;
        }
    }
}
