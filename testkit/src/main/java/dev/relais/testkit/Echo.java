package dev.relais.testkit;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Tells the host of its own sends, once it was told where the host is. Thread-safe. */
final class Echo implements Loopback.Echoes {
    private record Target(URI host, EchoTiming timing) {}

    private final Postman postman;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private final List<PushedEcho> pushed = new ArrayList<>();
    private volatile @Nullable Target target;

    Echo(Postman postman) {
        this.postman = postman;
    }

    void to(URI host, EchoTiming timing) {
        target = new Target(host, timing);
    }

    @Override
    public void before(List<SignedDelivery> echoes) {
        tell(echoes, EchoTiming.BEFORE_ANSWER);
    }

    @Override
    public void after(List<SignedDelivery> echoes) {
        tell(echoes, EchoTiming.AFTER_ANSWER);
    }

    List<PushedEcho> pushed() {
        lock.lock();
        try {
            return List.copyOf(pushed);
        } finally {
            lock.unlock();
        }
    }

    boolean await(int count, Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lock();
        try {
            while (pushed.size() < count && left > 0) {
                left = told.awaitNanos(left);
            }
            return pushed.size() >= count;
        } finally {
            lock.unlock();
        }
    }

    private void tell(List<SignedDelivery> echoes, EchoTiming now) {
        Target to = target;
        if (to == null || to.timing() != now) {
            return;
        }
        for (SignedDelivery echo : echoes) {
            PushedEcho done = new PushedEcho(echo, push(echo, to.host()));
            lock.lock();
            try {
                pushed.add(done);
                told.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private OptionalInt push(SignedDelivery echo, URI host) {
        try {
            return OptionalInt.of(postman.post(echo, host));
        } catch (UncheckedIOException e) {
            return OptionalInt.empty();
        }
    }
}
