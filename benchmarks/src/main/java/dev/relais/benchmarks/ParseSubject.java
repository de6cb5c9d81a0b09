package dev.relais.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The yardstick: a plain tree of the same bytes, and nothing done with it. */
final class ParseSubject implements Subject<byte[]> {
    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    public byte[] prepare(byte[] body) {
        return body;
    }

    @Override
    public long take(byte[] body) {
        try {
            return mapper.readTree(body).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long conversations() {
        return 0;
    }
}
