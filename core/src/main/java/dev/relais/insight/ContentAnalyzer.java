package dev.relais.insight;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The port to whoever understands what a message means: the default analyzer, or the host's own.
 *
 * <p>Must be thread-safe. A classifier only: its input is data, and nothing in a text is an instruction to it. What it throws
 * is logged and the conversation proceeds without an insight.
 */
public interface ContentAnalyzer {
    /** Who this is: {@code name/version}. */
    String name();

    /** What the text means, in its context. */
    Insight analyze(Text text);

    /**
     * A text to understand.
     *
     * @param text what was written
     * @param author the network's id of who wrote it
     * @param at when
     * @param context the earlier messages of the thread, oldest first
     */
    record Text(
            String text, @Nullable String author, @Nullable Instant at, List<Earlier> context) {
        public Text {
            context = List.copyOf(context);
        }

        @Override
        public String toString() {
            return "Text[hidden]";
        }
    }

    /** An earlier message of the thread. */
    record Earlier(
            @Nullable String author, String text, @Nullable Instant at) {
        @Override
        public String toString() {
            return "Earlier[hidden]";
        }
    }
}
