package dev.relais.twitter.feed;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts what a stream sends into lines, however it is cut into chunks. Lines end with CR LF; an empty one is a heartbeat. A line that is
 * longer than the limit is left out as a whole. Not thread-safe.
 */
final class Lines {
    private final int limit;
    private final Consumer<byte[]> line;
    private final Runnable tooLong;
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private boolean skipping;

    /**
     * @param limit the longest line that is taken, in bytes
     * @param line takes each line that is not empty, without its end
     * @param tooLong told of each line that is left out
     */
    Lines(int limit, Consumer<byte[]> line, Runnable tooLong) {
        this.limit = limit;
        this.line = line;
        this.tooLong = tooLong;
    }

    /** More bytes. What stands behind the last line end is kept for the next. */
    void add(byte[] bytes, int length) {
        int from = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                take(bytes, from, i);
                end();
                from = i + 1;
            }
        }
        take(bytes, from, length);
    }

    private void take(byte[] bytes, int from, int to) {
        if (!skipping && part.size() + (to - from) > limit) {
            skipping = true;
            part.reset();
            tooLong.run();
        }
        if (!skipping) {
            part.write(bytes, from, to - from);
        }
    }

    private void end() {
        byte[] whole = part.toByteArray();
        part.reset();
        int length = whole.length;
        if (length > 0 && whole[length - 1] == '\r') {
            length--;
        }
        if (!skipping && length > 0) {
            line.accept(length == whole.length ? whole : Arrays.copyOf(whole, length));
        }
        skipping = false;
    }
}
