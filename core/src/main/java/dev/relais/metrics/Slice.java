package dev.relais.metrics;

import org.jspecify.annotations.Nullable;

/** What each metric comes to for one value of a dimension; most have nothing for most. Not thread-safe. */
final class Slice {
    private static final Summary NOTHING = new Summary();

    private final @Nullable Summary[] summaries;

    Slice(int metrics) {
        summaries = new Summary[metrics];
    }

    /** To add to. */
    Summary of(int metric) {
        Summary summary = summaries[metric];
        if (summary == null) {
            summary = new Summary();
            summaries[metric] = summary;
        }
        return summary;
    }

    /** To look at. */
    Summary at(int metric) {
        Summary summary = summaries[metric];
        return summary == null ? NOTHING : summary;
    }

    void addAll(Slice other) {
        for (int i = 0; i < summaries.length; i++) {
            Summary them = other.summaries[i];
            if (them != null) {
                of(i).addAll(them);
            }
        }
    }
}
