package dev.relais.facebook;

import java.net.http.HttpHeaders;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Says once that Meta serves another version of the graph than the one asked for. Calls to a dead version are silently
 * answered by the oldest living one. Thread-safe.
 */
final class VersionWatch {
    private static final Pattern VERSION = Pattern.compile("v[0-9.]{1,10}");

    private final String asked;
    private final Consumer<String> warning;
    private final AtomicBoolean said = new AtomicBoolean();

    VersionWatch(String asked, Consumer<String> warning) {
        this.asked = asked;
        this.warning = warning;
    }

    void saw(HttpHeaders headers) {
        headers.firstValue("facebook-api-version")
                .filter(served -> VERSION.matcher(served).matches() && !served.equals(asked))
                .filter(served -> said.compareAndSet(false, true))
                .ifPresent(served -> warning.accept("Meta answers with Graph " + served + " where " + asked
                        + " was asked for; set the version that you tested"));
    }
}
