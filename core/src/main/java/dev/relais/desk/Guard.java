package dev.relais.desk;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Host callbacks that throw are logged, once at warn and then at debug, and never break the desk. */
final class Guard {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    private final Set<String> warned = ConcurrentHashMap.newKeySet();
    private final DeskCounters counters;

    Guard(DeskCounters counters) {
        this.counters = counters;
    }

    /** The callback's answer, or {@code otherwise}. */
    <T> T call(String callback, Supplier<T> body, T otherwise) {
        try {
            return body.get();
        } catch (RuntimeException | StackOverflowError e) {
            failed(callback, e);
            return otherwise;
        }
    }

    void run(String callback, Runnable body) {
        call(
                callback,
                () -> {
                    body.run();
                    return true;
                },
                false);
    }

    private void failed(String callback, Throwable e) {
        counters.count("callbacks.failed");
        // The class only: a callback's message may quote a customer.
        String what = e.getClass().getName();
        if (warned.add(callback + what)) {
            LOG.warn("The {} failed with {}; the desk goes on without it", callback, what);
        } else {
            LOG.debug("The {} failed again with {}", callback, what);
        }
    }
}
